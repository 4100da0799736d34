using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Devices;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Features.Payments;
using Cordon.Testing;

namespace Cordon.Features.Tests.Linking;

public sealed class IdentifierPageTests
{
    [Fact]
    public async Task A_card_tells_who_used_it_when_and_that_it_joins_them()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        var card = await facts.CardAsync("4242", ["A-1", "A-2", "A-3"]);
        var cluster = await facts.ClusterAsync("A-1", "A-2", "A-3", "A-4");
        var view = (await app.Get<GetPaymentHandler>().HandleAsync(new(card), CancellationToken.None)).Value;
        Assert.Equal((PaymentKind.Card, "Visa", "4242", 4, 2027, "NL"), (view.Kind, view.Brand, view.Last4, view.ExpiryMonth, view.ExpiryYear, view.IssuerCountry));
        Assert.Equal(["A-1", "A-2", "A-3"], view.Uses.Accounts.Rows.Select(r => r.Account));
        Assert.All(view.Uses.Accounts.Rows, row => Assert.Equal(TimeSpan.FromDays(10), row.LastSeenAt - row.FirstSeenAt));
        Assert.True(view.Uses.Standing.Joins);
        Assert.Equal(new IdentifierCluster(cluster.Value, 4, 3), Assert.Single(view.Uses.Clusters));
    }

    [Fact]
    public async Task Above_its_limit_it_is_a_hub_whose_limit_an_administrator_may_have_chosen()
    {
        await using var app = await TestApp.StartAsync();
        var prepaid = await new LinkFacts(app.Store).CardAsync("1111", [.. Enumerable.Range(1, 4).Select(i => $"A-{i}")], CardFunding.Prepaid);
        var standing = (await StandingAsync(app, prepaid))!;
        Assert.Equal((4, 3, true, false), (standing.Accounts.Value, standing.Limit, standing.IsHub, standing.Joins));
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            unit.Db.HubLimitChoices.Add(new HubLimitChoice { Kind = IdentifierKind.PrepaidCard, Limit = 4, SavedAt = unit.At, SavedBy = "dev:administrator", SavedByName = "Ada", Version = 1 });
            await unit.CommitAsync(CancellationToken.None);
        }
        standing = (await StandingAsync(app, prepaid))!;
        Assert.Equal((4, false, true), (standing.Limit, standing.IsHub, standing.Joins));
    }

    [Fact]
    public async Task What_was_said_with_a_card_is_masked()
    {
        await using var app = await TestApp.StartAsync();
        var facts = new LinkFacts(app.Store);
        var card = await facts.CardAsync("4242", ["A-1"]);
        await facts.SaidAsync(card, "A-1", "Mara Lindqvist", "mara@studio.example", "+31 20 555 0142", "1017 AB", "NL");
        var row = Assert.Single((await app.Get<GetPaymentHandler>().HandleAsync(new(card), CancellationToken.None)).Value.Uses.Accounts.Rows);
        var said = Assert.Single(row.Said);
        Assert.Equal(("M••• L•••", "m•••@studio.example", "••• 42", "10•••", "NL"), (said.Name, said.Email, said.Phone, said.PostalCode, said.Country));
        Assert.Equal(("M••• L•••", "a•••@studio.example"), (row.Name, row.Email));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(25)]
    public async Task Every_account_is_on_one_page_and_only_one(int size)
    {
        await using var app = await TestApp.StartAsync();
        // Two a day at the same instant: the number breaks the tie.
        string[] names = [.. Enumerable.Range(1, 25).Select(i => $"A-{i:00}")];
        var device = await new LinkFacts(app.Store).DeviceAsync("d-1", names);
        await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
        {
            var uses = unit.Db.AccountDevices.ToList();
            for (var i = 0; i < uses.Count; i++) uses[i].FirstSeenAt = TestApp.Noon.AddDays(-i / 2);
            await unit.CommitAsync(CancellationToken.None);
        }
        List<string> forth = [], back = [];
        Page<IdentifierAccount> page;
        var place = PagePlace.First;
        do
        {
            page = await AccountsAsync(app, device, place, size);
            forth.AddRange(page.Rows.Select(r => r.Account));
            place = new(page.Next, null);
        }
        while (page.Next is not null);
        back.AddRange(page.Rows.Select(r => r.Account));
        while (page.Previous is not null)
        {
            page = await AccountsAsync(app, device, new(null, page.Previous), size);
            back.InsertRange(0, page.Rows.Select(r => r.Account));
        }
        Assert.Equal(names, forth.Order());
        Assert.Equal(forth, back);
    }

    [Theory]
    [InlineData("~")]
    [InlineData("soon~1")]
    [InlineData("9999999999999999999~1")]
    [InlineData("1~2~3")]
    public async Task A_cursor_that_is_none_leads_to_the_first_page(string cursor)
    {
        await using var app = await TestApp.StartAsync();
        var device = await new LinkFacts(app.Store).DeviceAsync("d-1", ["A-1", "A-2"]);
        Assert.Equal(2, (await AccountsAsync(app, device, new(cursor, null), 50)).Rows.Count);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_and_so_is_who_may_not_browse()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(PaymentRefusals.NotFound, (await app.Get<GetPaymentHandler>().HandleAsync(new(new(9)), CancellationToken.None)).Refusal);
        Assert.Equal(DeviceRefusals.NotFound, (await app.Get<GetDeviceHandler>().HandleAsync(new(new(9)), CancellationToken.None)).Refusal);
        app.As("support");
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetPaymentHandler>().HandleAsync(new(new(9)), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetDeviceHandler>().HandleAsync(new(new(9)), CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.Get<GetAccountLinksHandler>().HandleAsync(new(new(9)), CancellationToken.None)).Refusal);
    }

    private static async Task<IdentifierStanding?> StandingAsync(TestApp app, PaymentIdentityId card) =>
        (await app.Get<GetPaymentHandler>().HandleAsync(new(card), CancellationToken.None)).Value.Uses.Standing;

    private static async Task<Page<IdentifierAccount>> AccountsAsync(TestApp app, DeviceId device, PagePlace place, int size) =>
        (await app.Get<GetDeviceHandler>().HandleAsync(new(device, place, size), CancellationToken.None)).Value.Uses.Accounts;
}
