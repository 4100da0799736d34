using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks for more different things than anybody looks at.</summary>
public sealed class Breadth : Detector
{
    private const int UnknownFactor = 3;

    public override string Rule => "breadth";
    public override string Title => "Too many different pages";
    public override string LooksFor =>
        "Different paths within ten minutes, one hour, or one day, to which no other page led. Within ten minutes, pictures that a browser loads with a page do not count; what was " +
        "opened from, or loaded with, another page never does. Where the logs name no referrers, three times as many are needed, and ten minutes are too short to tell.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("ten-minutes", "Different pages within ten minutes", 75, 40, 5_000, 5),
        new("hour", "Or within one hour", 400, 50, 10_000, 10),
        new("day", "Or within one day (UTC)", 1_500, 100, 50_000, 50),
    ];

    public override Finding? Judge(in Judged account)
    {
        var (profile, logged) = (account.Profile, account.Habits.ReferrersAreLogged);
        var factor = logged ? 1 : UnknownFactor;
        var found = logged ? Judge(profile.TenMinutes, profile.TenMinutes.Unled, account["ten-minutes"], "ten minutes") : null;
        found = Higher(found, Judge(profile.Hour, logged ? profile.Hour.Unreferred : profile.Hour.Unled, account["hour"] * factor, "hour"));
        return Higher(found, Judge(profile.Day, logged ? profile.Day.Unreferred : profile.Day.Unled, account["day"] * factor, "day"));
    }

    private static Finding? Higher(Finding? a, Finding? b) => b is not null && (a is null || b.Score >= a.Score) ? b : a;

    private Finding? Judge(in Stretch stretch, long breadth, double least, string period) => breadth < least ? null : new(
        Rule, Score.Of(breadth, least, least * 20),
        $"asked for {Words.Different(stretch.Resources)} different paths within {Words.Minutes(stretch.From, stretch.To)}, " +
        $"{(breadth == stretch.Resources ? "none of which it found on another page" : $"{Words.Different(breadth)} of which it did not find on another page")}",
        [new($"different paths in the {period}, not led to", breadth, least), new("different paths", stretch.Resources), new("requests", stretch.Requests)],
        Words.At(stretch.From), Words.At(stretch.To));
}
