using Cordon.Domain.Imports;
using Cordon.Features.Activity;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class ActivityImportTests
{
    private const string Minute = """
        {"account":"A-1","minute":"2026-03-09T02:10:00Z","requests":60,"bytes":120000,"client_errors":1,"not_found":1,"parts":0,"referred":0,"resources":60,"routes":[{"route":"GET /images/{n}","requests":60,"errors":1,"least":100,"greatest":159,"distinct":60,"steps":59,"ascending":59}],"agents":[{"name":"Firefox","requests":60}],"networks":[{"name":"192.0.2.7","requests":60}]}
        """;

    [Fact]
    public async Task A_warehouses_minute_is_kept_like_one_of_our_own()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(1, (await app.ImportAsync(ImportKind.Activity, app.WriteFile("a.ndjson", Minute + "\n"))).Value.Accepted);
        var account = await app.AskAsync(db => db.Accounts.SingleAsync());
        var use = (await app.Get<GetAccountUseHandler>().HandleAsync(new(account.Id), CancellationToken.None)).Value;
        var route = Assert.Single(use.Routes);
        Assert.Equal(("GET", "/images/{n}", 60, new IdRange(100, 159)), (route.Method, route.Template, route.Requests, route.Ids));
        Assert.Equal(("Firefox", "192.0.2.0/24"), (Assert.Single(use.Agents).Name, Assert.Single(use.Networks).Name));
    }

    [Fact]
    public async Task A_minute_that_a_log_told_before_is_rejected()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(new(2026, 3, 9, 2, 10, 30, TimeSpan.Zero), user: "A-1")));
        var result = (await app.ImportAsync(ImportKind.Activity, app.WriteFile("a.ndjson", Minute + "\n" + Minute.Replace("02:10", "02:11", StringComparison.Ordinal) + "\n"))).Value;
        Assert.Equal((1, "requests of this account and minute were imported before"), (result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Theory]
    [InlineData("\"account\":\"A-1\",", "", "account is missing")]
    [InlineData("02:10:00", "02:10:01", "minute is not the start of a minute")]
    [InlineData("\"requests\":60,\"bytes\"", "\"requests\":0,\"bytes\"", "requests is not at least 1")]
    [InlineData("\"parts\":0", "\"parts\":61", "parts is not between 0 and requests")]
    [InlineData("GET /images", "images", "a route is not written METHOD template")]
    [InlineData("\"least\":100,", "", "a route's least and greatest id do not fit together")]
    [InlineData("192.0.2.7", "somewhere", "networks holds something that is no address with a count")]
    public async Task A_minute_that_does_not_add_up_is_rejected(string what, string instead, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var bad = Minute.Replace(what, instead, StringComparison.Ordinal);
        var result = (await app.ImportAsync(ImportKind.Activity, app.WriteFile("a.ndjson", Minute.Replace("A-1", "A-2", StringComparison.Ordinal) + "\n" + bad + "\n"))).Value;
        Assert.Equal(reason, Assert.Single(result.Rejects).Reason);
    }

    [Fact]
    public async Task A_file_of_something_else_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("import.not-activity", (await app.ImportAsync(ImportKind.Activity, app.WriteFile("a.ndjson", "{\"a\":1}\n"))).Refusal?.Code);
    }
}
