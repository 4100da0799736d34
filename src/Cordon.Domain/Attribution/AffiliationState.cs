namespace Cordon.Domain.Attribution;

public enum AffiliationState
{
    /// <summary>Signals say so; nobody has looked.</summary>
    Suspected,

    /// <summary>A staff member looked and says so.</summary>
    Confirmed,

    /// <summary>A staff member looked and says no; it covers nobody, whatever machines think.</summary>
    Rejected,

    /// <summary>It was so, and is over.</summary>
    Ended,
}

/// <summary>Why a person should look at an affiliation.</summary>
public enum ReviewReason
{
    None,

    /// <summary>Suspected, and nobody has decided yet.</summary>
    Undecided,

    /// <summary>Rejected or ended, and evidence of a stronger kind, or from after the end, has come since.</summary>
    NewEvidence,

    /// <summary>Confirmed, and not seen for <see cref="Affiliation.RecheckAfterDays"/> days.</summary>
    Stale,

    /// <summary>Confirmed, and a counter-signal has come since.</summary>
    Contradicted,
}
