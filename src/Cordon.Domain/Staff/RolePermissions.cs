using static Cordon.Domain.Staff.Permission;

namespace Cordon.Domain.Staff;

/// <summary>Who may do what: the one table that every handler is checked against.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.Reviewer] = [Browse, LookUpWhyBanned, RevealPersonalData, ImportFacts, ReviewFacts, Propose, FileAppeal],
        [Role.Approver] =
        [
            Browse, LookUpWhyBanned, RevealPersonalData, ImportFacts, ReviewFacts, Propose, Approve, DecideEmergency, FileAppeal,
            DecideAppeal, ReadAudit,
        ],
        [Role.Legal] = [Browse, LookUpWhyBanned, RevealPersonalData, CoSign, HandOverEvidence, ReadAudit],
        [Role.Support] = [LookUpWhyBanned, FileAppeal],
        [Role.Auditor] = [Browse, LookUpWhyBanned, ReadAudit],
        [Role.Administrator] = [Browse, LookUpWhyBanned, ImportFacts, ReadAudit, ChangeSettings],
    };

    public static bool Allows(this Role role, Permission permission) => Table[role].Contains(permission);
}
