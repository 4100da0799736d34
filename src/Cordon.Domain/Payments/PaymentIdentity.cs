namespace Cordon.Domain.Payments;

/// <summary>A card, wallet payer or bank account that pays, told by a keyed hash of the payment service's fingerprint; never a card number.</summary>
public sealed class PaymentIdentity
{
    public const int MaxBrandLength = 40;

    public PaymentIdentityId Id { get; init; }
    public required PaymentKind Kind { get; init; }

    /// <summary>HMAC-SHA-256 of kind and fingerprint under the installation's key, as 64 lower-case hexadecimal digits.</summary>
    public required string FingerprintHash { get; init; }

    // What describes it: that of the latest sighting; of two as late, the greater text. So no order of files matters.
    public CardFunding Funding { get; set; }
    public string? Brand { get; set; }

    /// <summary>The last four digits or characters.</summary>
    public string? Last4 { get; set; }
    public int? ExpiryMonth { get; set; }
    public int? ExpiryYear { get; set; }

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? IssuerCountry { get; set; }

    /// <summary>The latest sighting that what describes it was taken from.</summary>
    public required DateTimeOffset DescribedAt { get; set; }
    public required DateTimeOffset FirstSeenAt { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }
}
