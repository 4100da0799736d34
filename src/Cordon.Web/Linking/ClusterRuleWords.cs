using System.Globalization;
using Cordon.Features.Linking;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>Flags that add up, in plain words: <c>4 of 5 members walked an id range between 02:10 and 03:40</c>.</summary>
public static class ClusterRuleWords
{
    public static string Sentence(ClusterRule rule, int accounts) =>
        $"{(rule.Accounts == accounts ? $"All {Figures.Count(accounts)}" : $"{Figures.Count(rule.Accounts)} of {Figures.Count(accounts)}")} members {Did(rule)} {Between(rule.From, rule.To)}";

    private static string Did(ClusterRule rule) => rule.Rule switch
    {
        "walks-ids" => "walked an id range",
        "lockstep" => "moved in lockstep through one range",
        "regular-intervals" => "asked at regular intervals",
        "sustained-rate" => "asked faster than a person",
        "around-the-clock" => "were at it around the clock",
        "breadth" => "asked for too many different pages",
        "pages-without-parts" => "fetched pages without their parts",
        "lone-visits" => "sent one request at a time, day and night",
        "rotates-agents" => "rotated user agents",
        "declared-crawler" => "called themselves crawlers",
        "false-crawler" => "lied about being a crawler",
        "attack-tool" => "named an attack tool",
        "probes" => "probed paths that do not exist",
        "tries-to-log-in" => "tried to log in again and again",
        "polls-one-page" => "polled one page",
        "reads-feeds" => "read feeds",
        "reads-robots-file" => "read robots.txt",
        "busts-caches" => "asked for random paths",
        // A detector of a later release still says which it is.
        _ => $"are flagged “{rule.Title}”",
    };

    private static string Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (a, b) = (from.UtcDateTime, to.UtcDateTime);
        return a.Date == b.Date
            ? string.Create(CultureInfo.InvariantCulture, $"between {a:HH:mm} and {b:HH:mm} UTC on {a:d MMM yyyy}")
            : string.Create(CultureInfo.InvariantCulture, $"between {a:d MMM, HH:mm} and {b:d MMM yyyy, HH:mm} UTC");
    }
}
