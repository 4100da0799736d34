using Cordon.Domain.Organizations.Names;

namespace Cordon.Domain.Tests.Organizations.Names;

public sealed class JunkNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("****")]
    [InlineData("&")]
    [InlineData("7")]
    [InlineData("12345")]
    [InlineData("N/A")]
    [InlineData("n.a.")]
    [InlineData("I don't have one")]
    [InlineData("I do not work for any company")]
    [InlineData("none yet")]
    [InlineData("Self-Employeed")]
    [InlineData("self employed consultant")]
    [InlineData("Freelance software developer")]
    [InlineData("Free lancer")]
    [InlineData("Independant")]
    [InlineData("UNAFFILLIATED")]
    [InlineData("unafiliatted")]
    [InlineData("not affiliated with any organization")]
    [InlineData("my company")]
    [InlineData("personal use")]
    [InlineData("student")]
    [InlineData("没有")]
    [InlineData("フリーランス")]
    [InlineData("aaaa")]
    [InlineData("asdasd")]
    [InlineData("qwerty")]
    [InlineData("dsfgsdfgsdfg")]
    [InlineData("lkjhgf")]
    public void Answers_that_name_no_employer_are_junk(string typed) => Assert.True(IsJunk(typed));

    [Theory]
    [InlineData("Quorvane")]
    [InlineData("3M")]
    [InlineData("HP")]
    [InlineData("AAA")]
    [InlineData("KPMG")]
    [InlineData("Tata")]
    [InlineData("Freescale")]
    [InlineData("Free Software Foundation")]
    [InlineData("Freelancer.com")]
    [InlineData("Home Depot")]
    [InlineData("Individual Software")]
    [InlineData("Independent Health")]
    [InlineData("Personal Capital")]
    [InlineData("Persona")]
    [InlineData("Student Loans Company")]
    [InlineData("Test Double")]
    [InlineData("Affiliated Computer Services")]
    [InlineData("University of Quorvane")]
    [InlineData("Noname Security")]
    [InlineData("Testo")]
    [InlineData("Meta")]
    public void Names_of_companies_are_not(string typed) => Assert.False(IsJunk(typed));

    private static bool IsJunk(string typed) => JunkName.Is(typed, text => text);
}
