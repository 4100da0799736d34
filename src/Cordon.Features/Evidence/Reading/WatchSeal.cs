using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Reading;

/// <summary>How the check of an item's seal ends; begins it where nobody did.</summary>
public sealed record WatchSeal(EvidenceId Evidence);

public sealed class WatchSealHandler(CordonStore store, SealWatch seals, ICurrentActor actors)
{
    /// <param name="percent">Told from another thread how much was hashed.</param>
    public async Task<Outcome<SealView>> HandleAsync(WatchSeal query, IProgress<int>? percent, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var sha256 = await store.ReadAsync((db, ct) => db.Evidence.Where(e => e.Id == query.Evidence).Select(e => e.Sha256).TagWith(nameof(WatchSeal)).SingleOrDefaultAsync(ct), cancel);
        return sha256 is null ? EvidenceReadRefusals.NotFound : await seals.WaitAsync(query.Evidence, sha256, actor, percent, cancel);
    }
}
