namespace Cordon.Domain.Detection.Rules;

/// <summary>Drops in for one request at a time, at any hour.</summary>
public sealed class LoneVisits : Detector
{
    // Where pages come without parts in the logs, an app that looks for news could look the same; it does not ask for ever other pages.
    private const int LeastPathsWithoutParts = 10;

    public override string Rule => "lone-visits";
    public override string Title => "One request at a time, day and night";
    public override string LooksFor =>
        "Visits of one or two requests, half an hour from any other, without a part of a page and without coming from anywhere, spread over the whole day: people sleep, look at more " +
        "than one thing, and load pictures.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("visits", "Such visits", 15, 5, 500, 1),
        new("share", "Share of all minutes with requests", 60, 20, 100, 5, "%"),
        new("quiet", "Longest part of the day without one, at most", 7, 2, 12, 1, "h", IsCeiling: true),
    ];

    public override Finding? Judge(in Judged account)
    {
        var lone = account.Profile.Lone;
        if (!account.Habits.ReferrersAreLogged || lone.Visits < account["visits"]) return null;
        if (100 * lone.Share < account["share"] || lone.QuietHours > account["quiet"]) return null;
        if (!account.Habits.PagesComeWithParts && lone.Resources < LeastPathsWithoutParts) return null;
        return new(Rule, Score.Of(lone.Visits, account["visits"], account["visits"] * 30),
            $"came {Words.Count(lone.Visits)} times within {Words.Minutes(lone.From, lone.To)} for one or two requests and nothing else for half an hour before and after, without loading a " +
            $"picture or coming from a page, in {lone.DifferentHours} different hours of the day",
            [
                new("lone visits", lone.Visits, account["visits"]), new("share of active minutes", Math.Floor(100 * lone.Share), account["share"], "%"),
                new("longest quiet part of the day", lone.QuietHours, account["quiet"], "h", AtMost: true), new("different paths", lone.Resources),
            ],
            Words.At(lone.From), Words.At(lone.To));
    }
}
