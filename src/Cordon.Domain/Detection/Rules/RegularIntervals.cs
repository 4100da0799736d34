namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks at even intervals for many different things.</summary>
public sealed class RegularIntervals : Detector
{
    private const int LedFactor = 4;

    // A tab that polls while its owner looks at a few pages besides has few paths for its many intervals.
    private const double LeastPathsAnInterval = 0.5, LeastPathsARequest = 0.05;

    public override string Rule => "regular-intervals";
    public override string Title => "Regular intervals";
    public override string LooksFor =>
        "Requests at even intervals (each within a tenth and a second of their mean), or minute after minute with the same number of requests, for many different " +
        "paths. A tab that asks for one path again and again is not meant; see “Polls one page”.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("intervals", "Even intervals in a row", 60, 20, 2_000, 10),
        new("duration", "Lasting at least", 15, 5, 240, 5, "min"),
        new("minutes", "Or minutes in a row with an even number of requests", 12, 6, 240, 1, "min"),
        new("paths", "For at least this many different paths", 20, 2, 60, 1),
    ];

    public override Finding? Judge(in Judged account) => JudgeMinutes(account) is { } minutes
        ? JudgeIntervals(account) is { } intervals && intervals.Score > minutes.Score ? intervals : minutes
        : JudgeIntervals(account);

    private Finding? JudgeIntervals(in Judged account)
    {
        var run = account.Profile.Rhythm;
        var least = account["intervals"] * (account.IsLed(run.ReferredShare) ? LedFactor : 1);
        var minutes = (run.To - run.From) / 60.0;
        if (run.Even < least || minutes < account["duration"]) return null;
        if (run.Resources < account["paths"] || run.Resources < LeastPathsAnInterval * run.Even) return null;
        return new(Rule, Score.Of(run.Even, least, least * 20),
            $"sent requests one every {Words.Interval(run.Mean)} for {Words.Length(run.To - run.From)}: {Words.Count(run.Even)} of {Words.Count(run.Intervals)} intervals lay " +
            "within a tenth and a second of that",
            [
                new("even intervals", run.Even, least), new("minutes", Math.Floor(minutes), account["duration"], "min"), new("different paths", run.Resources, account["paths"]),
                new("mean interval", Math.Round(run.Mean, 1), Unit: "s"),
            ],
            Words.At(run.From / 60), Words.At(run.To / 60));
    }

    private Finding? JudgeMinutes(in Judged account)
    {
        var run = account.Profile.Rhythm;
        var led = run.MinutesRequests > 0 && account.IsLed(run.MinutesReferred / (double)run.MinutesRequests);
        var least = account["minutes"] * (led ? LedFactor : 1);
        if (run.Minutes < least || run.MinutesResources < account["paths"] || run.MinutesResources < LeastPathsARequest * run.MinutesRequests) return null;
        return new(Rule, Score.Of(run.Minutes, least, least * 20),
            $"sent between {Words.Count(run.MinutesLeast)} and {Words.Count(run.MinutesGreatest)} requests in each of {Words.Count(run.Minutes)} minutes in a row, one every " +
            $"{Words.Interval(run.Minutes * 60.0 / run.MinutesRequests)}",
            [
                new("even minutes", run.Minutes, least, "min"), new("different paths", run.MinutesResources, account["paths"]),
                new("fewest in a minute", run.MinutesLeast), new("most in a minute", run.MinutesGreatest),
            ],
            Words.At(run.MinutesFrom), Words.At(run.MinutesTo));
    }
}
