using Cordon.Domain.Organizations.Names;

namespace Cordon.Domain.Tests.Organizations.Names;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("Quorvane, Inc.")]
    [InlineData("QUORVANE GmbH & Co. KG")]
    [InlineData("The Quorvane Co.,LTD")]
    [InlineData("Quorvane Pvt. Ltd")]
    [InlineData("Quorvane (I) Pvt Ltd")]
    [InlineData("Quorvane (Pty) Ltd")]
    [InlineData("Quorvane S.A.S.")]
    [InlineData("Quorvane S. A.")]
    [InlineData("Quorvane Sp. z o.o.")]
    [InlineData("Quorvane K.K.")]
    [InlineData("Quorvane Sdn Bhd")]
    [InlineData("Quorvane SA de CV")]
    [InlineData("ООО «Quorvane»")]
    [InlineData("株式会社Quorvane")]
    [InlineData("Quorvane有限公司")]
    [InlineData("Quorvane Corpration")]
    public void Legal_forms_do_not_tell_companies_apart(string typed) => Assert.Equal("quorvane", Key(typed));

    [Theory]
    [InlineData("Marl & Thorn", "marl and thorn")]
    [InlineData("Marl and Thorn", "marl and thorn")]
    [InlineData("J.P. O'Thorn", "jp othorn")]
    [InlineData("Thorn-Marl", "thorn marl")]
    [InlineData("Thórn", "thorn")]
    [InlineData("Thorn (Marl)", "thorn marl")]
    public void Writing_does_not_tell_companies_apart(string typed, string key) => Assert.Equal(key, Key(typed));

    [Theory]
    [InlineData("Company Ltd", "company")]
    [InlineData("Inc.", "inc")]
    [InlineData("Incline Works", "incline works")]
    [InlineData("Ab Ovo Media", "ab ovo media")]
    public void What_only_looks_like_a_legal_form_stays(string typed, string key) => Assert.Equal(key, Key(typed));

    [Fact]
    public void Punctuation_alone_is_no_name() => Assert.Equal("", Key("*** & ***"));

    private static string Key(string typed) => CompanyName.Key(typed, text => text.Replace('ó', 'o'));
}
