using Cordon.Domain.Staff;

namespace Cordon.Domain.Incidents;

public enum IncidentKind
{
    /// <summary>Somebody copied what the service shows, by machine.</summary>
    Scraping,

    /// <summary>The service answered slowly or not at all.</summary>
    Outage,

    /// <summary>Credentials were tried or accounts taken over.</summary>
    CredentialAttack,

    /// <summary>Generation or another paid function was driven by machine.</summary>
    AutomatedUse,
    Other,
}

public enum IncidentStatus
{
    Open,

    /// <summary>It no longer goes on; what it was is still being found out.</summary>
    Contained,
    Closed,
}

/// <summary>Something that happened to the platform: what, when, to which service, with what impact, and who took part.</summary>
public sealed class Incident
{
    public const int MinTitleLength = 5, MaxTitleLength = 120, MaxServiceLength = 80, MaxSummaryLength = 2_000, MaxSentenceLength = 500;

    /// <summary>Longest window, in days.</summary>
    public const int MaxDays = 31;

    public IncidentId Id { get; init; }
    public IncidentKind Kind { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>What was affected: "gallery", "image store".</summary>
    public string? Service { get; private set; }

    /// <summary>First minute, UTC.</summary>
    public DateTimeOffset FromAt { get; private set; }

    /// <summary>The first minute after it, UTC.</summary>
    public DateTimeOffset ToAt { get; private set; }
    public IncidentStatus Status { get; private set; }

    /// <summary>What staff know, for staff.</summary>
    public string? Summary { get; private set; }

    /// <summary>The sentence for the public: what may be said to anybody.</summary>
    public string? PublicSentence { get; private set; }
    public required string OpenedBy { get; init; }
    public required string OpenedByName { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    /// <returns>The incident; or what <see cref="Change"/> refuses.</returns>
    public static Outcome<Incident> Open(IncidentFacts facts, Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(by);
        var incident = new Incident { OpenedBy = by.Id, OpenedByName = by.Name, OpenedAt = at };
        return incident.Change(facts, at) is { } refusal ? refusal : incident;
    }

    /// <returns>Null; or <c>incident.title-length</c>, <c>incident.window-out-of-range</c>, <c>incident.text-too-long</c>.</returns>
    public Refusal? Change(IncidentFacts facts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (Check(facts, at) is { } refusal) return refusal;
        (Kind, Title, Service, FromAt, ToAt, Status) = (facts.Kind, facts.Title.Trim(), Text(facts.Service), facts.FromAt, facts.ToAt, facts.Status);
        (Summary, PublicSentence) = (Text(facts.Summary), Text(facts.PublicSentence));
        Version++;
        return null;
    }

    public static Refusal? Check(IncidentFacts facts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Title.Trim().Length is < MinTitleLength or > MaxTitleLength) return IncidentRefusals.TitleLength;
        if (facts.FromAt >= facts.ToAt || facts.FromAt > at || facts.ToAt - facts.FromAt > TimeSpan.FromDays(MaxDays)) return IncidentRefusals.WindowOutOfRange;
        return Longer(facts.Service, MaxServiceLength) || Longer(facts.Summary, MaxSummaryLength) || Longer(facts.PublicSentence, MaxSentenceLength) ? IncidentRefusals.TextTooLong : null;
    }

    private static bool Longer(string? text, int most) => (text ?? "").Trim().Length > most;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What people say of an incident.</summary>
/// <param name="FromAt">First minute, UTC.</param>
/// <param name="ToAt">The first minute after it, UTC.</param>
public sealed record IncidentFacts(IncidentKind Kind, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, string? Service = null, IncidentStatus Status = IncidentStatus.Open,
    string? Summary = null, string? PublicSentence = null);

/// <summary>A figure of its impact, typed or imported, with where it comes from. Taken back, not overwritten.</summary>
public sealed class IncidentFigure
{
    public const int MaxNameLength = 80, MaxUnitLength = 20, MaxSourceLength = 200;

    public IncidentFigureId Id { get; init; }
    public required IncidentId IncidentId { get; init; }
    public required string Name { get; init; }
    public required double Value { get; init; }
    public string? Unit { get; init; }
    public required string Source { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? TakenBackByName { get; set; }
    public DateTimeOffset? TakenBackAt { get; set; }
}

/// <summary>An account that took part, as a person said who looked at its share. End-dated, not deleted.</summary>
public sealed class IncidentAccount
{
    public const int MaxReasonLength = 500;

    public IncidentAccountId Id { get; init; }
    public required IncidentId IncidentId { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary>Its requests within the window, and within as long a time before it, when it was put down.</summary>
    public required long Requests { get; init; }
    public required long RequestsBefore { get; init; }

    /// <summary>Of everybody, likewise.</summary>
    public required long OfRequests { get; init; }
    public required long OfRequestsBefore { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? TakenOutByName { get; set; }
    public DateTimeOffset? TakenOutAt { get; set; }
    public string? TakenOutReason { get; set; }
}

/// <summary>An item of evidence that an incident rests on. End-dated, not deleted.</summary>
public sealed class IncidentEvidence
{
    public IncidentEvidenceId Id { get; init; }
    public required IncidentId IncidentId { get; init; }
    public required EvidenceId EvidenceId { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? TakenOutByName { get; set; }
    public DateTimeOffset? TakenOutAt { get; set; }
}
