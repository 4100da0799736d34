using Cordon.Domain.Linking.Probable;

namespace Cordon.Domain.Tests.Linking.Probable;

public class FieldGuessTests
{
    [Theory]
    [InlineData("first_name", FieldKind.GivenName, "Robert", "Ngozi")]
    [InlineData("PRIMARY_NAME_LAST", FieldKind.FamilyName, "Ashworth", "Okonkwo")]
    [InlineData("givenName", FieldKind.GivenName, "Robert", "Ngozi")]
    [InlineData("name", FieldKind.FullName, "Robert Ashworth", "Ngozi Okonkwo")]
    [InlineData("dob", FieldKind.BirthDate, "1971-06-24", "1988-02-01")]
    [InlineData("dob", FieldKind.Text, "yes", "no idea", "long ago")]
    [InlineData("e-mail", FieldKind.Email, "a@b.example", "")]
    [InlineData("contact", FieldKind.Email, "a@b.example", "c@d.example")]
    [InlineData("postcode_fake", FieldKind.PostalCode, "LS1 4AP", "HU1 1AA")]
    [InlineData("birth_place", FieldKind.Text, "Leeds", "Hull")]
    [InlineData("suburb", FieldKind.Place, "Cleveland", "Bittern")]
    [InlineData("Phone Number", FieldKind.Phone, "0113 496 0018", "")]
    [InlineData("SSN", FieldKind.Identifier, "078-05-1120", "")]
    [InlineData("gender", FieldKind.Category, "F", "M")]
    [InlineData("login", FieldKind.Username, "rob71", "ngo88")]
    [InlineData("employer", FieldKind.OrganizationName, "Firma", "Studio")]
    [InlineData("street", FieldKind.Address, "1 High St", "2 Low Rd")]
    [InlineData("occupation", FieldKind.Text, "poet", "smith", "weaver")]
    [InlineData("", FieldKind.Text, "poet", "smith", "weaver")]
    public void A_column_is_known_by_its_heading_and_its_values(string heading, FieldKind kind, params string[] values) => Assert.Equal(kind, FieldGuess.Of(heading, values));

    [Fact]
    public void A_column_without_values_is_a_text_or_what_it_is_called()
    {
        Assert.Equal(FieldKind.Text, FieldGuess.Of("shoe", []));
        Assert.Equal(FieldKind.Email, FieldGuess.Of("email", ["", " "]));
    }
}
