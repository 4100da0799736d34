namespace Cordon.Domain.Detection;

/// <summary>The settings of all detectors.</summary>
public sealed class DetectionSettings
{
    private readonly Dictionary<string, DetectorSettings> _byRule;

    private DetectionSettings(Dictionary<string, DetectorSettings> byRule) => _byRule = byRule;

    public static DetectionSettings Default { get; } = new(Detectors.All.ToDictionary(d => d.Rule, DetectorSettings.Default));

    public DetectorSettings this[string rule] => _byRule[rule];

    public IEnumerable<DetectorSettings> All => Detectors.All.Select(d => _byRule[d.Rule]);

    public DetectionSettings With(DetectorSettings settings) => new(new(_byRule) { [settings.Detector.Rule] = settings });
}
