using System.Globalization;

namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Attribution</c>.</summary>
public sealed class AttributionSettings
{
    /// <summary>Attribute accounts after every import of facts that it rests on, after linking, and after decisions on affiliations and organizations.</summary>
    public bool AfterChange { get; set; } = true;

    /// <summary>The console attributes anew where the last run is so many hours ago, 0 to 8,760; 0: never by itself.</summary>
    public int EveryHours { get; set; } = 24;

    public IEnumerable<string> Problems()
    {
        if (EveryHours is < 0 or > 8_760) yield return string.Create(CultureInfo.InvariantCulture, $"Cordon:Attribution:EveryHours must be 0 to 8,760 hours; it is {EveryHours}.");
    }
}
