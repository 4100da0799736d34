using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

public sealed record EvidenceRow(long Id, string Sha256, long Size, string MediaType, string Name, string Source, string CollectedBy, DateTimeOffset CollectedAt);

/// <summary>The sealed artifacts in the order they came.</summary>
public sealed class StreamEvidenceHandler(CordonStore store, ICurrentActor actors)
{
    private const int Batch = 1_000;

    /// <exception cref="RefusedException">The reader may not see evidence.</exception>
    public async IAsyncEnumerable<EvidenceRow> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new EvidenceId(0);
        while (true)
        {
            var items = await store.ReadAsync((db, ct) => db.Evidence.Where(e => e.Id > last).OrderBy(e => e.Id).Take(Batch).TagWith("StreamEvidence").ToListAsync(ct), cancel);
            foreach (var e in items) yield return new(e.Id.Value, e.Sha256, e.SizeBytes, e.MediaType, e.OriginalName, e.Source, e.CollectedBy, e.CollectedAt);
            if (items.Count < Batch) yield break;
            last = items[^1].Id;
        }
    }
}
