namespace Cordon.Domain.Detection;

/// <summary>An account's <see cref="AccountProfile"/> as it is kept, so that it can be judged anew without reading activity.</summary>
public sealed class StoredProfile
{
    public required AccountId AccountId { get; init; }

    /// <summary><see cref="AccountProfile.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Digest of all else that the measuring rests on: lists, folded routes, contracted crawlers.</summary>
    public required long Basis { get; init; }

    /// <summary><see cref="Accounts.Account.ActivityVersion"/> of what was measured.</summary>
    public required int ActivityVersion { get; init; }

    // The columns that the platform's habits are told from.
    public required long Requests { get; init; }
    public required long Parts { get; init; }
    public required long Referred { get; init; }
    public required byte[] Profile { get; init; }
}
