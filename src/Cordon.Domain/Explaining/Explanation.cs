using Cordon.Domain.Attribution;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Evidence;

namespace Cordon.Domain.Explaining;

/// <summary>Why an account is banned, or is not, at the depth that its reader may see.</summary>
/// <param name="Account">The external id.</param>
/// <param name="State">What is carried out: banned while any coverage stands.</param>
/// <param name="Since">Since when without a break; null where it never changed.</param>
/// <param name="Until">The latest end of the bans that cover it; null: until further notice, or not banned.</param>
/// <param name="Headline">The first sentence: state, since, until.</param>
/// <param name="Because">For the person and for whoever answers them; null where there is nothing to give a reason for.</param>
/// <param name="Person">All of it in words that can be sent, by language.</param>
/// <param name="Earlier">The latest first.</param>
public sealed record Explanation(string Account, EnforcementState State, DateTimeOffset? Since, DateTimeOffset? Until, string Headline, string? Because, IReadOnlyDictionary<string, string> Person,
    IReadOnlyList<ExplainedBan> Bans, IReadOnlyList<ExplainedExemption> Exemptions, IReadOnlyList<PastBan> Earlier, IReadOnlyList<string> MaySay, IReadOnlyList<string> MayNotSay);

/// <summary>A ban that covers the account.</summary>
/// <param name="Since">Since when it covers this account.</param>
/// <param name="Until">When it ends by itself; null: when it is lifted.</param>
/// <param name="EndsNow">Its end has passed and is being carried out: it is in force no longer.</param>
/// <param name="Emergency">It stands on one person's word so far.</param>
/// <param name="Path">From the account to the evidence.</param>
public sealed record ExplainedBan(long Ban, string? Target, string Clause, int ClauseVersion, string ClauseTitle, string ClauseText, DateTimeOffset Since, DateTimeOffset? Until, DateOnly? ReviewOn,
    bool EndsNow, bool Emergency, IReadOnlyList<PathStep> Path);

/// <param name="Until">Null: as long as the ban.</param>
public sealed record ExplainedExemption(long Ban, string? Target, DateTimeOffset Since, DateTimeOffset? Until);

/// <param name="How">How it came to its end for this account, behind "it".</param>
public sealed record PastBan(long Ban, string? Target, string Clause, DateTimeOffset Since, DateTimeOffset EndedAt, string How);

public enum PathStepKind
{
    Account,
    Affiliation,
    Organization,
    Ban,
    Incident,
    Evidence,
}

/// <summary>A step of the way from the account to the evidence.</summary>
/// <param name="Id">The number of what it is about; null where there is none to be named.</param>
/// <param name="Affiliation">Of an affiliation alone, with <paramref name="Confidence"/> from 0 to 1; the latter for staff who may browse.</param>
/// <param name="Sha256">Of evidence, with how often it was <paramref name="Opened"/>.</param>
public sealed record PathStep(PathStepKind Kind, long? Id, string Text, IReadOnlyList<PathDetail> Details, AffiliationState? Affiliation = null, double? Confidence = null, string? Sha256 = null,
    int? Opened = null, EvidenceFault? Fault = null);

/// <param name="LogOdds">What it adds to the confidence, as a natural logarithm; null of what is no signal.</param>
/// <param name="Sources">Who told of it.</param>
/// <param name="Id">Of an organization on the way, its number.</param>
public sealed record PathDetail(string Text, double? LogOdds = null, IReadOnlyList<string>? Sources = null, long? Id = null);
