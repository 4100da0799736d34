namespace Cordon.Domain.Detection;

/// <summary>The thresholds that an administrator chose for one detector; without a row it works with its defaults. Earlier choices are in the audit record.</summary>
public sealed class DetectorChoice
{
    public required string Rule { get; init; }

    /// <summary>Thresholds by name, as a JSON object.</summary>
    public required string Values { get; set; }
    public required bool IsOn { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
    public required string SavedBy { get; set; }
    public required string SavedByName { get; set; }

    /// <summary>Raised with every save, from 1: whoever saw an older one is refused.</summary>
    public required int Version { get; set; }

    /// <summary>Stands for the defaults, whatever they are.</summary>
    public const string NoValues = "{}";

    public bool IsDefault => Values == NoValues && IsOn;

    /// <summary>The settings it stands for. A threshold that this release no longer knows, or bounds otherwise, has its default.</summary>
    public DetectorSettings? Settings()
    {
        if (Detectors.Find(Rule) is not { } detector) return null;
        var values = FlagJson.Values(Values).Where(v => detector.Thresholds.Any(t => t.Name == v.Key && v.Value >= t.Least && v.Value <= t.Greatest));
        return DetectorSettings.Of(detector, values.ToDictionary(v => v.Key, v => v.Value), IsOn).Value;
    }
}
