using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Audit;

public sealed record AuditRow(long Sequence, DateTimeOffset At, string Actor, string Action, string Subject, string? Reason, string LeafHash);

/// <summary>The audit record from its beginning, in order.</summary>
public sealed class StreamAuditHandler(CordonStore store, ICurrentActor actors)
{
    private const int Batch = 1_000;

    /// <exception cref="RefusedException">The reader may not read the record.</exception>
    public async IAsyncEnumerable<AuditRow> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReadAudit)) throw new RefusedException(Refusals.NotPermitted);
        long last = 0;
        while (true)
        {
            var entries = await store.ReadAsync(
                (db, ct) => db.AuditEntries.Where(e => e.Sequence > last).OrderBy(e => e.Sequence).Take(Batch).TagWith("StreamAudit").ToListAsync(ct), cancel);
            foreach (var e in entries) yield return new AuditRow(last = e.Sequence, e.At, e.Actor, e.Action, e.Subject, e.Reason, Convert.ToHexStringLower(e.LeafHash));
            if (entries.Count < Batch) yield break;
        }
    }
}
