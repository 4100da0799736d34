namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks so that no cache can answer: one path with ever new queries, or paths made up at random.</summary>
public sealed class BustsCaches : Detector
{
    // A map that is dragged about also asks one address again and again; a page led to it, and not ten times a second.
    private const int LedASecond = 10;

    public override string Rule => "busts-caches";
    public override string Title => "Cache-busting and random paths";
    public override string LooksFor =>
        "One to three paths asked for with ever new query strings, so that every request reaches the servers; or many different paths within one minute that do not exist.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("minute", "Different queries within one minute", 30, 10, 1_000, 1),
        new("hour", "Or within one hour", 300, 50, 10_000, 10),
        new("random", "Or different missing paths within one minute", 20, 10, 1_000, 1),
    ];

    public override Finding? Judge(in Judged account) => JudgeQueries(account) ?? JudgePaths(account);

    private Finding? JudgeQueries(in Judged account)
    {
        var busting = account.Profile.Busting;
        var inMinute = busting.MinuteVariants >= account["minute"] &&
            (!account.IsLed(busting.MinuteReferred / (double)Math.Max(1, busting.MinuteRequests)) || busting.MinuteRequests >= LedASecond * busting.MinuteSeconds);
        var inHour = busting.HourVariants >= account["hour"] && !account.IsLed(busting.HourReferred / (double)Math.Max(1, busting.HourRequests));
        if (!inMinute && !inHour) return null;
        var (variants, least) = inMinute ? (busting.MinuteVariants, account["minute"]) : (busting.HourVariants, account["hour"]);
        var (from, to) = inMinute ? (busting.Minute, busting.Minute) : (busting.From, busting.To);
        var requests = inMinute ? busting.MinuteRequests : busting.HourRequests;
        return new(Rule, Score.Of(variants, least, least * 20),
            $"asked for {(!inMinute ? "one to three paths" : busting.MinutePaths == 1 ? "one path" : $"{busting.MinutePaths} paths")} with {Words.Variants(variants)} different query strings in {Words.Count(requests)} requests " +
            $"within {(inMinute ? "one minute" : Words.Minutes(from, to))}",
            [new("different queries", variants, least), new("requests", requests)], Words.At(from), Words.At(to));
    }

    private Finding? JudgePaths(in Judged account)
    {
        var probe = account.Profile.Probe;
        if (probe.MinuteResources < account["random"]) return null;
        return new(Rule, Score.Of(probe.MinuteResources, account["random"], account["random"] * 20),
            $"asked for {Words.Different(probe.MinuteResources)} different paths that do not exist within one minute, {Words.Count(probe.MinuteNotFound)} of {Words.Count(probe.MinuteRequests)} " +
            "requests finding nothing",
            [new("different missing paths", probe.MinuteResources, account["random"]), new("requests that found nothing", probe.MinuteNotFound)],
            Words.At(probe.Minute), Words.At(probe.Minute));
    }
}
