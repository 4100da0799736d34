namespace Cordon.Domain.Payments;

/// <summary>Who an account said it is when it paid. Other details are another row: what was said before stays.</summary>
public sealed class BillingDetails
{
    public const int MaxNameLength = 200, MaxEmailLength = 254, MaxPhoneLength = 40, MaxPostalCodeLength = 20;

    public BillingDetailsId Id { get; init; }
    public required AccountId AccountId { get; init; }
    public required PaymentIdentityId PaymentIdentityId { get; init; }

    /// <summary>SHA-256 over the five details, as 64 hexadecimal digits: by it a repeated row is known.</summary>
    public required string Digest { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? PostalCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? Country { get; init; }
    public required DateTimeOffset FirstSeenAt { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }
}
