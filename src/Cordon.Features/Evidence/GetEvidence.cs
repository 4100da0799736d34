using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence.Reading;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>An item of evidence: what it is, what it is part of, and who touched it. Nothing of its content.</summary>
/// <param name="CustodyBefore">Custody entries before this number; null: the newest.</param>
public sealed record GetEvidence(EvidenceId Id, long? CustodyBefore = null);

/// <param name="Imports">That read these bytes, the newest first.</param>
/// <param name="Derived">Items that were taken out of it.</param>
/// <param name="SupersededBy">The newest item that stands in its place.</param>
/// <param name="Custody">Newest first, at most <see cref="GetEvidenceHandler.CustodySize"/>; <paramref name="CustodyCount"/> are all.</param>
/// <param name="Fault">What the last check of the whole store found wrong with it.</param>
public sealed record EvidenceView(long Id, string Sha256, long SizeBytes, string MediaType, string Name, string Source, string? Origin, string By, DateTimeOffset At, EvidenceShape Shape,
    EvidenceName? DerivedFrom, EvidenceName? Supersedes, EvidenceName? SupersededBy, IReadOnlyList<EvidenceName> Derived, IReadOnlyList<EvidenceImport> Imports, IReadOnlyList<EvidenceIncident> Incidents,
    IReadOnlyList<CustodyView> Custody, long CustodyCount, EvidenceFault? Fault, bool IsLog, bool MayExtract, bool MayDownload, bool MayHandOver);

/// <summary>How an item can be looked at.</summary>
public enum EvidenceShape
{
    Lines,
    Table,
    Json,
    Image,
    Pdf,

    /// <summary>Only by a program made for it.</summary>
    Bytes,
}

public sealed record EvidenceName(long Id, string Name);

public sealed record EvidenceImport(long Id, string FileName, ImportKind Kind, ImportState State);

/// <param name="Before">The hash that was expected, and the one that was found, where it was taken.</param>
public sealed record CustodyView(long Sequence, DateTimeOffset At, string By, CustodyAction Action, string? Reason, string? Detail, string? From, string? To, string? Before, string? After);

public sealed class GetEvidenceHandler(CordonStore store, ICurrentActor actors)
{
    public const int CustodySize = 50, MostRelated = 50;

    /// <returns>The item; or <c>permission.missing</c>, <c>evidence.not-found</c>.</returns>
    public async Task<Outcome<EvidenceView>> HandleAsync(GetEvidence query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<EvidenceView>>(
            async (db, ct) =>
            {
                if (await db.Evidence.Where(e => e.Id == query.Id).TagWith(nameof(GetEvidence)).SingleOrDefaultAsync(ct) is not { } item) return EvidenceReadRefusals.NotFound;
                var imports = await db.Imports.Where(i => db.Evidence.Any(e => e.Id == i.EvidenceId && e.Sha256 == item.Sha256)).OrderByDescending(i => i.Id).Take(MostRelated)
                    .Select(i => new EvidenceImport(i.Id.Value, i.FileName, i.Kind, i.State)).TagWith("ImportsOfEvidence").ToListAsync(ct);
                var incidents = await db.IncidentEvidence.Where(i => i.EvidenceId == item.Id && i.TakenOutAt == null).Join(db.Incidents, i => i.IncidentId, i => i.Id, (_, i) => i).OrderBy(i => i.Id)
                    .Take(MostRelated).Select(i => new EvidenceIncident(i.Id.Value, i.Title)).TagWith("IncidentsOfEvidence").ToListAsync(ct);
                var derived = await db.Evidence.Where(e => e.DerivedFromId == item.Id).OrderByDescending(e => e.Id).Take(MostRelated).Select(e => new EvidenceName(e.Id.Value, e.OriginalName)).ToListAsync(ct);
                var supersededBy = await db.Evidence.Where(e => e.SupersedesId == item.Id).OrderByDescending(e => e.Id).Select(e => new EvidenceName(e.Id.Value, e.OriginalName)).FirstOrDefaultAsync(ct);
                var faults = await EvidenceFaults.OfAsync(db, [item.Sha256], ct);
                var isLog = imports.Exists(i => i.Kind == ImportKind.Requests && i.State is ImportState.Finished or ImportState.Reading);
                return new EvidenceView(item.Id.Value, item.Sha256, item.SizeBytes, item.MediaType, item.OriginalName, item.Source, item.Origin, item.CollectedByName ?? item.CollectedBy, item.CollectedAt,
                    ShapeOf(item), await NameAsync(db, item.DerivedFromId, ct), await NameAsync(db, item.SupersedesId, ct), supersededBy, derived, imports, incidents,
                    await CustodyAsync(db, query, ct), await db.Custody.LongCountAsync(c => c.EvidenceId == item.Id, ct), faults.TryGetValue(item.Sha256, out var fault) ? fault : null, isLog,
                    actor.May(Permission.ReviewFacts), actor.May(Permission.RevealPersonalData), actor.May(Permission.HandOverEvidence));
            },
            cancel);
    }

    private static async Task<EvidenceName?> NameAsync(CordonDb db, EvidenceId? id, CancellationToken cancel) =>
        id is { } known ? await db.Evidence.Where(e => e.Id == known).Select(e => new EvidenceName(e.Id.Value, e.OriginalName)).SingleOrDefaultAsync(cancel) : null;

    private static async Task<IReadOnlyList<CustodyView>> CustodyAsync(CordonDb db, GetEvidence query, CancellationToken cancel)
    {
        var before = query.CustodyBefore ?? long.MaxValue;
        return await db.Custody.Where(c => c.EvidenceId == query.Id && c.Sequence < before).OrderByDescending(c => c.Sequence).Take(CustodySize)
            .Select(c => new CustodyView(c.Sequence, c.At, c.ActorName, c.Action, c.Reason, c.Detail, c.HandedFrom, c.HandedTo, c.Sha256Before, c.Sha256After)).TagWith("CustodyOfEvidence").ToListAsync(cancel);
    }

    // By content where that was looked at; text of every kind comes as text, and then the name tells what it is. A wrong name only shows it less prettily.
    private static EvidenceShape ShapeOf(EvidenceItem item) => item.MediaType switch
    {
        "image/png" or "image/jpeg" or "image/gif" or "image/webp" => EvidenceShape.Image,
        "application/pdf" => EvidenceShape.Pdf,
        "text/csv" => EvidenceShape.Table,
        "application/json" => EvidenceShape.Json,
        "text/plain" when item.OriginalName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => EvidenceShape.Table,
        "text/plain" when item.OriginalName.EndsWith(".json", StringComparison.OrdinalIgnoreCase) => EvidenceShape.Json,
        "application/gzip" or "application/x-ndjson" or "application/xhtml+xml" or "application/xml" or "image/svg+xml" or "application/javascript" => EvidenceShape.Lines,
        var type when type.StartsWith("text/", StringComparison.Ordinal) => EvidenceShape.Lines,
        _ => EvidenceShape.Bytes,
    };
}
