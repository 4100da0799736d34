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

    [Theory]
    [InlineData("+31 20 555 0142", "••• 42")]
    [InlineData("112", "•••")]
    [InlineData("ask at the desk", "•••")]
    [InlineData("", null)]
    public void A_telephone_number_keeps_its_last_two_digits(string? phone, string? masked) => Assert.Equal(masked, Mask.Phone(phone));

    [Theory]
    [InlineData("1017 AB", "10•••")]
    [InlineData("SW1A 1AA", "SW•••")]
    [InlineData("123", "•••")]
    [InlineData("〒100-0001", "•••")]
    [InlineData(null, null)]
    public void A_postal_code_keeps_its_region(string? code, string? masked) => Assert.Equal(masked, Mask.PostalCode(code));
}
