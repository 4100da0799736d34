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
    public static IdentifierKind Of(PaymentKind kind, CardFunding funding) => (kind, funding) switch
    {
        (PaymentKind.Wallet, _) => IdentifierKind.Wallet,
        (PaymentKind.Bank, _) => IdentifierKind.Bank,
        (_, CardFunding.Prepaid) => IdentifierKind.PrepaidCard,
        (_, CardFunding.Corporate) => IdentifierKind.CorporateCard,
        _ => IdentifierKind.Card,
    };
}
