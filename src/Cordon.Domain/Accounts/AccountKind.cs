namespace Cordon.Domain.Accounts;

public enum AccountKind
{
    /// <summary>The platform described it.</summary>
    Registered,

    /// <summary>Only seen in request logs.</summary>
    Observed,
}
