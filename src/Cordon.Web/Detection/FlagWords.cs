using System.Globalization;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Web.Accounts;
using Cordon.Web.Shared;

namespace Cordon.Web.Detection;

/// <summary>How flags and thresholds are written, the same on every page.</summary>
public static class FlagWords
{
    private const string Space = "\u00A0";

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary><c>8,467</c>, <c>96.3 %</c>, <c>48 h</c>.</summary>
    public static string Value(double value, string unit) => value.ToString("#,0.##", CultureInfo.InvariantCulture) + (unit.Length == 0 ? "" : Space + unit);

    /// <summary>What was measured. An id is written as the log has it: people look for it in addresses.</summary>
    public static string Measured(Figure figure) =>
        figure.Name.EndsWith(" id", StringComparison.Ordinal) && figure.Unit.Length == 0 ? figure.Value.ToString("0.##", CultureInfo.InvariantCulture) : Value(figure.Value, figure.Unit);

    /// <summary>What it was held against: <c>at least 60</c>, <c>at most 15 %</c>; a dash where it only explains.</summary>
    public static string Held(Figure figure) =>
        figure.Threshold is { } threshold ? (figure.AtMost ? "at most" : "at least") + Space + Value(threshold, figure.Unit) : "—";

    /// <summary>The thresholds a flag was found with, in words where this release still knows them.</summary>
    public static string Settings(FlagView flag)
    {
        var known = Detectors.Find(flag.Rule)?.Thresholds ?? [];
        return string.Join("; ", flag.Settings.Select(s => known.FirstOrDefault(t => t.Name == s.Key) is { } threshold ? $"{threshold.Label}: {Value(s.Value, threshold.Unit)}" : $"{s.Key}: {Value(s.Value, "")}"));
    }

    /// <summary>Where the lines behind a flag are shown.</summary>
    public static string LinesHref(long account, FlagView flag) => LinesAddress.Of(account, flag.From, flag.To);

    /// <summary>The span of a chart in which a flag's window is seen with what lies about it.</summary>
    public static TimeWindow About(FlagView flag)
    {
        var margin = TimeSpan.FromMinutes(Math.Max(10, Math.Ceiling((flag.To - flag.From).TotalMinutes / 8)));
        return new(flag.From - margin, flag.To + margin);
    }

    public static string DetectorHref(string rule) => $"/settings/detectors/{rule}";

    /// <summary>The accounts that a rule flags.</summary>
    public static string AccountsHref(string rule) => $"{AccountsAddress.Path}?flag={rule}";
}
