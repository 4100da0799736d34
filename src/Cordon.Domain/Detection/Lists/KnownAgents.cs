namespace Cordon.Domain.Detection.Lists;

/// <summary>Reads from a user agent what it claims to be, by the public lists of crawlers and AI robots.</summary>
/// <remarks>Sources and versions: <see cref="KnownLists.Sources"/>. Same text and same lists, same answer.</remarks>
public static class KnownAgents
{
    private static readonly Lazy<AgentIndex> Index = new(() => new AgentIndex());

    /// <summary>Characters that are read; what comes behind them is no claim. The longest agent that the lists know has 285.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The most specific claim that the text makes.</summary>
    /// <param name="userAgent">As the request carried it, of any length.</param>
    /// <returns>An attack tool's name before all else; the claim whose pattern matches most characters, of equals the earlier in the list; where no list knows the text, what it says of
    /// itself with the words bot, crawler, spider, scraper or indexer beside a version or a contact; null for everything else, above all for browsers.</returns>
    public static AgentClaim? Of(string userAgent)
    {
        userAgent = Read(userAgent);
        if (AttackTools.Find(userAgent) is { } tool) return new AgentClaim { Name = tool, Kind = AgentKind.AttackTool };
        var sightings = Index.Value.Sightings(userAgent);
        if (sightings.Count == 0) return SelfDeclaredBot.Of(userAgent);
        var best = sightings.OrderByDescending(sighting => sighting.Where.Length).ThenBy(sighting => sighting.Order).First();
        var pattern = best.Pattern ?? sightings.Find(sighting => sighting.Pattern is not null && sighting.Where.Overlaps(best.Where)).Pattern;
        return Complete(new AgentClaim
        {
            Name = AgentName.Of(userAgent, best.Where),
            Kind = pattern?.Kind ?? AgentKind.Crawler,
            Url = pattern?.Url,
        }, best.Robot, pattern is not null);
    }

    /// <summary>Every pattern of the crawler list that matches, as the list writes them and in its order.</summary>
    public static IReadOnlyList<string> PatternsIn(string userAgent) =>
        [.. Index.Value.Sightings(Read(userAgent)).Where(sighting => sighting.Pattern is not null).OrderBy(sighting => sighting.Order).Select(sighting => sighting.Pattern!.Text)];

    private static string Read(string userAgent) => userAgent.Length > MaxLength ? userAgent[..MaxLength] : userAgent;

    // The list of AI robots names libraries too, with whoever wrote them: that says nothing about who uses them. And it names what
    // fetches a page to preview it, which a person has asked for.
    private static AgentClaim Complete(AgentClaim claim, AiRobot? robot, bool isListedCrawler)
    {
        if (claim.Kind is AgentKind.Library) return claim;
        robot ??= AiRobot.Named(claim.Name, isListedCrawler ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        var publisher = RangePublisher.Of(claim.Name);
        return claim with
        {
            Kind = robot is not null && claim.Kind is AgentKind.Crawler or AgentKind.Other ? AgentKind.AiCrawler : claim.Kind,
            Operator = publisher?.Operator ?? robot?.Operator,
            Ranges = publisher?.Ranges,
        };
    }
}
