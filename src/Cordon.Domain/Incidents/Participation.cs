namespace Cordon.Domain.Incidents;

/// <summary>Suggests who took part in an incident: the few accounts without which requests would not have risen.</summary>
/// <remarks>A suggestion is where a person looks first. It puts nobody down; a person does, who looked at each one's share.</remarks>
public static class Participation
{
    /// <summary>Requests rose where there were so many more than expected, and a tenth more: less is an ordinary lively evening.</summary>
    public const long LeastRise = 100;

    private const double LeastGrowth = 0.1;

    // Whoever made less than a fiftieth of the rise did not make it: without them it would have been the same.
    private const double LeastPart = 0.02;

    // An account that is half as busy again as on other days had a long evening.
    private const double LeastTimes = 2;

    // If all of them together made less than half of it, it was a crowd, and a few who stand out in a crowd did not make it.
    private const double LeastTogether = 0.5;

    public static bool Rose(PlatformTraffic platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return platform.Rise >= LeastRise && platform.Rise >= platform.Expected * LeastGrowth;
    }

    /// <summary>The fewest requests with which an account can be among those suggested: who made fewer need not be looked at.</summary>
    public static long Least(PlatformTraffic platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return Math.Max(1, (long)Math.Ceiling(platform.Rise * LeastPart));
    }

    /// <param name="accounts">In any order; those with few requests may be left out.</param>
    /// <returns>All of them by how much of the rise they made, the most first, and which are suggested.</returns>
    public static ParticipantSuggestion Suggest(PlatformTraffic platform, IEnumerable<AccountTraffic> accounts)
    {
        ArgumentNullException.ThrowIfNull(platform);
        List<AccountTraffic> ranked = [.. accounts.OrderByDescending(a => a.Rise).ThenByDescending(a => a.Requests).ThenBy(a => a.Account.Value)];
        var stand = Rose(platform) ? ranked.TakeWhile(a => a.Rise >= Least(platform)).Where(a => a.Requests >= a.Expected * LeastTimes).ToList() : [];
        return new(platform, ranked, stand.Sum(a => a.Rise) >= platform.Rise * LeastTogether ? stand : []);
    }
}

/// <param name="Ranked">By the rise they made, the most first.</param>
/// <param name="Suggested">Those of them who made it; empty where nothing rose, and where a crowd did.</param>
public sealed record ParticipantSuggestion(PlatformTraffic Platform, IReadOnlyList<AccountTraffic> Ranked, IReadOnlyList<AccountTraffic> Suggested)
{
    /// <summary>Of the platform's requests within the window, those of the suggested; and before it.</summary>
    public long Made => Suggested.Sum(a => a.Requests);

    public long MadeBefore => Suggested.Sum(a => a.Before);

    /// <summary>What everybody else asked for within the window: to be held against <see cref="PlatformTraffic.Expected"/>.</summary>
    public long WithoutThem => Platform.Requests - Made;
}
