namespace Cordon.Domain.Incidents;

/// <summary>What one account asked for around an incident.</summary>
/// <param name="Requests">Within the window; of them <paramref name="Errors"/> were answered with 400 and above.</param>
/// <param name="Before">Within as long a time that ended when the window began.</param>
/// <param name="Usual">At the same hours of the days before, the median of them; 0 where that was not asked.</param>
public sealed record AccountTraffic(AccountId Account, long Requests, long Before, long Usual = 0, long Errors = 0)
{
    /// <summary>Requests beyond those before and those that are usual; never less than none.</summary>
    public long Rise => Math.Max(0, Requests - Expected);

    /// <summary>What it would have asked for anyway. The greater of the two, so that who is as busy every night is no more suspected than who was as busy an hour earlier.</summary>
    public long Expected => Math.Max(Before, Usual);
}

/// <summary>What everybody asked for around an incident; counted like <see cref="AccountTraffic"/>.</summary>
/// <param name="Usual">Null where too few days were logged to say what is usual.</param>
public sealed record PlatformTraffic(long Requests, long Before, long? Usual = null)
{
    /// <summary>What would have been asked for anyway: what is usual at these hours; where nobody knows, what was asked just before.</summary>
    public long Expected => Usual ?? Before;

    /// <summary>Requests beyond that; negative where there were fewer.</summary>
    public long Rise => Requests - Expected;
}
