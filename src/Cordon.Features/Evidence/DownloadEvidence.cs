using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>Hands out the bytes of one item, with all that stands in them; the reason is written into its custody record first.</summary>
public sealed record DownloadEvidence(EvidenceId Id, string? Reason);

/// <param name="Path">Of the sealed bytes on this machine, which were whole a moment ago.</param>
/// <param name="Name">What it is called; never a path.</param>
public sealed record DownloadedEvidence(string Path, string Name, long SizeBytes);

public sealed class DownloadEvidenceHandler(CordonStore store, IArtifactStore artifacts, SealCheck seals, ICurrentActor actors)
{
    public static Refusal? CheckReason(string? reason) =>
        (reason ?? "").Trim().Length is >= EvidenceRefusals.MinReasonLength and <= CustodyEntry.MaxReasonLength ? null : EvidenceRefusals.ReasonNeeded;

    /// <returns>Where the bytes are; or <c>permission.missing</c>, <c>evidence.reason-needed</c>, <c>evidence.not-found</c>, <c>evidence.missing</c>, <c>evidence.altered</c>.</returns>
    public async Task<Outcome<DownloadedEvidence>> HandleAsync(DownloadEvidence command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.RevealPersonalData)) return Refusals.NotPermitted;
        if (CheckReason(command.Reason) is { } refusal) return refusal;
        var item = await store.ReadAsync((db, ct) => db.Evidence.SingleOrDefaultAsync(e => e.Id == command.Id, ct), cancel);
        if (item is null) return EvidenceRefusals.NotFound;
        if (await Task.Run(() => seals.Check(item.Sha256, item.Id, null, cancel), cancel) is { } broken) return broken;
        var reason = CardNumber.Mask(command.Reason!.Trim());
        await using var unit = await store.BeginAsync(cancel);
        await Custody.AddAsync(unit, actor, [new(item.Id, CustodyAction.Copied, reason, "downloaded whole", HandedFrom: "Cordon", HandedTo: actor.Name, Sha256Before: item.Sha256, Sha256After: item.Sha256)], cancel);
        unit.Record(new AuditRecord(actor, "evidence.downloaded", $"evidence:{item.Id.Value}", reason));
        return await unit.CommitAsync(new DownloadedEvidence(artifacts.PathOf(item.Sha256), item.OriginalName, item.SizeBytes), cancel);
    }
}
