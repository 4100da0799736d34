namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks faster, and for longer, than a person can.</summary>
public sealed class SustainedRate : Detector
{
    // Requests that pages led to may be a browser's own doing; then it takes as many more.
    private const int LedFactor = 4;

    // Where the logs name no referrers, a screen full of pictures cannot be told from pages.
    private const int UnknownFactor = 2;

    public override string Rule => "sustained-rate";
    public override string Title => "Faster than a person";
    public override string LooksFor =>
        "Requests in most seconds of ten minutes, or more different pages within one minute than anybody opens, or a flood of requests. What a browser loads with a page (pictures, style sheets) " +
        "does not count, and pages that another page led to count only at four times the rate. Where the logs name no referrers, a minute needs twice as many.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("busy-seconds", "Seconds with requests, of the 600 in ten minutes", 300, 60, 600, 10, "s"),
        new("pages", "Requests for pages in these ten minutes", 300, 60, 5_000, 20),
        new("minute", "Or different pages within one minute, not led to", 60, 20, 2_000, 10),
        new("flood", "Or requests for pages within one minute, not led to, whatever they ask for", 300, 60, 10_000, 20),
    ];

    public override Finding? Judge(in Judged account) => JudgeWindow(account) ?? JudgeMinute(account) ?? JudgeFlood(account);

    private Finding? JudgeWindow(in Judged account)
    {
        var pace = account.Profile.Pace;
        var least = account["pages"] * (account.IsLed(pace.Referred / (double)Math.Max(1, pace.Requests)) ? LedFactor : 1);
        if (pace.BusySeconds < account["busy-seconds"] || pace.Pages < least) return null;
        return new(Rule, Score.Of(pace.Pages, least, least * 10),
            $"sent {Words.Count(pace.Pages)} requests for pages within {Words.Minutes(pace.From, pace.To)}, with requests in {Words.Count(pace.BusySeconds)} of 600 seconds",
            [new("seconds with requests", pace.BusySeconds, account["busy-seconds"], "s"), new("requests for pages in ten minutes", pace.Pages, least)],
            Words.At(pace.From), Words.At(pace.To));
    }

    private Finding? JudgeMinute(in Judged account)
    {
        var pace = account.Profile.Pace;
        var least = account["minute"] * (account.Habits.ReferrersAreLogged ? 1 : UnknownFactor);
        if (pace.BroadestUnled < least) return null;
        return new(Rule, Score.Of(pace.BroadestUnled, least, least * 10),
            $"asked for {Words.Different(pace.BroadestUnled)} different pages within one minute without coming from another page",
            [new("different pages in the minute, not led to", pace.BroadestUnled, least)], Words.At(pace.BroadestMinute), Words.At(pace.BroadestMinute));
    }

    private Finding? JudgeFlood(in Judged account)
    {
        var pace = account.Profile.Pace;
        if (pace.FullestUnled < account["flood"]) return null;
        return new(Rule, Score.Of(pace.FullestUnled, account["flood"], account["flood"] * 10),
            $"sent {Words.Count(pace.FullestUnled)} requests without coming from a page within one minute, for {Words.Different(pace.FullestResources)} different {(pace.FullestResources == 1 ? "path" : "paths")}",
            [new("requests in the minute, not led to", pace.FullestUnled, account["flood"])], Words.At(pace.FullestMinute), Words.At(pace.FullestMinute));
    }
}
