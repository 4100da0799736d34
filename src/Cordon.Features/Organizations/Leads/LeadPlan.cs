using Cordon.Data;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Domain.Organizations.Lists;
using Cordon.Features.Ingest.Blocklists;
using Cordon.Features.Ingest.Rows;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations.Leads;

/// <summary>What rows of a block list come to beside the leads that are there. It stores nothing.</summary>
internal static class LeadPlan
{
    /// <summary>Most rows of a list.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The rows that would be new, in the order of the file.</summary>
    public static async Task<List<BlocklistRow>> NewAsync(CordonDb db, IReadOnlyList<FileRow<BlocklistRow>> rows, CancellationToken cancel)
    {
        var known = (await db.OrganizationLeads.Select(l => l.Domain).TagWith(nameof(LeadPlan)).ToListAsync(cancel)).ToHashSet();
        return [.. rows.SelectMany(r => r.Records).Where(r => known.Add(r.Domain))];
    }

    public static OrganizationLead LeadOf(BlocklistRow row, Import import, DateTimeOffset at) => new()
    {
        Domain = row.Domain,
        Registrable = RegistrableDomain.Of(row.Domain) ?? row.Domain,
        Severity = SeverityOf(row.Severity),
        RejectMedia = row.RejectMedia,
        RejectReports = row.RejectReports,
        Obfuscate = row.Obfuscate,
        Comment = row.Comment is { Length: > OrganizationLead.MaxCommentLength } comment ? comment[..(OrganizationLead.MaxCommentLength - 1)] + "…" : row.Comment,
        List = import.FileName.Length <= OrganizationLead.MaxListLength ? import.FileName : import.FileName[..OrganizationLead.MaxListLength],
        ImportId = import.Id,
        LearnedAt = at,
    };

    public static BlocklistRow RowOf(OrganizationLead lead) =>
        new(0, lead.Domain, SeverityText(lead.Severity), lead.RejectMedia, lead.RejectReports, lead.Comment, lead.Obfuscate);

    // A list without the column is one of services that are kept out altogether.
    public static LeadSeverity SeverityOf(string? text) => text switch { "noop" => LeadSeverity.Noop, "silence" => LeadSeverity.Silence, _ => LeadSeverity.Suspend };

    public static string SeverityText(LeadSeverity severity) => severity switch { LeadSeverity.Noop => "noop", LeadSeverity.Silence => "silence", _ => "suspend" };
}
