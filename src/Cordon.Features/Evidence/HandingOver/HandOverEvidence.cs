using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>Hands evidence over as a package that can be checked without Cordon: the originals, their custody records, and a list of hashes.</summary>
/// <param name="Items">Which; with <paramref name="Incident"/> also those that it rests on.</param>
/// <param name="Purpose">What the package is for.</param>
/// <param name="Recipient">Who gets it.</param>
public sealed record HandOverEvidence(IReadOnlyCollection<EvidenceId> Items, IncidentId? Incident, string? Purpose, string? Recipient);

/// <param name="Name">What the package is called as a file.</param>
/// <param name="WriteAsync">Writes it; what goes wrong on the way is an exception, so that nobody takes half of it for a whole.</param>
public sealed record HandOver(string Name, int Items, Func<Stream, CancellationToken, Task<WrittenPackage>> WriteAsync);

/// <param name="Digest">SHA-256 of the package, lower-case hexadecimal.</param>
public sealed record WrittenPackage(int Files, long Bytes, string Digest);

public sealed class HandOverEvidenceHandler(CordonStore store, IArtifactStore artifacts, SealCheck seals, ICurrentActor actors)
{
    public static Refusal? CheckText(string? text) =>
        (text ?? "").Trim().Length is >= EvidenceRefusals.MinReasonLength and <= EvidenceRefusals.MaxPurposeLength ? null : EvidenceRefusals.PurposeNeeded;

    /// <summary>Checks every seal and records the hand-over; the package is then written.</summary>
    /// <returns>The package; or <c>permission.missing</c>, <c>evidence.purpose-needed</c>, <c>evidence.nothing-chosen</c>, <c>evidence.too-many</c>, <c>evidence.not-found</c>,
    /// <c>incident.not-found</c>, <c>evidence.missing</c>, <c>evidence.altered</c>, in which cases nothing was recorded.</returns>
    public async Task<Outcome<HandOver>> HandleAsync(HandOverEvidence command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.HandOverEvidence)) return Refusals.NotPermitted;
        if ((CheckText(command.Purpose) ?? CheckText(command.Recipient)) is { } refusal) return refusal;
        command = command with { Purpose = CardNumber.Mask(command.Purpose!.Trim()), Recipient = CardNumber.Mask(command.Recipient!.Trim()) };
        if (!(await store.ReadAsync((db, ct) => ChosenAsync(db, command, ct), cancel)).Accepted(out var items, out refusal)) return refusal;
        if (await Task.Run(() => items.Select(item => seals.Check(item.Sha256, item.Id, null, cancel)).FirstOrDefault(broken => broken is not null), cancel) is { } seal) return seal;
        return await RecordAsync(command, items, actor, cancel);
    }

    private static async Task<Outcome<List<EvidenceItem>>> ChosenAsync(CordonDb db, HandOverEvidence command, CancellationToken cancel)
    {
        var ids = command.Items.ToHashSet();
        if (ids.Count > EvidenceRefusals.MostItems) return EvidenceRefusals.TooManyChosen;
        if (command.Incident is { } incident)
        {
            if (!await db.Incidents.AnyAsync(i => i.Id == incident, cancel)) return IncidentRefusals.NotFound;
            ids.UnionWith(await db.IncidentEvidence.Where(e => e.IncidentId == incident && e.TakenOutAt == null).Select(e => e.EvidenceId).OrderBy(e => e).Take(EvidenceRefusals.MostItems + 1)
                .TagWith(nameof(HandOverEvidence)).ToListAsync(cancel));
        }
        if (ids.Count == 0) return EvidenceRefusals.NothingChosen;
        if (ids.Count > EvidenceRefusals.MostItems) return EvidenceRefusals.TooManyChosen;
        var items = await db.Evidence.Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).TagWith(nameof(HandOverEvidence)).ToListAsync(cancel);
        return items.Count == ids.Count ? items : EvidenceRefusals.NotFound;
    }

    private async Task<Outcome<HandOver>> RecordAsync(HandOverEvidence command, List<EvidenceItem> items, Actor actor, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        await Custody.AddAsync(unit, actor, [.. items.SelectMany(item => Notes(item, command))], cancel);
        var ids = items.ConvertAll(item => item.Id);
        var last = await unit.Db.Custody.Where(c => ids.Contains(c.EvidenceId)).OrderByDescending(c => c.Id).Select(c => c.Id).TagWith(nameof(HandOverEvidence)).FirstAsync(cancel);
        unit.Record(new AuditRecord(actor, "evidence.handed-over", SubjectOf(command, items), command.Purpose, After: new
        {
            recipient = command.Recipient,
            items = items.Select(item => item.Id.Value),
            incident = command.Incident?.Value,
        }));
        var package = new Package(items, last, command.Purpose!, command.Recipient!, actor.Name, unit.At);
        var name = unit.At.UtcDateTime.ToString("'evidence-'yyyyMMdd-HHmmss'.zip'", CultureInfo.InvariantCulture);
        return await unit.CommitAsync(new HandOver(name, items.Count, (target, ct) => PackageWriter.WriteAsync(package, store, artifacts, target, ct)), cancel);
    }

    private static IEnumerable<CustodyNote> Notes(EvidenceItem item, HandOverEvidence command)
    {
        yield return new(item.Id, CustodyAction.Exported, command.Purpose, "written into a package", Sha256Before: item.Sha256, Sha256After: item.Sha256);
        yield return new(item.Id, CustodyAction.Transferred, command.Purpose, HandedFrom: "Cordon", HandedTo: command.Recipient, Sha256Before: item.Sha256, Sha256After: item.Sha256);
    }

    private static string SubjectOf(HandOverEvidence command, List<EvidenceItem> items) =>
        command.Incident is { } incident ? $"incident:{incident.Value}" : $"evidence:{items[0].Id.Value}";
}
