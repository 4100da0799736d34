using System.Security.Claims;
using Bunit;
using Cordon.Domain.Staff;
using Cordon.Web.SignIn;

namespace Cordon.Web.Tests.SignIn;

public sealed class PersonTests
{
    [Fact]
    public void A_directorys_person_is_known_by_its_ids_not_by_its_address()
    {
        var actor = Person.From(Entra(("name", "Mara Holm"), ("preferred_username", "mara@platform.example"), ("tid", "t1"), ("oid", "o1"), (ClaimTypes.Role, "Approver")));
        Assert.Equal(("t1/o1", "Mara Holm"), (actor.Id, actor.Name));
        Assert.Equal([Role.Approver], actor.Roles);
    }

    [Fact]
    public void The_long_names_of_the_ids_are_understood()
    {
        var actor = Person.From(Entra(
            ("http://schemas.microsoft.com/identity/claims/tenantid", "t1"), ("http://schemas.microsoft.com/identity/claims/objectidentifier", "o1")));
        Assert.Equal("t1/o1", actor.Id);
    }

    [Theory]
    [InlineData("Root")]
    [InlineData("reviewer")]
    [InlineData("0")]
    [InlineData("Reviewer, Approver")]
    public void What_is_no_role_of_Cordon_gives_none(string claim) =>
        Assert.Empty(Person.From(Entra(("tid", "t"), ("oid", "o"), (ClaimTypes.Role, claim))).Roles);

    [Fact]
    public void Nobody_acts_without_an_id_to_record() =>
        Assert.Throws<InvalidOperationException>(() => Person.From(Entra(("name", "Mara Holm"))));

    private static ClaimsPrincipal Entra(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value)), "AuthenticationTypes.Federation"));
}
