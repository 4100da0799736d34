using System.Globalization;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Organizations;
using Cordon.Web.Shared;

namespace Cordon.Web.Bans;

/// <summary>What was filled in of a new ban. It is kept as a draft in this shape.</summary>
public sealed class NewBanForm
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public OrganizationName? Organization { get; set; }

    /// <summary>The accounts that it names instead of an organization, by number.</summary>
    public IReadOnlyList<long> Accounts { get; set; } = [];
    public bool Subsidiaries { get; set; }

    /// <summary>Null: confirmed people only.</summary>
    public double? Threshold { get; set; }
    public bool FormerMembers { get; set; }
    public bool Joiners { get; set; } = true;
    public string Clause { get; set; } = "";
    public SortedSet<long> Incidents { get; set; } = [];
    public SortedSet<long> Evidence { get; set; } = [];

    /// <summary>As the field writes it, UTC; empty: at once.</summary>
    public string From { get; set; } = "";

    /// <summary>Empty: until it is lifted.</summary>
    public string Until { get; set; } = "";
    public string ReviewOn { get; set; } = "";
    public string Owner { get; set; } = "";
    public string Reason { get; set; } = "";
    public string Statement { get; set; } = "";
    public bool? Competitor { get; set; }
    public bool? Ties { get; set; }
    public int? EmergencyHours { get; set; }

    public bool HasTarget => Organization is not null || Accounts.Count > 0;

    public string Title => Organization?.Name ?? (Accounts.Count > 0 ? Figures.Count(Accounts.Count, "account") : "No target yet");

    /// <returns>Null while there is no target.</returns>
    public BanScope? Scope() => !HasTarget ? null : new(
        Organization is { } organization ? new BanRule(BanTarget.Organization, new(organization.Id), Subsidiaries, Threshold, FormerMembers, Joiners) : BanRule.OfAccounts,
        Organization is null ? [.. Accounts.Select(a => new AccountId(a))] : [], [.. Incidents.Select(i => new IncidentId(i))], Instant(From));

    /// <returns>Null while there is no target.</returns>
    public BanPlan? Plan(Actor asking)
    {
        if (Scope() is not { } scope) return null;
        var (owner, ownerName) = BanOwner.Of(Owner, asking);
        return new(scope, Clause, [.. Evidence.Select(e => new EvidenceId(e))], new(scope.FromAt, Instant(Until), Day(ReviewOn), owner, ownerName), Reason, Statement, Competitor, Ties, EmergencyHours);
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <returns>An empty form where the text is none.</returns>
    public static NewBanForm Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NewBanForm>(text, Json) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
