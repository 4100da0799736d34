namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks for the file that only crawlers read.</summary>
public sealed class ReadsRobotsFile : Detector
{
    public override string Rule => "reads-robots-file";
    public override string Title => "Reads robots.txt";
    public override string LooksFor =>
        "/robots.txt, which browsers never load by themselves. Weak alone: a curious person may open it once. It says that a crawler keeps to manners, not that it does harm.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("minutes", "Minutes in which it was asked for", 1, 1, 100, 1),
        new("requests", "Of at least this many requests in all", 10, 1, 1_000, 1),
    ];

    public override Finding? Judge(in Judged account)
    {
        var totals = account.Profile.Totals;
        if (totals.RobotsMinutes < account["minutes"] || totals.Requests < account["requests"]) return null;
        return new(Rule, Math.Min(0.6, Score.Of(totals.RobotsMinutes, account["minutes"], account["minutes"] * 100)),
            $"asked for /robots.txt, a file for crawlers, in {Words.Count(totals.RobotsMinutes, "minute", "different minutes")}",
            [new("minutes with /robots.txt", totals.RobotsMinutes, account["minutes"]), new("requests", totals.Requests, account["requests"])],
            Words.At(totals.RobotsFrom), Words.At(totals.RobotsTo));
    }
}
