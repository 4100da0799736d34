using System.Globalization;
using Cordon.Domain.Attribution;
using Cordon.Web.Shared;

namespace Cordon.Web.Attribution;

/// <summary>How affiliations, their signals and what was decided on them are written, the same on every page.</summary>
public static class AffiliationWords
{
    /// <summary>As states stand in addresses, in the order of <see cref="AffiliationState"/>.</summary>
    public static readonly IReadOnlyList<(AffiliationState State, string Key)> States =
        [(AffiliationState.Confirmed, "confirmed"), (AffiliationState.Suspected, "suspected"), (AffiliationState.Rejected, "rejected"), (AffiliationState.Ended, "ended")];

    /// <summary>As reasons stand in addresses.</summary>
    public static readonly IReadOnlyList<(ReviewReason Reason, string Key)> Reasons =
        [(ReviewReason.Undecided, "undecided"), (ReviewReason.NewEvidence, "new-evidence"), (ReviewReason.Stale, "stale"), (ReviewReason.Contradicted, "contradicted")];

    public static AffiliationState? ReadState(string? key) => States.Where(s => s.Key == key).Select(s => (AffiliationState?)s.State).FirstOrDefault();

    public static string? KeyOf(AffiliationState? state) => state is { } known ? States.First(s => s.State == known).Key : null;

    public static ReviewReason? ReadReason(string? key) => Reasons.Where(r => r.Key == key).Select(r => (ReviewReason?)r.Reason).FirstOrDefault();

    public static string? KeyOf(ReviewReason? reason) => Reasons.Where(r => r.Reason == reason).Select(r => r.Key).FirstOrDefault();

    public static MarkState Mark(AffiliationState state) => state switch
    {
        AffiliationState.Confirmed => MarkState.Confirmed,
        AffiliationState.Rejected => MarkState.Rejected,
        AffiliationState.Ended => MarkState.Ended,
        _ => MarkState.Suspected,
    };

    /// <summary>Why somebody should look, as a filter names it.</summary>
    public static string Reason(ReviewReason reason) => reason switch
    {
        ReviewReason.Undecided => "Undecided",
        ReviewReason.NewEvidence => "New evidence",
        ReviewReason.Stale => "Not seen for a year",
        ReviewReason.Contradicted => "Contradicted",
        _ => "Nothing to review",
    };

    /// <summary>The same as a sentence; null where nobody needs to look.</summary>
    public static string? Asks(ReviewReason reason, AffiliationState state) => reason switch
    {
        ReviewReason.Undecided => "Nobody has decided yet.",
        ReviewReason.NewEvidence when state == AffiliationState.Ended => "Seen again after its end.",
        ReviewReason.NewEvidence => "Evidence of a stronger kind came since it was rejected.",
        ReviewReason.Stale => "Confirmed, and not seen for a year.",
        ReviewReason.Contradicted => "Confirmed, and something speaks against it since.",
        _ => null,
    };

    /// <summary><c>+3.5</c>, <c>−0.6</c>.</summary>
    public static string LogOdds(double value) => value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    /// <summary>Cut off, not rounded: what stands at 0.799 has not reached 0.80.</summary>
    public static string Confidence(double confidence) => Figures.Score(confidence);

    /// <summary>The weightiest shares as one line with what all come to: <c>corporate mail, verified +1.6 · when it was last seen is not known −0.6 → 0.97</c>.</summary>
    public static string Line(IReadOnlyList<Share> shares, double confidence, int most = 4)
    {
        var told = shares.Where(s => s.Kind is not null).ToList();
        if (told.Count == 0) return "No signal stands.";
        var least = told.Select(s => Math.Abs(s.LogOdds)).OrderDescending().Take(most).Last();
        var shown = told.Where(s => Math.Abs(s.LogOdds) >= least).Take(most).Select(s => $"{s.Text} {LogOdds(s.LogOdds)}").ToList();
        var rest = told.Count - shown.Count;
        return string.Join(" · ", shown) + (rest > 0 ? $" · and {rest} more" : "") + $" → {Confidence(confidence)}";
    }

    /// <summary>From when to when it held in the world, as far as anybody knows.</summary>
    public static string Span(DateTimeOffset? from, DateTimeOffset? to) => (from, to) switch
    {
        ({ } f, { } t) => $"{Day(f)} to {Day(t)}",
        ({ } f, null) => $"since {Day(f)}",
        (null, { } t) => $"until {Day(t)}",
        _ => "not known since when",
    };

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string OrganizationHref(long id) => string.Create(CultureInfo.InvariantCulture, $"/organizations/{id}");
}
