namespace Cordon.Domain.Payments;

/// <summary>A row of a payments file, from when it was read until its import ends: then all of them are taken over at once, or none.</summary>
public sealed class StagedPayment
{
    public required ImportId ImportId { get; init; }
    public required long Line { get; init; }
    public required AccountId AccountId { get; init; }
    public required PaymentKind Kind { get; init; }
    public required string FingerprintHash { get; init; }
    public CardFunding Funding { get; init; }
    public string? Brand { get; init; }
    public string? Last4 { get; init; }
    public int? ExpiryMonth { get; init; }
    public int? ExpiryYear { get; init; }
    public string? IssuerCountry { get; init; }
    public string? BillingDigest { get; init; }
    public string? BillingName { get; init; }
    public string? BillingEmail { get; init; }
    public string? BillingPhone { get; init; }
    public string? BillingPostalCode { get; init; }
    public string? BillingCountry { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }
}
