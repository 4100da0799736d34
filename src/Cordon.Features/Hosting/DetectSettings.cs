namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Detection</c>. Thresholds are no settings of the program: an administrator sets them in the console.</summary>
public sealed class DetectSettings
{
    /// <summary>Run the detectors after every import of requests or activity, over the accounts seen in it.</summary>
    public bool AfterImport { get; set; } = true;
}
