using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Overview;

/// <summary>How much came since an instant: numbers of lists that can be opened.</summary>
/// <param name="Since">As <see cref="MarkVisitHandler"/> tells it; null for everything so far.</param>
public sealed record GetChanges(DateTimeOffset? Since);

/// <param name="Flagged">Accounts with a flag that was not there before; as <see cref="Accounts.AccountFilter.FlaggedFrom"/> finds them.</param>
/// <param name="Finished">Imports that came to their end; as <see cref="ListImports"/> finds them.</param>
/// <param name="Failed">Imports whose job failed.</param>
public sealed record Changes(BoundedCount Flagged, BoundedCount Finished, BoundedCount Failed)
{
    public bool IsNothing => Flagged.Value + Finished.Value + Failed.Value == 0;
}

public sealed class GetChangesHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The numbers; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<Changes>> HandleAsync(GetChanges query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Changes>>(
            async (db, ct) =>
            {
                var flags = FlagScores.Open(db);
                if (query.Since is { } since) flags = flags.Where(f => f.FirstFoundAt >= since);
                // So many flags are of at least so many accounts as are counted; the newest first, as their index holds them.
                var flagged = await flags.OrderByDescending(f => f.FirstFoundAt).Take(BoundedCount.Look * Detectors.All.Count).Select(f => f.AccountId).Distinct()
                    .TagWith(nameof(GetChanges)).CountAsync(ct);
                var finished = await ListImportsHandler.Ended(db, ImportState.Finished, query.Since).Take(BoundedCount.Look).TagWith(nameof(GetChanges)).CountAsync(ct);
                var failed = await ListImportsHandler.Ended(db, ImportState.Failed, query.Since).Take(BoundedCount.Look).TagWith(nameof(GetChanges)).CountAsync(ct);
                return new Changes(new(Math.Min(flagged, BoundedCount.Look)), new(finished), new(failed));
            },
            cancel);
    }
}
