using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Payments;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>What the accounts of a cluster have in common, value by value.</summary>
/// <param name="Counted">Also how many accounts of the whole platform have each value; without it the answer is quick, and only identifiers are counted.</param>
public sealed record CompareCluster(ClusterId Cluster, bool Counted = true);

public sealed class CompareClusterHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostRows = 60;

    /// <summary>Values in one cell; an account with more is told by its own page.</summary>
    public const int MostInCell = 8;

    public async Task<Outcome<ClusterComparison>> HandleAsync(CompareCluster query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ClusterComparison>>(
            async (db, ct) =>
            {
                if (await db.Clusters.TagWith(nameof(CompareCluster)).SingleOrDefaultAsync(c => c.Id == query.Cluster, ct) is not { } cluster) return ClusterRefusals.NotFound;
                var ids = await ClusterAccounts.OfAsync(db, cluster.Id, cluster.Accounts, MostRows, ct);
                var accounts = await db.Accounts.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).TagWith("ComparedAccounts").ToListAsync(ct);
                var values = new ValueBook();
                await UsedAsync(db, ids, values, ct);
                foreach (var account in accounts) Said(account, values);
                foreach (var details in await db.BillingDetails.Where(d => ids.Contains(d.AccountId)).OrderByDescending(d => d.LastSeenAt).ThenBy(d => d.Id).Take(MostRows * 50).TagWith("ComparedBilling").ToListAsync(ct))
                    Said(details, values);
                var counts = query.Counted ? await PlatformCounts.ReadAsync(db, values, ct) : PlatformCounts.None;
                return values.Lay(accounts, cluster.Accounts, counts) with { IsCounted = query.Counted };
            },
            cancel);
    }

    private static async Task UsedAsync(CordonDb db, IReadOnlyList<AccountId> ids, ValueBook values, CancellationToken cancel)
    {
        var payments = await db.AccountPayments.Where(l => ids.Contains(l.AccountId)).OrderByDescending(l => l.LastSeenAt).Select(l => new { l.AccountId, l.PaymentIdentityId })
            .Take(MostRows * 50).TagWith("ComparedPayments").ToListAsync(cancel);
        var devices = await db.AccountDevices.Where(l => ids.Contains(l.AccountId)).OrderByDescending(l => l.LastSeenAt).Select(l => new { l.AccountId, l.DeviceId })
            .Take(MostRows * 50).TagWith("ComparedDevices").ToListAsync(cancel);
        var described = await IdentifiersInUse.DescribeAsync(db,
            [.. payments.Select(p => (false, p.PaymentIdentityId.Value)).Concat(devices.Select(d => (true, d.DeviceId.Value))).Distinct()], cancel);
        foreach (var (account, isDevice, id) in payments.Select(p => (p.AccountId, false, p.PaymentIdentityId.Value)).Concat(devices.Select(d => (d.AccountId, true, d.DeviceId.Value))))
        {
            if (!described.TryGetValue((isDevice, id), out var known)) continue;
            values.AddIdentifier(account, ComparedFields.Of(known.Name.Kind), known);
        }
    }

    private static void Said(Account a, ValueBook values)
    {
        values.Add(a.Id, ComparedField.Email, a.Email, Mask.Email(a.Email));
        values.Add(a.Id, ComparedField.EmailDomain, a.EmailDomain, a.EmailDomain);
        values.Add(a.Id, ComparedField.Username, a.Username, Mask.Name(a.Username));
        values.Add(a.Id, ComparedField.DisplayName, a.DisplayName, Mask.Name(a.DisplayName));
        values.Add(a.Id, ComparedField.Plan, a.Plan, a.Plan);
        values.Add(a.Id, ComparedField.Country, a.Country, a.Country);
    }

    private static void Said(BillingDetails d, ValueBook values)
    {
        values.Add(d.AccountId, ComparedField.BillingName, d.Name, Mask.Name(d.Name));
        values.Add(d.AccountId, ComparedField.BillingEmail, d.Email, Mask.Email(d.Email));
        values.Add(d.AccountId, ComparedField.BillingPhone, d.Phone, Mask.Phone(d.Phone));
        values.Add(d.AccountId, ComparedField.PostalCode, d.PostalCode, Mask.PostalCode(d.PostalCode));
        values.Add(d.AccountId, ComparedField.BillingCountry, d.Country, d.Country);
    }
}
