using System.Globalization;
using Stripe;

namespace Cordon.Features.Ingest.Payments;

/// <summary>What somebody paid with, out of one of Stripe's objects: by what it is told again, and what describes it.</summary>
/// <param name="Fingerprint">Stripe's own for cards and bank accounts; of wallets the payer's id behind the wallet's name.</param>
internal sealed record StripeInstrument(string Kind, string Fingerprint, string? Funding = null, string? Brand = null, string? Last4 = null, string? ExpiryMonth = null, string? ExpiryYear = null,
    string? Country = null)
{
    /// <returns>Null where the method's type has nothing to be told again by.</returns>
    public static StripeInstrument? Of(PaymentMethod method) =>
        Card(method.Card?.Fingerprint, method.Card?.Funding, method.Card?.Brand, method.Card?.Last4, method.Card?.ExpMonth, method.Card?.ExpYear, method.Card?.Country)
        ?? Card(method.CardPresent?.Fingerprint, method.CardPresent?.Funding, method.CardPresent?.Brand, method.CardPresent?.Last4, method.CardPresent?.ExpMonth, method.CardPresent?.ExpYear, method.CardPresent?.Country)
        ?? Bank(method.UsBankAccount?.Fingerprint, method.UsBankAccount?.Last4, "US")
        ?? Bank(method.SepaDebit?.Fingerprint, method.SepaDebit?.Last4, method.SepaDebit?.Country)
        ?? Bank(method.BacsDebit?.Fingerprint, method.BacsDebit?.Last4, "GB")
        ?? Bank(method.AuBecsDebit?.Fingerprint, method.AuBecsDebit?.Last4, "AU")
        ?? Bank(method.AcssDebit?.Fingerprint, method.AcssDebit?.Last4, "CA")
        ?? Wallet("paypal", method.Paypal?.PayerId, method.Paypal?.Country)
        ?? Wallet("cashapp", method.Cashapp?.BuyerId)
        ?? Wallet("naver_pay", method.NaverPay?.BuyerId)
        ?? Wallet("link", method.Link?.Email?.Trim().ToLowerInvariant());

    /// <inheritdoc cref="Of(PaymentMethod)"/>
    public static StripeInstrument? Of(ChargePaymentMethodDetails? paid) => paid is null
        ? null
        : Card(paid.Card?.Fingerprint, paid.Card?.Funding, paid.Card?.Brand, paid.Card?.Last4, paid.Card?.ExpMonth, paid.Card?.ExpYear, paid.Card?.Country)
        ?? Card(paid.CardPresent?.Fingerprint, paid.CardPresent?.Funding, paid.CardPresent?.Brand, paid.CardPresent?.Last4, paid.CardPresent?.ExpMonth, paid.CardPresent?.ExpYear, paid.CardPresent?.Country)
        ?? Bank(paid.UsBankAccount?.Fingerprint, paid.UsBankAccount?.Last4, "US")
        ?? Bank(paid.SepaDebit?.Fingerprint, paid.SepaDebit?.Last4, paid.SepaDebit?.Country)
        ?? Bank(paid.BacsDebit?.Fingerprint, paid.BacsDebit?.Last4, "GB")
        ?? Bank(paid.AuBecsDebit?.Fingerprint, paid.AuBecsDebit?.Last4, "AU")
        ?? Bank(paid.AcssDebit?.Fingerprint, paid.AcssDebit?.Last4, "CA")
        ?? Bank(paid.AchDebit?.Fingerprint, paid.AchDebit?.Last4, paid.AchDebit?.Country)
        ?? Wallet("paypal", paid.Paypal?.PayerId, paid.Paypal?.Country)
        ?? Wallet("cashapp", paid.Cashapp?.BuyerId)
        ?? Wallet("naver_pay", paid.NaverPay?.BuyerId)
        ?? Wallet("alipay", paid.Alipay?.BuyerId);

    /// <inheritdoc cref="Of(PaymentMethod)"/>
    public static StripeInstrument? Of(IPaymentSource? source) => source switch
    {
        Card card => Card(card.Fingerprint, card.Funding, card.Brand, card.Last4, card.ExpMonth, card.ExpYear, card.Country),
        BankAccount bank => Bank(bank.Fingerprint, bank.Last4, bank.Country),
        Source { Card: { } card } => Card(card.Fingerprint, card.Funding, card.Brand, card.Last4, card.ExpMonth, card.ExpYear, card.Country),
        Source { SepaDebit: { } bank } => Bank(bank.Fingerprint, bank.Last4, bank.Country),
        _ => null,
    };

    private static StripeInstrument? Card(string? fingerprint, string? funding, string? brand, string? last4, long? month, long? year, string? country) => string.IsNullOrWhiteSpace(fingerprint)
        ? null
        : new("card", fingerprint, funding, brand, last4, Text(month), Text(year), country);

    private static StripeInstrument? Bank(string? fingerprint, string? last4, string? country) => string.IsNullOrWhiteSpace(fingerprint) ? null : new("bank", fingerprint, Last4: last4, Country: country);

    private static StripeInstrument? Wallet(string name, string? payer, string? country = null) => string.IsNullOrWhiteSpace(payer) ? null : new("wallet", $"{name}:{payer}", Brand: name, Country: country);

    private static string? Text(long? number) => number is null or 0 ? null : number.Value.ToString(CultureInfo.InvariantCulture);
}
