using Cordon.Domain.Accounts;

namespace Cordon.Domain.Tests.Accounts;

public sealed class AccountTermsTests
{
    [Fact]
    public void An_account_is_found_by_id_name_and_address() =>
        Assert.Equal(["a-20481", "mlind", "mara.lind@studio.example", "mara.lind", "mara", "lind"], AccountTerms.Of("A-20481", "mlind", "Mara Lind", "mara.lind@studio.example"));

    [Theory]
    [InlineData("Ünal", "unal")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData("  Zoë ", "zoe")]
    [InlineData("İstanbul", "istanbul")]
    public void However_it_was_typed_it_reads_the_same(string typed, string normal) => Assert.Equal(normal, AccountTerms.Normalize(typed));

    [Fact]
    public void A_search_is_split_as_names_are() => Assert.Equal(["mara", "li"], AccountTerms.OfSearch(" Mara  LI "));

    [Fact]
    public void A_long_text_is_cut_between_characters() =>
        Assert.Equal(AccountTerm.MaxLength - 1, AccountTerms.Normalize(new string('x', AccountTerm.MaxLength - 1) + "😀").Length);

    [Fact]
    public void A_term_that_is_cut_at_a_blank_does_not_end_in_it() =>
        Assert.Equal(new string('x', AccountTerm.MaxLength - 1), AccountTerms.Normalize(new string('x', AccountTerm.MaxLength - 1) + " and more"));
}
