namespace Cordon.Domain.Imports;

public enum ImportKind
{
    Accounts,
    Requests,
    Activity,
    Payments,
    Devices,
}
