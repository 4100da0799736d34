using Cordon.Domain.Payments;

namespace Cordon.Features.Ingest.Payments;

/// <summary>An account that pays with something as a file tells it, checked; null is what the file does not say.</summary>
/// <param name="Fingerprint">As the payment service writes it. It is hashed before anything is stored.</param>
/// <param name="Brand">Lower case.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="FirstSeen">UTC; <see cref="Domain.Accounts.Account.NotSeen"/> where the file does not say, as for <paramref name="LastSeen"/>.</param>
public sealed record PaymentRecord(string Account, PaymentKind Kind, string Fingerprint, CardFunding Funding, string? Brand, string? Last4, int? ExpiryMonth, int? ExpiryYear,
    string? IssuerCountry, PaymentBilling Billing, DateTimeOffset FirstSeen, DateTimeOffset LastSeen);

/// <summary>Whom the account named when it paid.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
public sealed record PaymentBilling(string? Name, string? Email, string? Phone, string? PostalCode, string? Country)
{
    public bool IsEmpty => this is { Name: null, Email: null, Phone: null, PostalCode: null, Country: null };
}
