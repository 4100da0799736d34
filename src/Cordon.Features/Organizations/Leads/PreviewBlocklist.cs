using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations.Lists;
using Cordon.Domain.Staff;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Staff;

namespace Cordon.Features.Organizations.Leads;

/// <summary>Reads a block list row by row and says what an import would do with each; it stores nothing.</summary>
public sealed record PreviewBlocklist(string Path);

public enum LeadVerdict
{
    /// <summary>It would become a lead.</summary>
    New,

    /// <summary>Such a lead is there; nothing would change.</summary>
    AlreadyThere,

    /// <summary>It is not taken, for a reason.</summary>
    Refused,
}

/// <param name="Domain">Null of a refused row, as all that follows but <paramref name="Reason"/> and <paramref name="Text"/>.</param>
/// <param name="Organization">The organization that lists its registrable domain; null where none does.</param>
/// <param name="Accounts">Accounts with mail at its registrable domain.</param>
/// <param name="Text">Of a refused row: as it stands in the file.</param>
public sealed record LeadPreviewRow(long Line, LeadVerdict Verdict, string? Domain, string? Severity, string? Comment, long? Organization, string? OrganizationName, int Accounts, string? Reason, string? Text);

public sealed record BlocklistPreview(string Format, IReadOnlyList<LeadPreviewRow> Rows)
{
    public int Count(LeadVerdict verdict) => Rows.Count(r => r.Verdict == verdict);
}

public sealed class PreviewBlocklistHandler(CordonStore store, FileInspector inspector, ICurrentActor actors)
{
    /// <returns>A row for each of the file; or <c>permission.missing</c>, or why the file would not be taken.</returns>
    public async Task<Outcome<BlocklistPreview>> HandleAsync(PreviewBlocklist query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        if (!(await Task.Run(() => inspector.Inspect(ImportKind.Blocklist, query.Path, cancel), cancel)).Accepted(out var found, out var refusal)) return refusal;
        if (!(await Task.Run(() => CardScan.Of(query.Path, BlocklistFile.Kind.LayoutOf(found.Format), cancel), cancel)).Accepted(out _, out refusal)) return refusal;
        var rows = await Task.Run(() => Read(query.Path, found.Format), cancel);
        var (fresh, known) = await store.ReadAsync(async (db, ct) => ((await LeadPlan.NewAsync(db, rows, ct)).Select(r => r.Line).ToHashSet(),
            await KnownThere.ReadAsync(db, [.. rows.SelectMany(r => r.Records).Select(Registrable)], ct)), cancel);
        return new BlocklistPreview(found.Format, rows.ConvertAll(row => Told(row, fresh, known)));
    }

    private static List<FileRow<BlocklistRow>> Read(string path, string format)
    {
        using var content = new CardFreeStream(path, BlocklistFile.Kind.LayoutOf(format), pack: false);
        return [.. WholeFile.Bounded(BlocklistFile.Read(content, format), LeadPlan.MaxRows)];
    }

    private static LeadPreviewRow Told(FileRow<BlocklistRow> row, HashSet<long> fresh, IReadOnlyDictionary<string, KnownThere> known)
    {
        if (row.Records is not [var blocked]) return new(row.Line, LeadVerdict.Refused, null, null, null, null, null, 0, row.Reason, row.Text);
        var there = known.GetValueOrDefault(Registrable(blocked), KnownThere.Nothing);
        return new(row.Line, fresh.Contains(row.Line) ? LeadVerdict.New : LeadVerdict.AlreadyThere, blocked.Domain, LeadPlan.SeverityText(LeadPlan.SeverityOf(blocked.Severity)), blocked.Comment,
            there.Organization, there.Name, there.Accounts, null, null);
    }

    private static string Registrable(BlocklistRow row) => RegistrableDomain.Of(row.Domain) ?? row.Domain;
}
