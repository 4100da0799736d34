using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>Takes a file in as evidence: looks at it, has it scanned, seals it, and puts it down with the beginning of its custody record.</summary>
/// <param name="Path">Where the file lies now; it is not changed.</param>
/// <param name="FileName">What people call it; shown, never used as a path.</param>
/// <param name="Source">How it came: <c>upload</c>, <c>command-line</c>, <c>api</c>.</param>
/// <param name="Origin">Where it comes from, in words.</param>
/// <param name="Reason">Why it is collected.</param>
/// <param name="Supersedes">The item that it stands in the place of.</param>
/// <param name="Incident">The incident that rests on it.</param>
public sealed record AddEvidence(string Path, string FileName, string Source, string? Origin = null, string? Reason = null, EvidenceId? Supersedes = null, IncidentId? Incident = null);

/// <param name="AlreadyThere">Another item has the same bytes; they are kept once.</param>
/// <param name="Note">What was seen in the bytes that one has to know; null where there is nothing.</param>
public sealed record AddedEvidence(EvidenceId Id, string Sha256, long SizeBytes, string MediaType, string Name, bool AlreadyThere, string? Note);

public sealed class AddEvidenceHandler(CordonStore store, IArtifactStore artifacts, EvidenceInspector inspector, EvidenceScan scan, ICurrentActor actors)
{
    /// <returns>The item; or why the file is not taken, in which case nothing was stored: <c>permission.missing</c>, <c>evidence.not-found</c>, <c>incident.not-found</c>,
    /// <c>evidence.text-too-long</c>, <c>evidence.file-changed</c>, what <see cref="EvidenceInspector"/> and <see cref="EvidenceScan"/> refuse.</returns>
    public async Task<Outcome<AddedEvidence>> HandleAsync(AddEvidence command, IProgress<JobProgress>? progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        command = command with { FileName = Masked(UploadName.Of(command.FileName))!, Origin = Masked(command.Origin), Reason = Masked(command.Reason) };
        if (command.Origin?.Length > EvidenceItem.MaxOriginLength || command.Reason?.Length > CustodyEntry.MaxReasonLength) return EvidenceRefusals.TextTooLong;
        // Before anything is sealed: neither is ever deleted.
        if (await store.ReadAsync((db, ct) => MissingAsync(db, command, ct), cancel) is { } missing) return missing;
        progress?.Report(new("Looking at the file", 0, 0, 0));
        var inspection = await Task.Run(() => inspector.Inspect(command.Path, cancel), cancel);
        if (!inspection.Accepted(out var found, out var refusal)) return refusal;
        if (await scan.LookAsync(command.Path, cancel) is { } unsafeFile) return unsafeFile;
        try
        {
            return await RegisterAsync(command, found, await SealAsync(command.Path, found.Bytes, progress, cancel), actor, cancel);
        }
        catch (FileChangedException)
        {
            return EvidenceRefusals.FileChanged;
        }
    }

    private static async Task<Refusal?> MissingAsync(CordonDb db, AddEvidence command, CancellationToken cancel)
    {
        if (command.Supersedes is { } item && !await db.Evidence.AnyAsync(e => e.Id == item, cancel)) return EvidenceRefusals.NotFound;
        return command.Incident is { } incident && !await db.Incidents.AnyAsync(i => i.Id == incident, cancel) ? IncidentRefusals.NotFound : null;
    }

    private async Task<SealedArtifact> SealAsync(string path, long bytes, IProgress<JobProgress>? progress, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        await using var content = new SameLengthStream(file, bytes);
        return await artifacts.SealAsync(content, progress is null ? null : new SealProgress(progress, bytes), cancel);
    }

    private async Task<Outcome<AddedEvidence>> RegisterAsync(AddEvidence command, InspectedEvidence found, SealedArtifact artifact, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        var alreadyThere = await unit.Db.Evidence.AnyAsync(e => e.Sha256 == artifact.Sha256, cancel);
        var item = new EvidenceItem
        {
            Sha256 = artifact.Sha256,
            SizeBytes = artifact.SizeBytes,
            MediaType = found.MediaType,
            OriginalName = command.FileName,
            Source = command.Source,
            Origin = command.Origin,
            SupersedesId = command.Supersedes,
            CollectedBy = actor.Id,
            CollectedByName = actor.Name,
            CollectedAt = unit.At,
        };
        await EvidenceRegister.AddAsync(unit, item, actor, command.Reason, cancel, found.Note);
        if (command.Incident is { } incident)
            unit.Db.IncidentEvidence.Add(new IncidentEvidence { IncidentId = incident, EvidenceId = item.Id, By = actor.Id, ByName = actor.Name, At = unit.At });
        unit.Record(new AuditRecord(actor, "evidence.collected", $"evidence:{item.Id.Value}", command.Reason, After: new
        {
            sha256 = item.Sha256,
            sizeBytes = item.SizeBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
            mediaType = item.MediaType,
            source = item.Source,
            supersedes = command.Supersedes?.Value,
            incident = command.Incident?.Value,
        }));
        return await unit.CommitAsync(new AddedEvidence(item.Id, item.Sha256, item.SizeBytes, item.MediaType, item.OriginalName, alreadyThere, found.Note), cancel);
    }

    private static string? Masked(string? text) => string.IsNullOrWhiteSpace(text) ? null : CardNumber.Mask(text.Trim());

    private sealed class SealProgress(IProgress<JobProgress> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new("Sealing the file", value, total, 0));
    }
}
