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
}
