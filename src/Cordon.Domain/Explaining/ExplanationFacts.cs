using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Evidence;
using Cordon.Domain.Policies;

namespace Cordon.Domain.Explaining;

/// <summary>All that is known of why an account is banned or is not, before anybody's depth is cut out of it.</summary>
/// <param name="Account">The external id.</param>
/// <param name="At">When it is asked, UTC.</param>
/// <param name="Covering">Of each ban that covers it now.</param>
/// <param name="Last">The account's last line in the change feed; null where it has none.</param>
/// <param name="Past">Coverage that is over, the latest first.</param>
public sealed record ExplanationFacts(string Account, DateTimeOffset At, IReadOnlyList<CoveringFacts> Covering, EnforcementChange? Last = null,
    IReadOnlyList<ExemptFacts>? Exempt = null, IReadOnlyList<PastFacts>? Past = null);

/// <summary>A ban with all that it rests on.</summary>
/// <param name="Target">The organization's name; null where it names accounts.</param>
/// <param name="Decisions">Who wanted it and who agreed, in the order they did.</param>
public sealed record BanFacts(Ban Ban, string? Target, PolicyClause Clause, IReadOnlyList<DecisionFact> Decisions, IReadOnlyList<PathIncident> Incidents, IReadOnlyList<PathEvidence> Evidence);

/// <param name="SinceAt">Since when this ban covers the account.</param>
/// <param name="Affiliation">What it came through; null where the ban names the account itself.</param>
public sealed record CoveringFacts(BanFacts Ban, DateTimeOffset SinceAt, AffiliationFacts? Affiliation);

/// <param name="UntilAt">Null: as long as the ban.</param>
public sealed record ExemptFacts(BanFacts Ban, DateTimeOffset FromAt, DateTimeOffset? UntilAt);

public sealed record PastFacts(BanFacts Ban, DateTimeOffset SinceAt, DateTimeOffset EndedAt);

/// <param name="Way">From the organization of the affiliation to the one that the ban is on, each leading to the next; one where they are the same.</param>
/// <param name="Reason">In the words of whoever decided, for staff.</param>
public sealed record AffiliationFacts(AffiliationState State, double Confidence, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<PathSignal> Signals, IReadOnlyList<PathOrganization> Way);

/// <summary>A part of a confidence, with who told of it.</summary>
/// <param name="Kind">Null for where everything starts.</param>
/// <param name="LogOdds">Natural logarithm; negative speaks against.</param>
public sealed record PathSignal(SignalKind? Kind, string Text, double LogOdds, IReadOnlyList<string> Sources);

/// <param name="Leads">How it leads to the next; null of the last.</param>
public sealed record PathOrganization(OrganizationId Id, string Name, OrganizationTie? Leads);

public enum OrganizationTie
{
    /// <summary>It stands below the next.</summary>
    PartOf,

    /// <summary>It was found to be the next.</summary>
    MergedInto,
}

public enum DecisionKind
{
    Proposed,
    CoSigned,
    Approved,

    /// <summary>Put into force on one person's word.</summary>
    PlacedInEmergency,
}

public sealed record DecisionFact(DecisionKind Kind, string By, DateTimeOffset At);

/// <param name="ToAt">The first minute after it.</param>
public sealed record PathIncident(IncidentId Id, string Title, DateTimeOffset FromAt, DateTimeOffset ToAt, string? PublicSentence);

/// <param name="Opened">How often somebody was shown what stands in it.</param>
/// <param name="Fault">What the last check found wrong with it; null: sealed as it was collected.</param>
public sealed record PathEvidence(EvidenceId Id, string Name, string Sha256, int Opened, EvidenceFault? Fault);
