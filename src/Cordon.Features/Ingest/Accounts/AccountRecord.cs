namespace Cordon.Features.Ingest.Accounts;

/// <summary>One account as a file tells it, checked; null is what the file does not say.</summary>
/// <param name="Email">As written, trimmed.</param>
/// <param name="EmailDomain">Lower case, ASCII form.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
public sealed record AccountRecord(string ExternalId, string? Username, string? DisplayName, string? Email, string? EmailDomain, bool EmailVerified, string? Plan, string? Country,
    DateTimeOffset? CreatedAt);
