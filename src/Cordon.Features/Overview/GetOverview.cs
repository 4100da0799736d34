using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Imports;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Overview;

/// <summary>What the store holds and who is busiest.</summary>
public sealed record GetOverview;

/// <param name="Accounts">Counted up to 10,000, as everywhere.</param>
/// <param name="Requests">In all finished imports.</param>
/// <param name="BusiestRequests">What the busiest accounts shown made of them.</param>
public sealed record OverviewFacts(Paging.BoundedCount Accounts, long Requests, long BusiestRequests, IReadOnlyList<AccountRow> Busiest, IReadOnlyList<ImportRow> Imports);

public sealed class GetOverviewHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostBusiest = 10, MostImports = 5;

    public async Task<Outcome<OverviewFacts>> HandleAsync(GetOverview query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync(
            async (db, ct) =>
            {
                var accounts = await db.Accounts.Select(a => a.Id).Take(Paging.BoundedCount.Look).CountAsync(ct);
                var requests = await db.Accounts.SumAsync(a => a.Requests, ct);
                var busiest = await db.Accounts.OrderByDescending(a => a.Requests).ThenByDescending(a => a.Id).Take(MostBusiest).TagWith(nameof(GetOverview)).ToListAsync(ct);
                var imports = await db.Imports.OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id).Take(MostImports)
                    .Join(db.Jobs, i => i.JobId, j => j.Id, (i, j) => new { Import = i, Job = j }).ToListAsync(ct);
                return (Outcome<OverviewFacts>)new OverviewFacts(new(accounts), requests, busiest.Sum(a => a.Requests),
                    [.. busiest.Where(a => a.Requests > 0).Select(AccountRow.Of)],
                    [.. imports.OrderByDescending(i => i.Import.StartedAt).ThenByDescending(i => i.Import.Id.Value).Select(i => ImportRow.Of(i.Import, i.Job))]);
            },
            cancel);
    }
}
