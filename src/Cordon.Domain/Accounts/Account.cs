namespace Cordon.Domain.Accounts;

/// <summary>A user account of the platform, as far as the platform told us or its logs show it.</summary>
public sealed class Account
{
    public const int MaxExternalIdLength = 320;

    /// <summary>Stands in the columns of an account that no request was read of: a value, because lists are sorted and paged by it.</summary>
    public static readonly DateTimeOffset NotSeen = DateTimeOffset.UnixEpoch;

    public AccountId Id { get; init; }

    /// <summary>The platform's own id, compared exactly; for observed accounts the address, or address and agent, that the log shows. No blank at its end.</summary>
    public required string ExternalId { get; init; }
    public required AccountKind Kind { get; set; }
    public string? Username { get; set; }
    public string? DisplayName { get; set; }
    public string? Email { get; set; }

    /// <summary>The part behind the last @, lower case, ASCII form; null without a mail address.</summary>
    public string? EmailDomain { get; set; }
    public bool EmailVerified { get; set; }
    public string? Plan { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; set; }

    /// <summary>When the platform says the account was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The minute of the first and last request read so far; <see cref="NotSeen"/> before any.</summary>
    public DateTimeOffset FirstSeenAt { get; set; } = NotSeen;
    public DateTimeOffset LastSeenAt { get; set; } = NotSeen;

    /// <summary>Requests in all finished imports.</summary>
    public long Requests { get; set; }

    /// <summary>Raised by every finished import that holds requests of it.</summary>
    public int ActivityVersion { get; set; }

    /// <summary>The <see cref="ActivityVersion"/> that detection has looked at; while they differ, the account is due.</summary>
    public int DetectedVersion { get; set; }

    /// <summary>Highest score of its flags that stand and are not dismissed; 0 where there is none.</summary>
    public double FlagScore { get; set; }

    /// <summary>When Cordon first heard of it.</summary>
    public required DateTimeOffset LearnedAt { get; init; }
}
