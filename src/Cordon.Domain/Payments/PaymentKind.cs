namespace Cordon.Domain.Payments;

public enum PaymentKind
{
    Card,
    Wallet,
    Bank,
}

/// <summary>What stands behind a card, as far as the payment service tells. Prepaid and corporate cards pass through many hands, so they have limits of their own.</summary>
public enum CardFunding
{
    Unknown,
    Credit,
    Debit,
    Prepaid,
    Corporate,
}
