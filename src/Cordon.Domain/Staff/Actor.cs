namespace Cordon.Domain.Staff;

/// <summary>Who is acting: a signed-in staff member or an unattended process.</summary>
/// <param name="Id">Stable: <c>tenant/object</c> of the directory, <c>dev:name</c> or <c>os:account@machine</c>; never an e-mail address.</param>
/// <param name="Name">What colleagues see.</param>
public sealed record Actor(string Id, string Name, IReadOnlyList<Role> Roles)
{
    public bool May(Permission permission) => Roles.Any(role => role.Allows(permission));
}
