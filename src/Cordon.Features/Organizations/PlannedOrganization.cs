using Cordon.Domain.Organizations;
using Cordon.Features.Ingest.Organizations;

namespace Cordon.Features.Organizations;

/// <summary>An organization as it will be once a file is taken over: known already, or new.</summary>
/// <param name="known">Null: it is new.</param>
internal sealed class PlannedOrganization(Organization? known, string key)
{
    public Organization? Known => known;
    public string Key => key;

    /// <summary>As far as known, or as its first row says.</summary>
    public string? Country { get; set; }
    public PlannedOrganization? Parent { get; set; }

    /// <summary>What it was merged into; null while it stands for itself.</summary>
    public PlannedOrganization? MergedInto { get; set; }

    public HashSet<string> AliasKeys { get; } = [];
    public HashSet<string> Hosts { get; } = [];
    public HashSet<string> Networks { get; } = [];

    /// <summary>Rows that speak of it and were not refused.</summary>
    public List<PlannedRow> Rows { get; } = [];

    /// <summary>It is neither known nor spoken of by a row that stands.</summary>
    public bool IsNothing => known is null && Rows.Count == 0;
}

/// <summary>A row of the file on its way.</summary>
internal sealed class PlannedRow(long line, OrganizationRecord record, string text)
{
    public long Line => line;
    public OrganizationRecord Record => record;

    /// <summary>As it stands in the file, for the list of rejects.</summary>
    public string Text => text;
    public PlannedOrganization? Of { get; set; }
    public PlannedOrganization? Parent { get; set; }

    /// <summary>Its parent is the one the organization gets.</summary>
    public bool SetsParent { get; set; }
    public string? Refused { get; set; }
}
