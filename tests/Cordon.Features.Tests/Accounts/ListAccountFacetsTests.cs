using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Testing;

namespace Cordon.Features.Tests.Accounts;

public sealed class ListAccountFacetsTests
{
    [Fact]
    public async Task Each_plan_and_country_is_named_once_and_in_order()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,plan,country\nA-1,team,NL\nA-2,free,DE\nA-3,team,DE\nA-4,,\n"));
        var facets = (await app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Value;
        Assert.Equal(["free", "team"], facets.Plans);
        Assert.Equal(["DE", "NL"], facets.Countries);
    }

    [Fact]
    public async Task No_more_than_a_list_can_show_is_read()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,plan\n" + string.Concat(Enumerable.Range(0, 250).Select(i => $"A-{i},plan {i:000}\n"))));
        Assert.Equal(ListAccountFacetsHandler.Most, (await app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Value.Plans.Count);
    }

    [Fact]
    public async Task What_was_read_holds_for_a_minute()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Empty((await app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Value.Plans);
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,plan\nA-1,team\n"));
        Assert.Empty((await app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Value.Plans);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["team"], (await app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Value.Plans);
    }

    [Fact]
    public async Task Who_may_not_browse_learns_no_plan()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("permission.missing", (await app.As("support").Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None)).Refusal?.Code);
    }
}
