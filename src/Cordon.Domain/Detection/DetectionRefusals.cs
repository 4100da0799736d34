using System.Globalization;

namespace Cordon.Domain.Detection;

public static class DetectionRefusals
{
    public static Refusal NoSuchDetector(string rule) =>
        new("detector.not-found", $"There is no detector “{rule}”. Known are: {string.Join(", ", Detectors.All.Select(d => d.Rule))}.");

    public static Refusal NoSuchThreshold(Detector detector, string name) => new("detector.no-such-threshold",
        $"The detector “{detector.Rule}” has no threshold “{name}”. It has: {string.Join(", ", detector.Thresholds.Select(t => t.Name))}.");

    public static Refusal OutOfRange(Detector detector, Threshold threshold, double value) => new("detector.threshold-out-of-range",
        string.Create(CultureInfo.InvariantCulture, $"{detector.Rule}.{threshold.Name} must be {threshold.Least} to {threshold.Greatest}; it is {value}."));

    public static readonly Refusal TakenOver = new("detection.taken-over",
        "Another run of the detectors began meanwhile and does this work too. What this one found is kept.");

    public static readonly Refusal Cancelled = new("detection.cancelled",
        "The run of the detectors was cancelled. What it found is kept; the accounts it did not reach are looked at by the next run.");

    public static readonly Refusal AlreadyDefault = new("detector.already-default", "This detector works with its defaults. Nothing was changed.");
}
