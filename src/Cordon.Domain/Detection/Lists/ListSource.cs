namespace Cordon.Domain.Detection.Lists;

/// <summary>A public list at one version.</summary>
/// <param name="Version">A version number, or a commit.</param>
/// <param name="ListedOn">The day of the commit; null where the version number says it all.</param>
public sealed record ListSource(string Name, string Version, DateOnly? ListedOn);
