using System.Text.RegularExpressions;
using Cordon.Domain.Detection;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Which lines a flag's figures were counted from.</summary>
/// <param name="Wanted">The account, the window, and what else the rule looks at.</param>
/// <param name="Figure">The figure that says how many lines they are; null where none of the flag's figures is a number of requests.</param>
public sealed partial record FlagLines(LineCriteria Wanted, Figure? Figure)
{
    /// <param name="account">The external id.</param>
    internal static FlagLines Of(Flag flag, string account)
    {
        var figures = FlagJson.Figures(flag.Figures);
        var (kind, counted) = flag.Rule switch
        {
            // Within a minute an id counts once, however often it is asked for.
            "walks-ids" or "lockstep" => (new RequestKind(Route: RouteOf(flag.Reason), LeastId: Whole("least id"), GreatestId: Whole("greatest id")), Find("ids")),
            "sustained-rate" when Find("requests for pages in ten minutes") is { } pages => (new RequestKind(PagesOnly: true), pages),
            "sustained-rate" => (new RequestKind(PagesOnly: true, UnledOnly: true), Find("requests in the minute, not led to")),
            "attack-tool" => (new RequestKind(Agent: ""), Find("requests under that name")),
            "declared-crawler" or "false-claim" when Called().Match(flag.Reason) is { Success: true } named => (new RequestKind(Agent: named.Groups[1].Value), Find("requests under that name")),
            "tries-to-log-in" when Tried().Match(flag.Reason) is { Success: true } at => (new RequestKind(Method: at.Groups[1].Value, Route: at.Groups[2].Value), null),
            "probes" => (new RequestKind(MissingOnly: true, PagesOnly: true), Find("requests that found nothing")),
            "reads-robots-file" => (new RequestKind(Route: "/robots.txt"), null),
            "around-the-clock" or "breadth" or "pages-without-parts" or "rotates-agents" => ((RequestKind?)null, Find("requests")),
            _ => (null, null),
        };
        return new(new LineCriteria([account], From: flag.FromAt, To: flag.ToAt, Requests: kind), counted);

        Figure? Find(string name) => figures.FirstOrDefault(f => f.Name == name);

        long? Whole(string name) => Find(name) is { } figure ? (long)figure.Value : null;
    }

    // The sentence names the route by which the rule counted; where it was not known, it says "one route".
    private static string? RouteOf(string reason) => Walked().Match(reason) is { Success: true } route ? route.Groups[1].Value : null;

    [GeneratedRegex(@"\bids of (/\S*) (?:in|together)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Walked();

    [GeneratedRegex(@"^called itself (.+?) (?:\(|in [0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex(@"\bto get in at ([A-Z]+) (/\S*) within\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tried();
}
