using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Asks for more different things than anybody looks at.</summary>
public sealed class Breadth : Detector
{
    public override string Rule => "breadth";
    public override string Title => "Too many different pages";
    public override string LooksFor =>
        "Different paths within one hour, or one day, to which no other page led. Pictures that a browser loads with a page do not count, nor what was opened from " +
        "another page.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("hour", "Different pages within one hour", 400, 50, 10_000, 10),
        new("day", "Or within one day (UTC)", 1_500, 100, 50_000, 50),
    ];

    public override Finding? Judge(in Judged account) =>
        Judge(account.Profile.Hour, account["hour"], "hour") is { } hour
            ? Judge(account.Profile.Day, account["day"], "day") is { } day && day.Score > hour.Score ? day : hour
            : Judge(account.Profile.Day, account["day"], "day");

    private Finding? Judge(in Stretch stretch, double least, string period) => stretch.Unled < least ? null : new(
        Rule, Score.Of(stretch.Unled, least, least * 20),
        stretch.Unled == stretch.Resources
            ? $"asked for {Words.Count(stretch.Resources)} different pages within {Words.Minutes(stretch.From, stretch.To)}, none of which it found on another page"
            : $"asked for {Words.Count(stretch.Resources)} different paths within {Words.Minutes(stretch.From, stretch.To)}, at least {Words.Count(stretch.Unled)} of them pages that it " +
              "did not find on another page",
        [new($"different pages in the {period}", stretch.Unled, least), new("different paths", stretch.Resources), new("requests", stretch.Requests)],
        Words.At(stretch.From), Words.At(stretch.To));
}
