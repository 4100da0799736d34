namespace Cordon.Web.Shared;

/// <summary>What a <see cref="StateMark"/> can say.</summary>
public enum MarkState
{
    Allowed,
    Banned,
    WaitingForApproval,
    Scheduled,

    /// <summary>Lifted, ended, expired: say which with <see cref="StateMark.Word"/>.</summary>
    Ended,
    Suspected,
    Confirmed,
    Rejected,
    Sealed,

    /// <summary>Evidence whose bytes are not what was sealed.</summary>
    Altered,

    /// <summary>Evidence whose bytes are gone.</summary>
    Missing,
    HeldByLegal,

    // Long work: imports and jobs.
    Queued,
    Running,
    Finished,
    Cancelled,
    Failed,
}
