using Cordon.Domain;
using Cordon.Domain.Devices;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Linking;
using Cordon.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

/// <summary>The rule of incremental linking is tested in the domain; here, that the store asks and writes for it as it must.</summary>
public sealed class StoredOrderTests
{
    private static readonly int Worlds = Thorough.Times(always: 16, thorough: 40);

    private static readonly Gen<(int Act, int Account, int Other, int Identifier)> Step = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 5]);

    [Fact]
    public async Task Whatever_was_imported_decided_and_linked_bit_by_bit_a_whole_run_finds_nothing_to_change()
    {
        var clusters = 0;
        await Step.Array[12, 24].SampleAsync(
            async steps =>
            {
                await using var store = await WorldAsync();
                foreach (var (act, account, other, identifier) in steps)
                {
                    await DoAsync(store, act, account, other, identifier);
                    if (other % 3 == 0) await store.LinkAsync();
                }
                await store.LinkAsync();
                var stored = await store.ClustersAsync();
                Interlocked.Add(ref clusters, stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
                return (await store.LinkAllAsync()).Changed == 0 && stored == await store.ClustersAsync();
            },
            iter: Worlds);
        Assert.True(clusters > Worlds, $"{clusters} clusters are too few to compare");
    }

    /// <summary>Nine accounts, three cards and two devices that nobody uses yet, and limits that are soon crossed.</summary>
    private static async Task<LinkedStore> WorldAsync()
    {
        var store = await LinkedStore.StartAsync();
        for (var i = 1; i <= 3; i++) await store.Facts.CardAsync($"000{i}", []);
        for (var i = 1; i <= 2; i++) await store.Facts.DeviceAsync($"device {i}", []);
        await store.Facts.CardAsync("9999", [.. Enumerable.Range(1, 9).Select(i => $"A-{i}")], CardFunding.Prepaid);
        await store.ChangeAsync(db =>
        {
            foreach (var kind in new[] { IdentifierKind.Card, IdentifierKind.Device })
                db.HubLimitChoices.Add(new HubLimitChoice { Kind = kind, Limit = 3, SavedAt = default, SavedBy = "dev:mara", SavedByName = "Mara", Version = 1 });
        });
        await store.LinkAsync();
        return store;
    }

    private static async Task DoAsync(LinkedStore store, int act, int account, int other, int identifier)
    {
        var (who, what) = (new AccountId(account), identifier <= 3 ? IdentifierRef.Of(new PaymentIdentityId(identifier)) : IdentifierRef.Of(new DeviceId(identifier - 3)));
        switch (act)
        {
            case <= 4:
                await store.ChangeAsync(db =>
                {
                    if (what.Payment is { } payment && !db.AccountPayments.Any(l => l.AccountId == who && l.PaymentIdentityId == payment))
                        db.AccountPayments.Add(new AccountPayment { AccountId = who, PaymentIdentityId = payment, FirstSeenAt = default, LastSeenAt = default });
                    if (what.Device is { } device && !db.AccountDevices.Any(l => l.AccountId == who && l.DeviceId == device))
                        db.AccountDevices.Add(new AccountDevice { AccountId = who, DeviceId = device, FirstSeenAt = default, LastSeenAt = default });
                    db.DueLinks.Add(new DueLink { AccountId = who, Certain = true });
                });
                break;
            case 5:
                await store.App.Get<CutIdentifierHandler>().HandleAsync(new(what, LinkedStore.Why), CancellationToken.None);
                break;
            case 6:
                await store.App.Get<CutAccountHandler>().HandleAsync(new(who, what, LinkedStore.Why), CancellationToken.None);
                break;
            case 7:
                await store.App.Get<JoinAccountsHandler>().HandleAsync(new(who, new(other), LinkedStore.Why), CancellationToken.None);
                break;
            default:
                var decisions = await store.App.AskAsync(db => db.LinkDecisions.Select(d => d.Id).ToListAsync());
                if (decisions.Count > 0) await store.App.Get<TakeBackLinkDecisionHandler>().HandleAsync(new(decisions[other % decisions.Count], LinkedStore.Why), CancellationToken.None);
                break;
        }
    }
}
