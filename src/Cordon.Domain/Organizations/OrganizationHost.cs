namespace Cordon.Domain.Organizations;

/// <summary>A mail host that accounts have and that belongs to an organization, as attribution last worked it out.</summary>
public sealed class OrganizationHost
{
    /// <summary>Lower case, ASCII form, as accounts hold it.</summary>
    public required string Host { get; init; }
    public required OrganizationId OrganizationId { get; init; }

    /// <summary>Somebody named the domain as the organization's; otherwise it only bears its name.</summary>
    public required bool Listed { get; init; }

    /// <summary>Its registrable domain bears the organization's name.</summary>
    public required bool BearsName { get; init; }

    /// <summary>Not only staff have mail there.</summary>
    public required bool IsShared { get; init; }

    /// <summary>Accounts with mail at any host of the organization.</summary>
    public required int Accounts { get; init; }
}
