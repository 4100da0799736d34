namespace Cordon.Domain.Imports;

public enum ImportKind
{
    Accounts,
    Requests,
    Activity,
    Payments,
    Devices,
    Organizations,
    Signals,

    /// <summary>Organizations known elsewhere, as leads.</summary>
    Blocklist,
}
