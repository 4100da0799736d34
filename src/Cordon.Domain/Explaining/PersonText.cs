using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;

namespace Cordon.Domain.Explaining;

/// <summary>What is said to the person, in English: nothing but dates, the ban's own sentence and what may be said of its incidents.</summary>
internal static class PersonText
{
    public static string Banned(DateTimeOffset since, DateTimeOffset? until, IReadOnlyList<ExplainedBan> bans, DateTimeOffset at)
    {
        var from = $"Banned since {PathDates.Day(since)}";
        if (bans.All(b => b.EndsNow)) return $"{from}. The ban has come to its end; the account is being freed now.";
        if (until is { } end) return $"{from}, until {PathDates.Instant(end)}.";
        // Of several bans each has its own day, and none of them is the person's.
        return bans is [{ ReviewOn: { } review }] ? $"{from}, until further notice (review on {PathDates.Day(review, at)})." : $"{from}, until further notice.";
    }

    public static string Because(ExplanationFacts facts)
    {
        var grounds = facts.Covering.OrderBy(c => c.SinceAt).ThenBy(c => c.Ban.Ban.Id.Value).Select(Ground).Distinct().ToList();
        return "Because: " + string.Join(" Also: ", grounds);
    }

    public static string Allowed(ExplanationFacts facts)
    {
        var exempt = (facts.Exempt ?? []).Select(e => e.UntilAt).ToList();
        var exemption = exempt.Count == 0 ? "" : exempt.Contains(null) ? " The account is exempt from a ban." : $" The account is exempt from a ban, until {PathDates.Instant(exempt.Min()!.Value)}.";
        if (facts.Last is not { State: EnforcementState.Allowed } freed) return "Not banned." + exemption;
        return $"Not banned since {PathDates.Day(freed.At)}: {Freed(freed.Cause)}.{exemption}";
    }

    /// <summary>How a ban ended, behind "it".</summary>
    public static string Ended(BanEnd how) => how switch
    {
        BanEnd.Lifted => "was lifted",
        BanEnd.Expired => "came to its end",
        BanEnd.EmergencyOver => "was an emergency ban, and fell",
        _ => "was taken back",
    };

    private static string Freed(EnforcementCause cause) => cause switch
    {
        EnforcementCause.BanLifted => "the ban was lifted",
        EnforcementCause.BanExpired => "the ban came to its end",
        EnforcementCause.EmergencyOver => "the emergency ban came to its end",
        EnforcementCause.BanUndone => "the ban was taken back",
        EnforcementCause.Exempted => "the account was exempted from the ban",
        EnforcementCause.AffiliationChanged => "the account is no longer taken to belong to those whom the ban means",
        EnforcementCause.OrganizationChanged => "what is known of the organization changed, and the ban no longer means the account",
        EnforcementCause.IncidentChanged => "what is known of the incident changed, and the ban no longer means the account",
        _ => "no ban reaches the account any more",
    };

    private static string Ground(CoveringFacts covering) => string.Join(' ', new[] { covering.Ban.Ban.Statement }.Concat(covering.Ban.Incidents.Select(i => i.PublicSentence)).OfType<string>().Distinct().Select(Whole));

    private static string Whole(string sentence)
    {
        var text = sentence.Trim();
        return text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";
    }
}
