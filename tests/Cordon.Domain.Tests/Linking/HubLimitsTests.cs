using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Xunit;

namespace Cordon.Domain.Tests.Linking;

public sealed class HubLimitsTests
{
    [Fact]
    public void An_identifier_with_as_many_accounts_as_its_limit_joins_them_and_with_one_more_it_is_a_hub()
    {
        Assert.All(HubLimits.Kinds, kind => Assert.False(HubLimits.Default.IsHub(kind, HubLimits.Default[kind])));
        Assert.All(HubLimits.Kinds, kind => Assert.True(HubLimits.Default.IsHub(kind, HubLimits.Default[kind] + 1)));
    }

    [Theory]
    [InlineData(0, "hub-limit.out-of-range")]
    [InlineData(1, null)]
    [InlineData(1_000, null)]
    [InlineData(1_001, "hub-limit.out-of-range")]
    public void A_limit_has_bounds(int limit, string? code) => Assert.Equal(code, HubLimits.CheckLimit(limit)?.Code);

    [Theory]
    [InlineData(PaymentKind.Card, CardFunding.Unknown, IdentifierKind.Card)]
    [InlineData(PaymentKind.Card, CardFunding.Debit, IdentifierKind.Card)]
    [InlineData(PaymentKind.Card, CardFunding.Prepaid, IdentifierKind.PrepaidCard)]
    [InlineData(PaymentKind.Card, CardFunding.Corporate, IdentifierKind.CorporateCard)]
    [InlineData(PaymentKind.Wallet, CardFunding.Prepaid, IdentifierKind.Wallet)]
    [InlineData(PaymentKind.Bank, CardFunding.Unknown, IdentifierKind.Bank)]
    public void Prepaid_and_corporate_cards_have_a_limit_of_their_own(PaymentKind kind, CardFunding funding, IdentifierKind wanted) =>
        Assert.Equal(wanted, IdentifierKinds.Of(kind, funding));

    [Fact]
    public void The_limits_as_text_tell_two_settings_apart()
    {
        Assert.Equal("""{"Card":20,"PrepaidCard":3,"CorporateCard":5,"Wallet":20,"Bank":20,"Device":7}""", HubLimits.Default.ToJson());
        Assert.NotEqual(HubLimits.Default, HubLimits.Default.With(IdentifierKind.Card, 19));
        Assert.Equal(HubLimits.Default, HubLimits.Default.With(IdentifierKind.Card, 19).With(IdentifierKind.Card, 20));
    }
}
