namespace Cordon.Domain.Staff;

/// <summary>What may be done; handlers ask for these, never for a role.</summary>
public enum Permission
{
    Browse,
    LookUpWhyBanned,
    RevealPersonalData,
    ImportFacts,
    ReviewFacts,
    Propose,
    Approve,
    DecideEmergency,
    CoSign,
    FileAppeal,
    DecideAppeal,
    HandOverEvidence,
    ReadAudit,
    ChangeSettings,
}
