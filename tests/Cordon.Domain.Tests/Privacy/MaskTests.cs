using Cordon.Domain.Privacy;

namespace Cordon.Domain.Tests.Privacy;

public sealed class MaskTests
{
    [Theory]
    [InlineData("mara@studio.example", "m•••@studio.example")]
    [InlineData("@odd", "•••")]
    [InlineData("nodomain", "•••")]
    [InlineData(null, null)]
    public void A_mail_address_keeps_its_first_letter_and_its_domain(string? email, string? masked) => Assert.Equal(masked, Mask.Email(email));

    [Theory]
    [InlineData("Mara Lindqvist", "M••• L•••")]
    [InlineData("Ünal", "Ü•••")]
    [InlineData(" ", null)]
    public void A_name_keeps_its_first_letters(string name, string? masked) => Assert.Equal(masked, Mask.Name(name));
}
