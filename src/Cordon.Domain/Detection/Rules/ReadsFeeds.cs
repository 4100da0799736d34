namespace Cordon.Domain.Detection.Rules;

/// <summary>Reads feeds by program.</summary>
public sealed class ReadsFeeds : Detector
{
    public override string Rule => "reads-feeds";
    public override string Title => "Reads feeds";
    public override string LooksFor =>
        "Requests for feeds (RSS, Atom, by the path’s name) hour after hour. Programs do that for people; it is seldom harmful.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("requests", "Requests for feeds", 10, 3, 1_000, 1),
        new("hours", "In at least this many different hours", 3, 1, 100, 1),
        new("share", "Share of all requests", 50, 10, 100, 5, "%"),
    ];

    public override Finding? Judge(in Judged account)
    {
        var feeds = account.Profile.Feeds;
        var share = 100.0 * feeds.Requests / Math.Max(1, account.Profile.Totals.Requests);
        if (feeds.Requests < account["requests"] || feeds.Hours < account["hours"] || share < account["share"]) return null;
        return new(Rule, Score.Of(feeds.Requests, account["requests"], account["requests"] * 100),
            $"asked {Words.Count(feeds.Requests)} times for a feed ({account.Routes.Find(feeds.Route)?.Template ?? "by its path"}) in {Words.Count(feeds.Hours)} different hours",
            [
                new("requests for feeds", feeds.Requests, account["requests"]), new("different hours", feeds.Hours, account["hours"]),
                new("share of all requests", Math.Floor(share), account["share"], "%"),
            ],
            Words.At(feeds.From), Words.At(feeds.To));
    }
}
