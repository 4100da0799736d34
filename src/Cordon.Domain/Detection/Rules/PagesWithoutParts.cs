using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Reads pages as no browser does: without their pictures and style sheets, and without coming from anywhere.</summary>
public sealed class PagesWithoutParts : Detector
{
    // Whoever never loads a single part, but says where each page was found.
    private const double NoParts = 0.02;

    public override string Rule => "pages-without-parts";
    public override string Title => "Pages without their parts";
    public override string LooksFor =>
        "Different pages, hardly any of the pictures, scripts and style sheets that belong to them, and hardly any referrer; or twice as many pages and no part at all. " +
        "Only where this platform’s logs show that people’s browsers load parts.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("pages", "Different pages", 10, 5, 500, 1),
        new("requests", "Of at least this many requests", 20, 10, 1_000, 5),
        new("parts", "Share of parts at most", 15, 0, 50, 1, "%", IsCeiling: true),
        new("referred", "Share with a referrer at most", 30, 0, 60, 1, "%", IsCeiling: true),
    ];

    public override Finding? Judge(in Judged account)
    {
        var totals = account.Profile.Totals;
        var whole = new Stretch
        {
            From = totals.From, To = totals.To, Requests = totals.Requests, Parts = totals.Parts, Referred = totals.Referred, Resources = totals.Resources,
        };
        return Judge(account, whole) ?? Judge(account, account.Profile.Day) ?? Judge(account, account.Profile.Hour);
    }

    private Finding? Judge(in Judged account, in Stretch stretch)
    {
        if (!account.Habits.PagesComeWithParts || stretch.Requests < account["requests"]) return null;
        var pages = Math.Min(stretch.Resources, stretch.Pages);
        var bare = account.Habits.ReferrersAreLogged && pages >= account["pages"] && 100 * stretch.PartShare <= account["parts"] &&
            100 * stretch.ReferredShare <= account["referred"];
        var partless = pages >= 2 * account["pages"] && stretch.PartShare <= NoParts;
        if (!bare && !partless) return null;
        var least = bare ? account["pages"] : 2 * account["pages"];
        return new(Rule, Score.Of(pages, least, least * 30),
            $"opened {(stretch.Parts == 0 ? "" : "about ")}{Words.Count(pages)} different pages in {Words.Minutes(stretch.From, stretch.To)} with {Words.Count(stretch.Requests)} requests, " +
            $"of which {(stretch.Parts == 0 ? "none" : Words.Count(stretch.Parts))} loaded a picture, script or style sheet and " +
            $"{(stretch.Referred == 0 ? "none" : Words.Count(stretch.Referred))} said from which page it came",
            [
                new("different pages", pages, least), new("requests", stretch.Requests, account["requests"]),
                new("share of parts", Math.Round(100 * stretch.PartShare, 1), bare ? account["parts"] : 100 * NoParts, "%", AtMost: true),
                new("share with a referrer", Math.Round(100 * stretch.ReferredShare, 1), bare ? account["referred"] : null, "%", AtMost: true),
            ],
            Words.At(stretch.From), Words.At(stretch.To));
    }
}
