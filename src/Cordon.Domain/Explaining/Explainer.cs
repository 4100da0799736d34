using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;

namespace Cordon.Domain.Explaining;

/// <summary>Why an account is banned or is not: the one function that every page, command, statement and export asks.</summary>
public static class Explainer
{
    public static Explanation Explain(ExplanationFacts facts, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var bans = facts.Covering.OrderBy(c => c.SinceAt).ThenBy(c => c.Ban.Ban.Id.Value).Select(c => Explained(facts, c, audience)).ToList();
        var state = bans.Count > 0 ? EnforcementState.Banned : EnforcementState.Allowed;
        var since = SinceOf(facts, state, bans);
        var until = UntilOf(bans);
        var exemptions = (facts.Exempt ?? []).Select(e => new ExplainedExemption(e.Ban.Ban.Id.Value, e.Ban.Target, e.FromAt, e.UntilAt)).ToList();
        var headline = state == EnforcementState.Banned ? PersonText.Banned(since!.Value, until, bans, facts.At) : PersonText.Allowed(facts);
        var because = state == EnforcementState.Banned ? PersonText.Because(facts) : null;
        return new(facts.Account, state, since, until, headline, because, new Dictionary<string, string> { ["en"] = because is null ? headline : $"{headline} {because}" }, bans, exemptions,
            [.. (facts.Past ?? []).Select(Earlier)], MaySay(facts, state), MayNotSay);
    }

    /// <summary>What nobody is told, whatever they ask.</summary>
    public static IReadOnlyList<string> MayNotSay { get; } = ["how it was detected", "anything about other people, or who decided", "payment data"];

    private static IReadOnlyList<string> MaySay(ExplanationFacts facts, EnforcementState state)
    {
        if (state == EnforcementState.Allowed) return ["the account is not banned", .. (facts.Exempt is { Count: > 0 } ? ["it is exempt, and until when"] : Array.Empty<string>())];
        var said = new List<string> { "since when and until when", "the reason, as it stands above", "the rule, with its text" };
        if (facts.Covering.Any(c => c.Affiliation is not null)) said.Add("which organization the account is taken to belong to");
        if (facts.Covering.Any(c => c.Ban.Evidence.Count > 0)) said.Add("it rests on sealed evidence, and two people decide");
        return said;
    }

    private static ExplainedBan Explained(ExplanationFacts facts, CoveringFacts covering, Audience audience)
    {
        var (ban, clause) = (covering.Ban.Ban, covering.Ban.Clause);
        var end = EndOf(ban);
        // Also where it was ended a moment ago, between one reading and the next.
        var over = end <= facts.At || ban.State == BanState.Ended;
        return new(ban.Id.Value, covering.Ban.Target, clause.Code, clause.Version, clause.Title, clause.Text, covering.SinceAt, end, end is null ? ban.ReviewOn : null, over && !ban.IsInForceAt(facts.At),
            ban.ApprovedAt is null, ProofPath.Of(facts.Account, covering, audience));
    }

    /// <summary>When it ends by itself, as things stand.</summary>
    private static DateTimeOffset? EndOf(Ban ban) => ban.ApprovedAt is null && ban.EmergencyEndsAt is { } falls && !(ban.UntilAt <= falls) ? falls : ban.UntilAt;

    // The feed has a line for the change alone: whoever came under a second ban stays banned since the first.
    private static DateTimeOffset? SinceOf(ExplanationFacts facts, EnforcementState state, List<ExplainedBan> bans) =>
        facts.Last is { } last && last.State == state ? last.At : state == EnforcementState.Banned ? bans.Min(b => b.Since) : null;

    private static DateTimeOffset? UntilOf(List<ExplainedBan> bans)
    {
        var standing = bans.Where(b => !b.EndsNow).ToList();
        if (standing.Count == 0) standing = bans;
        return standing.Any(b => b.Until is null) ? null : standing.Max(b => b.Until);
    }

    private static PastBan Earlier(PastFacts past)
    {
        var ban = past.Ban.Ban;
        var how = ban.EndedAt is { } end && past.EndedAt >= end && ban.EndedHow is { } ended ? PersonText.Ended(ended) : "reached the account no longer";
        return new(ban.Id.Value, past.Ban.Target, past.Ban.Clause.Code, past.SinceAt, past.EndedAt, how);
    }
}
