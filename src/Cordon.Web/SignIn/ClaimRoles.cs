using System.Security.Claims;
using Cordon.Domain.Staff;

namespace Cordon.Web.SignIn;

/// <summary>The roles a person was signed in with. What is no role of Cordon is passed over.</summary>
public static class ClaimRoles
{
    public static IReadOnlyList<Role> Roles(this ClaimsPrincipal person) =>
    [
        .. person.Identities
            .SelectMany(identity => identity.FindAll(identity.RoleClaimType))
            .Select(claim => Enum.GetNames<Role>().Contains(claim.Value) ? Enum.Parse<Role>(claim.Value) : (Role?)null)
            .OfType<Role>().Distinct().Order(),
    ];

    public static bool May(this ClaimsPrincipal person, Permission permission) =>
        person.Roles().Any(role => role.Allows(permission));
}
