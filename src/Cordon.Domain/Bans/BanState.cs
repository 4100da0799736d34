namespace Cordon.Domain.Bans;

public enum BanTarget
{
    /// <summary>Whoever is affiliated with an organization, now and later.</summary>
    Organization,

    /// <summary>The accounts that it names.</summary>
    Accounts,
}

public enum BanState
{
    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Approved, and not begun.</summary>
    Scheduled,

    InForce,

    /// <summary>It was in force, or would have been, and is over: <see cref="Ban.EndedHow"/> says how.</summary>
    Ended,

    // A second person did not agree, the proposer took it back, or it lay too long or its reach drifted too far.
    Refused,
    Withdrawn,
    Lapsed,
}

/// <summary>How a ban came to its end. It never comes back: whoever wants it again proposes it again.</summary>
public enum BanEnd
{
    Lifted,
    Expired,

    /// <summary>An emergency ban that nobody approved in time, or that a second person refused.</summary>
    EmergencyOver,

    /// <summary>Taken back by its approver right after it was applied.</summary>
    Undone,
}
