namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks for one path over and over.</summary>
public sealed class PollsOnePage : Detector
{
    private const int LeastMinutes = 12, FewPaths = 3, LeastRegularHours = 3, LeastRegular = 60, LedFactor = 2;

    public override string Rule => "polls-one-page";
    public override string Title => "Polls one page";
    public override string LooksFor =>
        "One path asked for in nearly every active minute, for longer than anybody is awake; or at even intervals for three hours without a page that does it. A tab " +
        "left open polls too, but says which page it is: then it takes twice as long.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("hours", "Hours without a pause of more than six", 20, 6, 336, 1, "h"),
        new("share", "Share of active minutes with that path", 80, 30, 100, 5, "%"),
    ];

    public override Finding? Judge(in Judged account) => JudgeLong(account) ?? JudgeRegular(account);

    private Finding? JudgeLong(in Judged account)
    {
        var poll = account.Profile.Poll;
        var hours = account["hours"] * (account.IsLed(poll.ReferredShare) ? LedFactor : 1);
        if (poll.Hours < hours || poll.Minutes < LeastMinutes || 100 * poll.Share < account["share"]) return null;
        return new(Rule, Score.Of(poll.Hours, hours, hours * 15),
            $"asked for the same path in {Words.Count(poll.Minutes)} of {Words.Count(poll.ActiveMinutes)} active minutes over {Words.Minutes(poll.From, poll.To)}, " +
            "never pausing for more than six hours",
            [
                new("hours", Math.Floor(poll.Hours), hours, "h"), new("share of active minutes", Math.Floor(100 * poll.Share), account["share"], "%"),
                new("minutes with the path", poll.Minutes, LeastMinutes),
            ],
            Words.At(poll.From), Words.At(poll.To));
    }

    private Finding? JudgeRegular(in Judged account)
    {
        var run = account.Profile.Rhythm;
        var hours = (run.To - run.From) / 3_600.0;
        if (!account.Habits.ReferrersAreLogged || account.IsLed(run.ReferredShare) || run.Pages * 2 < run.Requests) return null;
        if (run.Even < LeastRegular || run.Resources > FewPaths || hours < LeastRegularHours) return null;
        return new(Rule, Score.Of(run.Even, LeastRegular, LeastRegular * 50.0),
            $"asked for the same {(run.Resources == 1 ? "path" : "few paths")} one every {Words.Interval(run.Mean)} for {Words.Length(run.To - run.From)}",
            [new("even intervals", run.Even, LeastRegular), new("hours", Math.Round(hours, 1), LeastRegularHours, "h"), new("different paths", run.Resources, FewPaths, AtMost: true)],
            Words.At(run.From / 60), Words.At(run.To / 60));
    }
}
