using Cordon.Domain.Imports;
using Cordon.Domain.Payments;
using Cordon.Features.Demo;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Demo;

[Collection<WrittenDemoCollection>]
public sealed class DemoFactsTests(WrittenDemo demo)
{
    [Fact]
    public async Task The_imports_take_every_row()
    {
        await using var app = await LoadedAsync();
        Assert.Equal(0, await app.AskAsync(db => db.ImportRejects.CountAsync()));
        Assert.Equal(demo.World.Accounts.Count(a => a.Card is not null), await app.AskAsync(db => db.AccountPayments.CountAsync()));
    }

    [Fact]
    public async Task The_five_have_two_cards_one_of_them_corporate_and_one_device()
    {
        await using var app = await LoadedAsync();
        Assert.Equal([CardFunding.Corporate], (await CardsOf(app, DemoRole.Five)).Where(c => c.Funding == CardFunding.Corporate).Select(c => c.Funding));
        Assert.Equal((2, 1), ((await CardsOf(app, DemoRole.Five)).Count, await DevicesOf(app, DemoRole.Five)));
    }

    [Fact]
    public async Task The_family_shares_a_card_and_no_device()
    {
        await using var app = await LoadedAsync();
        Assert.Equal((1, 3), (Assert.Single(await CardsOf(app, DemoRole.Family)) is { Kind: PaymentKind.Card } ? 1 : 0, await DevicesOf(app, DemoRole.Family)));
    }

    [Fact]
    public async Task The_resellers_customers_share_one_prepaid_card_that_names_nobody()
    {
        await using var app = await LoadedAsync();
        var card = Assert.Single(await CardsOf(app, DemoRole.ResellerCustomer));
        Assert.Equal((CardFunding.Prepaid, 0), (card.Funding, await app.AskAsync(db => db.BillingDetails.CountAsync(d => d.PaymentIdentityId == card.Id))));
    }

    [Fact]
    public async Task The_strangers_behind_the_offices_address_share_nothing_with_the_five()
    {
        await using var app = await LoadedAsync();
        var five = (await CardsOf(app, DemoRole.Five)).Select(c => c.Id).ToHashSet();
        Assert.DoesNotContain(await CardsOf(app, DemoRole.Cafe), card => five.Contains(card.Id));
        Assert.DoesNotContain(await CardsOf(app, DemoRole.CoWorking), card => five.Contains(card.Id));
    }

    [Fact]
    public async Task Everybody_is_seen_within_the_accounts_life_and_billed_by_invented_details()
    {
        await using var app = await LoadedAsync();
        Assert.Equal(0, await app.AskAsync(db => db.AccountPayments.CountAsync(l => db.Accounts.Any(a => a.Id == l.AccountId && a.CreatedAt > l.FirstSeenAt))));
        Assert.Equal(0, await app.AskAsync(db => db.AccountDevices.CountAsync(l => db.Accounts.Any(a => a.Id == l.AccountId && a.CreatedAt > l.FirstSeenAt))));
        Assert.All(await app.AskAsync(db => db.BillingDetails.Where(d => d.Email != null).Select(d => d.Email!).ToListAsync()), mail => Assert.EndsWith(".example", mail, StringComparison.Ordinal));
        var phones = await app.AskAsync(db => db.BillingDetails.Where(d => d.Phone != null).Select(d => d.Phone!).ToListAsync());
        Assert.Contains(phones, phone => phone.StartsWith("+1-", StringComparison.Ordinal));
        Assert.All(phones.Where(phone => phone.StartsWith("+1-", StringComparison.Ordinal)), phone => Assert.Matches(@"^\+1-\d{3}-555-01\d{2}$", phone));
    }

    private async Task<TestApp> LoadedAsync()
    {
        var app = await TestApp.StartAsync();
        app.Clock.SetUtcNow(new DateTimeOffset(WrittenDemo.LoadedOn, TimeOnly.MinValue, TimeSpan.Zero));
        await app.ImportAsync(ImportKind.Accounts, demo.Files.Accounts);
        await app.ImportAsync(ImportKind.Payments, demo.Files.Payments);
        await app.ImportAsync(ImportKind.Devices, demo.Files.Devices);
        return app;
    }

    private Task<List<PaymentIdentity>> CardsOf(TestApp app, DemoRole role)
    {
        var names = demo.World.In(role).Select(a => a.ExternalId).ToList();
        return app.AskAsync(db => db.PaymentIdentities.Where(p => db.AccountPayments.Any(l => l.PaymentIdentityId == p.Id && db.Accounts.Any(a => a.Id == l.AccountId && names.Contains(a.ExternalId)))).ToListAsync());
    }

    private Task<int> DevicesOf(TestApp app, DemoRole role)
    {
        var names = demo.World.In(role).Select(a => a.ExternalId).ToList();
        return app.AskAsync(db => db.Devices.CountAsync(d => db.AccountDevices.Any(l => l.DeviceId == d.Id && db.Accounts.Any(a => a.Id == l.AccountId && names.Contains(a.ExternalId)))));
    }
}
