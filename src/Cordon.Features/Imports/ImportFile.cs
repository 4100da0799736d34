using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Jobs;
using Cordon.Features.Payments;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Takes a file in: looks at it, seals it as evidence, and starts the job that reads it.</summary>
/// <param name="Path">Where the file lies now; it is not changed.</param>
/// <param name="FileName">What people call it.</param>
/// <param name="IdentifyBy">For request logs; null for the other kinds.</param>
/// <param name="Source">How it came: <c>upload</c>, <c>command-line</c>, <c>demo</c>.</param>
/// <param name="RunHere">The caller runs the job itself, at once; otherwise it waits for the next free worker.</param>
/// <param name="Detect">Let the detectors, or linking, run afterwards, where the settings do not forbid it.</param>
public sealed record ImportFile(ImportKind Kind, string Path, string FileName, IdentifyBy? IdentifyBy, string Source, bool RunHere, bool Detect = true);

/// <param name="AlreadyImported">The same content was read before; nothing was done.</param>
public sealed record ImportTicket(ImportId Import, JobId Job, bool AlreadyImported);

public sealed class ImportFileHandler(CordonStore store, IArtifactStore artifacts, FileInspector inspector, FingerprintKeys keys, ICurrentActor actors, JobBoard board)
{
    /// <returns>The import's and the job's number; or why the file is not taken, in which case nothing was stored.</returns>
    public async Task<Outcome<ImportTicket>> HandleAsync(ImportFile command, IProgress<JobProgress>? progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        progress?.Report(new("Looking at the file", 0, 0, 0));
        var inspection = await Task.Run(() => inspector.Inspect(command.Kind, command.Path, cancel), cancel);
        if (!inspection.Accepted(out var found, out var refusal)) return refusal;
        if (!(await SealAsync(command, found.Format, actor, progress, cancel)).Accepted(out var kept, out refusal)) return refusal;
        // A name is kept too.
        var outcome = await RegisterAsync(command with { FileName = CardNumber.Mask(command.FileName) }, found, kept, actor, cancel);
        board.Announce();
        return outcome;
    }

    /// <summary>Seals the file as it came; of a file of facts, without the rows that hold a card number.</summary>
    private async Task<Outcome<SealedFile>> SealAsync(ImportFile command, string format, Actor actor, IProgress<JobProgress>? progress, CancellationToken cancel)
    {
        if (FactFiles.Of(command.Kind)?.LayoutOf(format) is not { } layout)
        {
            var whole = await SealAsync(command.Path, file => file, progress, cancel);
            return new SealedFile(whole, whole.Sha256);
        }
        progress?.Report(new("Looking for card numbers", 0, 0, 0));
        var scanning = await Task.Run(() => CardScan.Of(command.Path, layout, cancel), cancel);
        if (!scanning.Accepted(out var scan, out var refusal)) return refusal;
        try
        {
            if (scan.NotKept == 0)
            {
                if (command.Kind == ImportKind.Payments && (await keys.GetAsync(actor, cancel)).Refusal is { } noKey) return noKey;
                return new SealedFile(await SealAsync(command.Path, file => new SameFileStream(file, scan.Sha256), progress, cancel), scan.Sha256);
            }
            if (!(await keys.GetAsync(actor, cancel)).Accepted(out var key, out refusal)) return refusal;
            return new SealedFile(await SealAsync(command.Path, _ => new CardFreeStream(command.Path, layout), progress, cancel), key.HashOfFile(scan.Sha256));
        }
        catch (FileChangedException)
        {
            return ImportRefusals.FileChanged;
        }
    }

    private async Task<SealedArtifact> SealAsync(string path, Func<FileStream, Stream> through, IProgress<JobProgress>? progress, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        await using var content = through(file);
        var total = file.Length;
        var bytes = progress is null ? null : new ByteProgress(read => progress.Report(new("Sealing the file", Math.Min(read, total), total, 0)));
        return await artifacts.SealAsync(content, bytes, cancel);
    }

    private async Task<Outcome<ImportTicket>> RegisterAsync(ImportFile command, InspectedFile found, SealedFile kept, Actor actor, CancellationToken cancel)
    {
        var artifact = kept.Artifact;
        await using var unit = await store.BeginAsync(cancel);
        var known = await unit.Db.Imports.SingleOrDefaultAsync(i => i.Sha256 == kept.KnownBy && i.Kind == command.Kind &&
            (i.State == ImportState.Reading || i.State == ImportState.Finished), cancel);
        if (known is not null && known.IdentifyBy != command.IdentifyBy) return ImportRefusals.IdentifiedOtherwise(known.IdentifyBy!.Value);
        if (known is { State: ImportState.Finished }) return new ImportTicket(known.Id, known.JobId, AlreadyImported: true);
        if (known is not null) return await ResumeAsync(unit, known, command, actor, cancel);

        var evidence = await unit.Db.Evidence.Where(e => e.Sha256 == artifact.Sha256).OrderBy(e => e.Id).FirstOrDefaultAsync(cancel);
        if (evidence is null)
        {
            evidence = new EvidenceItem
            {
                Sha256 = artifact.Sha256,
                SizeBytes = artifact.SizeBytes,
                MediaType = found.MediaType,
                OriginalName = command.FileName,
                Source = command.Source,
                CollectedBy = actor.Id,
                CollectedByName = actor.Name,
                CollectedAt = unit.At,
            };
            await EvidenceRegister.AddAsync(unit, evidence, actor, null, cancel);
        }
        else await Custody.AddAsync(unit, actor, [new(evidence.Id, CustodyAction.Collected, Detail: $"the same bytes came again, for an import, as {command.FileName}")], cancel);
        var job = unit.Db.Jobs.Add(new Job
        {
            Kind = ImportJobs.KindOf(command.Kind),
            Title = command.FileName,
            State = command.RunHere ? JobState.Running : JobState.Queued,
            Payload = command.Detect ? "{}" : ImportJobs.NothingAfter,
            RequestedBy = actor.Id,
            RequestedByName = actor.Name,
            RequestedRoles = string.Join(',', actor.Roles),
            RequestedAt = unit.At,
            StartedAt = command.RunHere ? unit.At : null,
            Worker = command.RunHere ? WorkerName.OfThisProcess : null,
            HeartbeatAt = command.RunHere ? unit.At : null,
            BytesTotal = artifact.SizeBytes,
        }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        var import = unit.Db.Imports.Add(new Import
        {
            Kind = command.Kind,
            State = ImportState.Reading,
            EvidenceId = evidence.Id,
            FileName = command.FileName,
            Sha256 = kept.KnownBy,
            Format = found.Format,
            IdentifyBy = command.IdentifyBy,
            JobId = job.Id,
            ImportedBy = actor.Id,
            StartedAt = unit.At,
        }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        unit.Record(new AuditRecord(actor, "import.started", $"import:{import.Id.Value}", After: Facts(command, found.Format, artifact)));
        return await unit.CommitAsync(new ImportTicket(import.Id, job.Id, AlreadyImported: false), cancel);
    }

    /// <summary>Takes up an import whose process died, or that still waits.</summary>
    private static async Task<Outcome<ImportTicket>> ResumeAsync(WriteUnit unit, Import import, ImportFile command, Actor actor, CancellationToken cancel)
    {
        var job = await unit.Db.Jobs.SingleAsync(j => j.Id == import.JobId, cancel);
        if (job.State == JobState.Running && WorkerName.IsAlive(job.Worker, job.HeartbeatAt, unit.At)) return ImportRefusals.InProgress;
        job.State = command.RunHere ? JobState.Running : JobState.Queued;
        job.Worker = command.RunHere ? WorkerName.OfThisProcess : null;
        job.HeartbeatAt = command.RunHere ? unit.At : null;
        job.CancelRequested = false;
        (job.EndedAt, job.ErrorCode, job.ErrorMessage) = (null, null, null);
        unit.Record(new AuditRecord(actor, "import.resumed", $"import:{import.Id.Value}", After: new { import.Lines }));
        return await unit.CommitAsync(new ImportTicket(import.Id, job.Id, AlreadyImported: false), cancel);
    }

    private static object Facts(ImportFile command, string format, SealedArtifact artifact) => new
    {
        kind = command.Kind.ToString(),
        format,
        identifyBy = command.IdentifyBy?.ToString(),
        sha256 = artifact.Sha256,
        sizeBytes = artifact.SizeBytes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        source = command.Source,
    };

    /// <param name="KnownBy">By what the same file is known when it comes again.</param>
    private sealed record SealedFile(SealedArtifact Artifact, string KnownBy);

    private sealed class ByteProgress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
