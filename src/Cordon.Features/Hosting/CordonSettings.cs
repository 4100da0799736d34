using System.Globalization;
using Cordon.Features.Demo;

namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon</c> of the settings. <c>appsettings.sample.json</c> shows each with its meaning.</summary>
public sealed class CordonSettings
{
    public const string Section = "Cordon";

    /// <summary>Where the embedded default keeps all its state. A relative path counts from the current directory.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>In Development, load the demo case into an empty store at start.</summary>
    public bool Demo { get; set; } = true;

    /// <summary>How many accounts that demo case has, at least 100.</summary>
    public int DemoAccounts { get; set; } = LoadDemo.DefaultAccounts;
    public StoreSettings Store { get; set; } = new();
    public IngestSettings Ingest { get; set; } = new();
    public DetectSettings Detection { get; set; } = new();
    public LinkingSettings Linking { get; set; } = new();
    public AttributionSettings Attribution { get; set; } = new();
    public EvidenceSettings Evidence { get; set; } = new();
    public BanSettings Bans { get; set; } = new();

    public string DataPath => Path.GetFullPath(DataFolder);
    public string EvidencePath => Path.Combine(DataPath, "evidence");
    public string UploadsPath => Path.Combine(DataPath, "uploads");
    public string KeysPath => Path.Combine(DataPath, "keys");

    /// <returns>Every problem at once, each naming its setting; empty when all is well.</returns>
    public IReadOnlyList<string> Problems() => [.. Check()];

    private IEnumerable<string> Check()
    {
        if (string.IsNullOrWhiteSpace(DataFolder)) yield return "Cordon:DataFolder must name a folder; it is empty.";
        if (DemoAccounts < DemoGroups.LeastAccounts)
            yield return string.Create(CultureInfo.InvariantCulture, $"Cordon:DemoAccounts must be at least {DemoGroups.LeastAccounts} accounts; it is {DemoAccounts}.");
        foreach (var problem in Ingest.Problems()) yield return problem;
        foreach (var problem in Linking.Problems()) yield return problem;
        foreach (var problem in Attribution.Problems()) yield return problem;
        foreach (var problem in Evidence.Problems()) yield return problem;
        foreach (var problem in Bans.Problems()) yield return problem;
    }
}
