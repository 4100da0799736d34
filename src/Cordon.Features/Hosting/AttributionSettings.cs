namespace Cordon.Features.Hosting;

/// <summary>The section <c>Cordon:Attribution</c>.</summary>
public sealed class AttributionSettings
{
    /// <summary>Attribute accounts after every import of facts that it rests on, after linking, and after decisions on affiliations and organizations.</summary>
    public bool AfterChange { get; set; } = true;
}
