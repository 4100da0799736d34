using System.Globalization;
using System.Text;
using Cordon.Domain.Accounts;
using Cordon.Domain.Payments;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Payments;

/// <summary>The fields of an account's payment identity.</summary>
/// <param name="latest">A sighting that claims to come after it is none.</param>
public sealed class PaymentFields(DateTimeOffset latest) : FieldSet<PaymentRecord>(Known)
{
    public const int MaxFingerprintLength = 500;
    private const int OldestYear = 1990, LatestYear = 2099;

    public static readonly FieldNames Known = new(
        ["account_external_id", "kind", "fingerprint", "funding", "brand", "last4", "exp_month", "exp_year", "issuer_country",
            "billing_name", "billing_email", "billing_phone", "billing_postal_code", "billing_country", "first_seen", "last_seen"],
        ("account", "account_external_id"), ("account_id", "account_external_id"), ("external_id", "account_external_id"),
        ("billing_zip", "billing_postal_code"), ("first_seen_at", "first_seen"), ("last_seen_at", "last_seen"));

    protected override string? Problem() => WhoAndWhat() ?? Description() ?? Billing() ?? FactChecks.Seen(this[14], this[15], latest);

    protected override PaymentRecord Make()
    {
        var kind = Kind(this[1])!.Value;
        var (first, last) = FactChecks.Sighting(this[14], this[15]);
        return new(this[0]!, kind, this[2]!, kind == PaymentKind.Card ? Funding(this[3])!.Value : CardFunding.Unknown, Brand(this[4]), Last4(this[5]), Number(this[6]), Year(this[7]), Upper(this[8]),
            new(this[9], this[10], this[11], this[12], Upper(this[13])), first, last);
    }

    /// <summary>One way of writing for brands: services write them differently.</summary>
    public static string? Brand(string? text) => text?.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant() is { Length: > 0 } brand ? brand : null;

    public static string? Upper(string? country) => country?.ToUpperInvariant();

    /// <returns>Four characters: a spreadsheet takes the zeros off the front of a number.</returns>
    public static string? Last4(string? text) => text is not null && text.All(char.IsAsciiDigit) ? text.PadLeft(4, '0') : text;

    private string? WhoAndWhat() =>
        (this[0] is null ? "account_external_id is missing" : null)
        ?? FactChecks.Longer("account_external_id", this[0], Account.MaxExternalIdLength)
        ?? (this[1] is null ? "kind is missing; write card, wallet or bank" : Kind(this[1]) is null ? "kind is none of card, wallet and bank" : null)
        ?? (this[2] is null ? "fingerprint is missing" : null)
        ?? FactChecks.Longer("fingerprint", this[2], MaxFingerprintLength);

    private string? Description() =>
        (Funding(this[3]) is null ? "funding is none of credit, debit, prepaid, corporate and unknown; leave it empty where it is not known" : null)
        ?? FactChecks.Longer("brand", this[4], PaymentIdentity.MaxBrandLength)
        ?? (this[5] is { } last4 && (last4.Length > 4 || !last4.All(char.IsAsciiLetterOrDigit)) ? "last4 is not the last four digits" : null)
        ?? (this[6] is not null && Number(this[6]) is not (>= 1 and <= 12) ? "exp_month is not a month from 1 to 12" : null)
        ?? (this[7] is not null && Year(this[7]) is null ? "exp_year is not a year such as 2027" : null)
        ?? FactChecks.Country("issuer_country", this[8]);

    private string? Billing() =>
        FactChecks.Longer("billing_name", this[9], BillingDetails.MaxNameLength)
        ?? FactChecks.Longer("billing_email", this[10], BillingDetails.MaxEmailLength)
        ?? (this[10] is { } mail && (mail.IndexOf('@', StringComparison.Ordinal) < 1 || mail.Any(char.IsWhiteSpace)) ? "billing_email is not a mail address; leave it empty where there is none" : null)
        ?? FactChecks.Longer("billing_phone", this[11], BillingDetails.MaxPhoneLength)
        ?? FactChecks.Longer("billing_postal_code", this[12], BillingDetails.MaxPostalCodeLength)
        ?? FactChecks.Country("billing_country", this[13]);

    private static PaymentKind? Kind(string? text) => text?.ToLowerInvariant() switch
    {
        "card" => PaymentKind.Card,
        "wallet" => PaymentKind.Wallet,
        "bank" => PaymentKind.Bank,
        _ => null,
    };

    /// <returns>Null where the text says none of them.</returns>
    public static CardFunding? Funding(string? text) => text?.ToLowerInvariant() switch
    {
        null or "unknown" => CardFunding.Unknown,
        "credit" => CardFunding.Credit,
        "debit" => CardFunding.Debit,
        "prepaid" => CardFunding.Prepaid,
        "corporate" => CardFunding.Corporate,
        _ => null,
    };

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Year(string? text) => Number(text) switch
    {
        >= 0 and <= 99 and var year when text!.Length == 2 => 2000 + year,
        >= OldestYear and <= LatestYear and var year => year,
        _ => null,
    };
}
