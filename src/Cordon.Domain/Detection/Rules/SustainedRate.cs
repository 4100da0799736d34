using Cordon.Domain.Detection.Measures;

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
        "Requests in most seconds of ten minutes, or more pages within one minute than anybody opens. What a browser loads with a page (pictures, style sheets) " +
        "does not count, and pages that another page led to count only at four times the rate. Where the logs name no referrers, a minute needs twice as many.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("busy-seconds", "Seconds with requests, of the 600 in ten minutes", 300, 60, 600, 10, "s"),
        new("pages", "Pages in these ten minutes", 300, 60, 5_000, 20),
        new("minute", "Or pages within one minute, not led to", 60, 20, 2_000, 10),
    ];

    public override Finding? Judge(in Judged account) => JudgeWindow(account) ?? JudgeMinute(account);

    private Finding? JudgeWindow(in Judged account)
    {
        var pace = account.Profile.Pace;
        var pages = pace.Requests - pace.Parts;
        var least = account["pages"] * (account.IsLed(pace.Referred / (double)Math.Max(1, pace.Requests)) ? LedFactor : 1);
        if (pace.BusySeconds < account["busy-seconds"] || pages < least) return null;
        return new(Rule, Score.Of(pages, least, least * 10),
            $"asked for {Words.Count(pages)} pages within {Words.Minutes(pace.From, pace.To)}, with requests in {Words.Count(pace.BusySeconds)} of 600 seconds",
            [new("seconds with requests", pace.BusySeconds, account["busy-seconds"], "s"), new("pages in ten minutes", pages, least)],
            Words.At(pace.From), Words.At(pace.To));
    }

    private Finding? JudgeMinute(in Judged account)
    {
        var pace = account.Profile.Pace;
        var unled = pace.FullestPages - pace.FullestReferred;
        var least = account["minute"] * (account.Habits.ReferrersAreLogged ? 1 : UnknownFactor);
        if (unled < least) return null;
        return new(Rule, Score.Of(unled, least, least * 10),
            $"asked for {Words.Count(pace.FullestPages)} pages within one minute, at least {Words.Count(unled)} of them without coming from another page",
            [new("pages in the minute, not led to", unled, least)], Words.At(pace.FullestMinute), Words.At(pace.FullestMinute));
    }
}
