using Cordon.Domain.Organizations;

namespace Cordon.Features.Ingest.Organizations;

/// <summary>An organization as a file tells it, checked; null is what the file does not say.</summary>
/// <param name="Key">The name as it is compared.</param>
/// <param name="Aliases">Those that name somebody, by how they are compared; the name itself is not among them.</param>
/// <param name="Domains">Those that may be an employer's, each host once.</param>
/// <param name="Parent">Name or domain of another organization.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
public sealed record OrganizationRecord(string Name, string Key, IReadOnlyDictionary<string, string> Aliases, IReadOnlyList<ListedDomain> Domains,
    IReadOnlyList<(NetworkKind Kind, string Text)> Networks, string? Parent, string? Country, string? Notes);

/// <param name="Host">As given, lower case, ASCII form.</param>
/// <param name="Domain">Its registrable domain.</param>
public readonly record struct ListedDomain(string Host, string Domain);
