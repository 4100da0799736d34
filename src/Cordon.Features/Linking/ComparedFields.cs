using Cordon.Domain.Accounts;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>The columns of the compare grid.</summary>
internal enum ComparedField
{
    Card,
    Wallet,
    Bank,
    Device,
    Email,
    EmailDomain,
    Username,
    DisplayName,
    Plan,
    Country,
    BillingName,
    BillingEmail,
    BillingPhone,
    PostalCode,
    BillingCountry,
}

internal static class ComparedFields
{
    public static readonly IReadOnlyList<ComparedField> All = Enum.GetValues<ComparedField>();

    public static ComparedColumn Column(ComparedField field) => field switch
    {
        ComparedField.Card => new("card", "Card", false),
        ComparedField.Wallet => new("wallet", "Wallet", false),
        ComparedField.Bank => new("bank", "Bank account", false),
        ComparedField.Device => new("device", "Device", false),
        ComparedField.Email => new("email", "E-mail", true),
        ComparedField.EmailDomain => new("domain", "Mail domain", false),
        ComparedField.Username => new("username", "User name", true),
        ComparedField.DisplayName => new("name", "Display name", true),
        ComparedField.Plan => new("plan", "Plan", false),
        ComparedField.Country => new("country", "Country", false),
        ComparedField.BillingName => new("billing-name", "Billing name", true),
        ComparedField.BillingEmail => new("billing-email", "Billing e-mail", true),
        ComparedField.BillingPhone => new("billing-phone", "Billing phone", true),
        ComparedField.PostalCode => new("postal-code", "Postal code", true),
        _ => new("billing-country", "Billing country", false),
    };

    public static ComparedField Of(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Wallet => ComparedField.Wallet,
        IdentifierKind.Bank => ComparedField.Bank,
        IdentifierKind.Device => ComparedField.Device,
        _ => ComparedField.Card,
    };

    /// <summary>What is compared: two ways of writing one phone number, name or address are equal.</summary>
    public static string Compared(ComparedField field, string value) => field switch
    {
        ComparedField.BillingPhone => new string([.. value.Where(char.IsAsciiDigit)]) is { Length: > 0 } digits ? digits : value.Trim(),
        ComparedField.PostalCode => new string([.. value.Where(c => !char.IsWhiteSpace(c) && c != '-')]).ToUpperInvariant(),
        ComparedField.Plan or ComparedField.Country or ComparedField.BillingCountry or ComparedField.EmailDomain => value,
        _ => AccountTerms.Normalize(value),
    };
}
