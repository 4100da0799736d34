using Cordon.Domain.Payments;

namespace Cordon.Domain.Linking;

/// <summary>The kinds of identifier that join accounts for certain, each with a hub limit of its own.</summary>
public enum IdentifierKind
{
    Card,
    PrepaidCard,
    CorporateCard,
    Wallet,
    Bank,
    Device,
}

public static class IdentifierKinds
{
    /// <summary>The kinds that a card can be of, by its funding.</summary>
    public static readonly IReadOnlyList<IdentifierKind> Cards = [IdentifierKind.Card, IdentifierKind.PrepaidCard, IdentifierKind.CorporateCard];

    public static IdentifierKind Of(PaymentKind kind, CardFunding funding) => (kind, funding) switch
    {
        (PaymentKind.Wallet, _) => IdentifierKind.Wallet,
        (PaymentKind.Bank, _) => IdentifierKind.Bank,
        (_, CardFunding.Prepaid) => IdentifierKind.PrepaidCard,
        (_, CardFunding.Corporate) => IdentifierKind.CorporateCard,
        _ => IdentifierKind.Card,
    };
}
