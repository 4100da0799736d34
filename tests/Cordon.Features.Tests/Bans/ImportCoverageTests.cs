using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Jobs;
using Cordon.Features.Tests.Attribution;
using Cordon.Testing.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

/// <summary>Whoever comes after the ban is covered in the transaction that brings them, before any run of attribution.</summary>
public sealed class ImportCoverageTests
{
    [Fact]
    public async Task An_account_whose_address_says_enough_is_covered_in_the_transaction_of_its_import()
    {
        await using var store = await BannedAsync(threshold: BanRule.LeastThreshold);
        await store.AccountsAsync("A-9,jo@northlight-data.com,true", "A-10,jo@studio.example,true");
        Assert.Equal(["A-9"], await CoveredAsync(store));
        // Nobody has attributed since: that job still waits.
        Assert.Equal(JobState.Queued, await store.App.AskAsync(db => db.Jobs.Where(j => j.Kind == "attribution.run").OrderByDescending(j => j.Id).Select(j => j.State).FirstAsync()));
        Assert.Equal((await ImportedAsync(store), "A-9"), await store.App.AskAsync(async db => (await db.EnforcementChanges.Select(c => c.At).SingleAsync(), await db.Accounts.Where(a => db.EnforcementChanges.Any(c => c.AccountId == a.Id)).Select(a => a.ExternalId).SingleAsync())));
    }

    [Fact]
    public async Task An_account_that_a_signal_speaks_of_is_covered_in_the_transaction_that_takes_it_over()
    {
        await using var store = await BannedAsync(threshold: 0.9);
        await store.SignalsAsync("A-9,Northlight Data,confirmation,,personnel,2026-03-09T00:00:00Z");
        Assert.Equal(["A-9"], await CoveredAsync(store));
    }

    [Fact]
    public async Task A_confirmed_account_that_is_imported_again_stays_covered_and_one_that_is_confirmed_afterwards_is_covered_by_that()
    {
        await using var store = await BannedAsync(threshold: null);
        await store.AccountsAsync("A-9,jo@northlight-data.com,true");
        Assert.Empty(await CoveredAsync(store));
        await store.ConfirmAsync("A-9");
        Assert.Equal(["A-9"], await CoveredAsync(store));
        await store.AccountsAsync("A-9,jo@northlight-data.com,true", "A-10,kim@northlight-data.com,true");
        Assert.Equal(["A-9"], await CoveredAsync(store));
    }

    [Fact]
    public async Task The_run_of_attribution_that_follows_finds_nothing_to_change()
    {
        await using var store = await BannedAsync(threshold: BanRule.LeastThreshold);
        await store.AccountsAsync("A-9,jo@northlight-data.com,true");
        var before = await RoundsAsync(store);
        await store.AttributeAsync();
        Assert.Equal([SignalKind.VerifiedMail], await store.KindsAsync("A-9"));
        Assert.Equal(before, await RoundsAsync(store));
    }

    private static async Task<AttributedStore> BannedAsync(double? threshold)
    {
        var store = await AttributedStore.StartAsync();
        var company = await store.OrganizationAsync("Northlight Data");
        await new SampleBans(store.App.Store).InForceAsync(BanRule.OfOrganization(company) with { Threshold = threshold });
        store.App.Clock.Advance(TimeSpan.FromMinutes(5));
        return store;
    }

    private static Task<List<string>> CoveredAsync(AttributedStore store) => store.App.AskAsync(db => db.Coverage.Where(c => c.EndedAt == null).Join(db.Accounts, c => c.AccountId, a => a.Id, (_, a) => a.ExternalId).OrderBy(a => a).ToListAsync());

    private static Task<DateTimeOffset> ImportedAsync(AttributedStore store) => store.App.AskAsync(db => db.Imports.OrderByDescending(i => i.Id).Select(i => i.StartedAt).FirstAsync());

    private static Task<string> RoundsAsync(AttributedStore store) => store.App.AskAsync(async db => string.Join(' ', (await db.Coverage.OrderBy(c => c.Id).ToListAsync()).Select(c => $"{c.AccountId.Value}:{c.Round}:{c.EndedInRound}")));
}
