using Cordon.Domain.Staff;

namespace Cordon.Domain.Tests.Staff;

public sealed class RolePermissionsTests
{
    // The table of who may do what, as it was agreed: a row a permission, the roles that have it.
    private static readonly Dictionary<Permission, Role[]> Agreed = new()
    {
        [Permission.Browse] = [Role.Reviewer, Role.Approver, Role.Legal, Role.Auditor, Role.Administrator],
        [Permission.LookUpWhyBanned] = [Role.Reviewer, Role.Approver, Role.Legal, Role.Support, Role.Auditor, Role.Administrator],
        [Permission.RevealPersonalData] = [Role.Reviewer, Role.Approver, Role.Legal],
        [Permission.ImportFacts] = [Role.Reviewer, Role.Approver, Role.Administrator],
        [Permission.ReviewFacts] = [Role.Reviewer, Role.Approver],
        [Permission.Propose] = [Role.Reviewer, Role.Approver],
        [Permission.Approve] = [Role.Approver],
        [Permission.DecideEmergency] = [Role.Approver],
        [Permission.CoSign] = [Role.Legal],
        [Permission.FileAppeal] = [Role.Reviewer, Role.Approver, Role.Support],
        [Permission.DecideAppeal] = [Role.Approver],
        [Permission.HandOverEvidence] = [Role.Legal],
        [Permission.ReadAudit] = [Role.Approver, Role.Legal, Role.Auditor, Role.Administrator],
        [Permission.ChangeSettings] = [Role.Administrator],
    };

    public static TheoryData<Permission> All => [.. Enum.GetValues<Permission>()];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_permission_belongs_to_the_roles_it_was_agreed_for(Permission permission) =>
        Assert.Equal(Agreed[permission], Enum.GetValues<Role>().Where(role => role.Allows(permission)));

    [Fact]
    public void Somebody_without_a_role_may_nothing() =>
        Assert.DoesNotContain(Enum.GetValues<Permission>(), new Actor("x", "X", []).May);
}
