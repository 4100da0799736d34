namespace Cordon.Domain.Detection;

/// <summary>What a detector found on one account.</summary>
/// <param name="Rule"><see cref="Detector.Rule"/>.</param>
/// <param name="Score">From 0.5, just at the threshold, towards 1; comparable within a rule and, with care, between rules.</param>
/// <param name="Reason">One sentence without a subject, for somebody who has never seen a log: "asked for …".</param>
/// <param name="From">The first minute of the window, UTC.</param>
/// <param name="To">The last minute of the window, UTC, inclusive.</param>
/// <param name="With">External ids of the other accounts it was found together with; empty for all rules but lockstep.</param>
public sealed record Finding(
    string Rule, double Score, string Reason, IReadOnlyList<Figure> Figures, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> With)
{
    public Finding(string rule, double score, string reason, IReadOnlyList<Figure> figures, DateTimeOffset from, DateTimeOffset to)
        : this(rule, score, reason, figures, from, to, [])
    {
    }
}
