namespace Cordon.Domain.Detection;

/// <summary>The thresholds one detector works with; what is not set has its default.</summary>
public sealed class DetectorSettings
{
    private readonly Dictionary<string, double> _values;

    private DetectorSettings(Detector detector, Dictionary<string, double> values, bool isOn)
    {
        (Detector, _values, IsOn) = (detector, values, isOn);
    }

    public Detector Detector { get; }

    /// <summary>A detector that is off finds nothing.</summary>
    public bool IsOn { get; }

    /// <summary>All thresholds in the order the detector names them.</summary>
    public IReadOnlyList<(Threshold Threshold, double Value)> Values => [.. Detector.Thresholds.Select(t => (t, _values[t.Name]))];

    public double this[string name] => _values[name];

    public static DetectorSettings Default(Detector detector) =>
        new(detector, detector.Thresholds.ToDictionary(t => t.Name, t => t.Default), isOn: true);

    /// <param name="values">Thresholds by name; those left out have their default.</param>
    /// <returns>The settings; or <c>detector.no-such-threshold</c>, <c>detector.threshold-out-of-range</c>.</returns>
    public static Outcome<DetectorSettings> Of(Detector detector, IReadOnlyDictionary<string, double> values, bool isOn = true)
    {
        var all = detector.Thresholds.ToDictionary(t => t.Name, t => t.Default);
        foreach (var (name, value) in values)
        {
            if (detector.Thresholds.FirstOrDefault(t => t.Name == name) is not { } threshold) return DetectionRefusals.NoSuchThreshold(detector, name);
            if (!(value >= threshold.Least && value <= threshold.Greatest)) return DetectionRefusals.OutOfRange(detector, threshold, value);
            all[name] = value;
        }
        return new DetectorSettings(detector, all, isOn);
    }

    public DetectorSettings With(string name, double value) => new(Detector, new(_values) { [name] = value }, IsOn);
}
