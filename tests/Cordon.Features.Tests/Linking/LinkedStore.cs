using Cordon.Domain;
using Cordon.Domain.Devices;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Linking;

/// <summary>Facts as imports leave them, with what is due; runs of linking; and the stored clusters as text.</summary>
internal sealed class LinkedStore : IAsyncDisposable
{
    public const string Why = "She said so on the telephone.";

    private LinkedStore(TestApp app) => (App, Facts) = (app, new LinkFacts(app.Store));

    public TestApp App { get; }
    public LinkFacts Facts { get; }

    public static async Task<LinkedStore> StartAsync() => new((await TestApp.StartAsync()).As("approver"));

    public async Task<PaymentIdentityId> CardAsync(string last4, params string[] accounts)
    {
        var card = await Facts.CardAsync(last4, accounts);
        await DueAsync(accounts);
        return card;
    }

    public async Task<DeviceId> DeviceAsync(string name, params string[] accounts)
    {
        var device = await Facts.DeviceAsync(name, accounts);
        await DueAsync(accounts);
        return device;
    }

    /// <summary>One more account on a card, as a later import tells it.</summary>
    public async Task UseAsync(PaymentIdentityId card, string account)
    {
        await Facts.CardAsync("0000", [account]);
        await ChangeAsync(db => db.AccountPayments.AddRange(db.Accounts.Where(a => a.ExternalId == account).Select(a => new AccountPayment
        {
            AccountId = a.Id,
            PaymentIdentityId = card,
            FirstSeenAt = TestApp.Noon,
            LastSeenAt = TestApp.Noon,
        })));
        await DueAsync(account);
    }

    public async Task DueAsync(params string[] accounts) => await ChangeAsync(db =>
        db.DueLinks.AddRange(db.Accounts.Where(a => accounts.Contains(a.ExternalId)).Select(a => new DueLink { AccountId = a.Id, Certain = true }).ToList()));

    public async Task ChangeAsync(Action<Data.CordonDb> change)
    {
        await using var unit = await App.Store.BeginAsync(CancellationToken.None);
        change(unit.Db);
        await unit.CommitAsync(CancellationToken.None);
    }

    public async Task<LinkingResult> LinkAsync(CancellationToken cancel = default) =>
        (await App.Get<RunLinkingHandler>().HandleAsync(new RunLinking(), new Progress<JobProgress>(), cancel)).Value;

    /// <summary>Every account linked anew, whatever was due.</summary>
    public async Task<LinkingResult> LinkAllAsync()
    {
        await using (var unit = await App.Store.BeginAsync(CancellationToken.None))
        {
            await unit.Db.LinkingRuns.ExecuteDeleteAsync();
            await unit.CommitAsync(CancellationToken.None);
        }
        return await LinkAsync();
    }

    /// <summary>The clusters with their accounts and figures, one a line.</summary>
    public async Task<string> ClustersAsync()
    {
        var clusters = await App.AskAsync(db => db.Clusters.OrderBy(c => c.Id).ToListAsync());
        var members = (await App.AskAsync(db => db.ClusterMembers.Join(db.Accounts, m => m.AccountId, a => a.Id, (m, a) => new { m.ClusterId, a.ExternalId }).ToListAsync())).ToLookup(m => m.ClusterId, m => m.ExternalId);
        Assert.Equal(clusters.Select(c => c.Id), members.Select(m => m.Key).OrderBy(id => id.Value));
        return string.Join('\n', clusters.Select(c => $"{string.Join(' ', members[c.Id].Order(StringComparer.Ordinal))}: {c.Accounts} accounts, {c.Links} links"));
    }

    public Task<AccountId> IdAsync(string account) => Facts.IdOfAsync(account);

    public Task<List<string>> AuditAsync(string prefix) => App.AskAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith(prefix)).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
