namespace Cordon.Domain.Organizations.Names;

/// <summary>The organization that a typed name most likely means.</summary>
/// <param name="Score">Greater than 0, at most 1: 1 is the same key; from <see cref="OrganizationNames.SureScore"/> on the same letters.</param>
/// <param name="Name">The name or alias it was found by.</param>
public readonly record struct NameMatch(long Organization, double Score, string Name);
