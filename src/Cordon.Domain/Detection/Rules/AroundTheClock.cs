namespace Cordon.Domain.Detection.Rules;

/// <summary>Never sleeps.</summary>
public sealed class AroundTheClock : Detector
{
    private const double MostOfABrowser = 0.3;

    // Where the logs cannot tell a browser from a program, only what no shift of people would do.
    private const double UnknownFactor = 2;

    public override string Rule => "around-the-clock";
    public override string Title => "Around the clock";
    public override string LooksFor =>
        "Requests day and night without a pause of more than four hours, hardly any of which came from another page (where the logs do not tell: hardly any for parts). Many people " +
        "behind one address also never sleep, but they use browsers.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("hours", "Hours without a pause of more than four", 30, 20, 336, 1, "h"),
        new("requests", "With at least this many requests", 30, 10, 5_000, 10),
    ];

    public override Finding? Judge(in Judged account)
    {
        var stretch = account.Profile.Clock;
        var hours = (stretch.To - stretch.From) / 60.0;
        bool? bare = account.Habits.ReferrersAreLogged ? stretch.ReferredShare <= MostOfABrowser
            : account.Habits.PagesComeWithParts ? stretch.PartShare <= MostOfABrowser
            : null;
        var least = account["hours"] * (bare is null ? UnknownFactor : 1);
        if (bare == false || hours < least || stretch.Requests < account["requests"]) return null;
        return new(Rule, Score.Of(hours, least, least * 7),
            $"sent {Words.Count(stretch.Requests)} requests in {Words.Minutes(stretch.From, stretch.To)} without a pause of more than four hours, day or night",
            [new("hours", Math.Floor(hours), least, "h"), new("requests", stretch.Requests, account["requests"])],
            Words.At(stretch.From), Words.At(stretch.To));
    }
}
