namespace Cordon.Domain.Staff;

/// <summary>What a staff member is signed in as. The names are the values of the Entra app roles.</summary>
public enum Role
{
    Reviewer,
    Approver,
    Legal,
    Support,
    Auditor,
    Administrator,
}
