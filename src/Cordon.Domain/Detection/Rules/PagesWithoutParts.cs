using System.Numerics;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Reads pages as no browser does: without their pictures and style sheets, and without coming from anywhere.</summary>
public sealed class PagesWithoutParts : Detector
{
    // Whoever loads no parts, but says where each page was found; or says nothing, at many hours of the day, where the logs hold no parts of anybody.
    private const double Hardly = 0.02;
    private const int LeastHoursOfDay = 8, UnledFactor = 2, LedFactor = 8;

    public override string Rule => "pages-without-parts";
    public override string Title => "Pages without their parts";
    public override string LooksFor =>
        "Different pages, hardly any of the pictures, scripts and style sheets that belong to them, and hardly any referrer; or twice as many pages (eight times, if other pages led there) and no part at all. Where the " +
        "logs hold no parts of anybody: twice as many pages without a referrer, at eight or more hours of the day. Where they hold neither, nothing.";

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
            From = totals.From,
            To = totals.To,
            Requests = totals.Requests,
            Parts = totals.Parts,
            Referred = totals.Referred,
            Empty = totals.Empty,
            Resources = totals.Resources,
        };
        return Judge(account, whole) ?? JudgeScattered(account, whole) ?? Judge(account, account.Profile.Day) ?? Judge(account, account.Profile.Hour);
    }

    private Finding? Judge(in Judged account, in Stretch stretch)
    {
        var (habits, pages) = (account.Habits, Math.Min(stretch.Resources, stretch.Pages));
        if (stretch.Requests < account["requests"]) return null;
        if (habits is { PagesComeWithParts: true, ReferrersAreLogged: true } && pages >= account["pages"] && 100 * stretch.PartShare <= account["parts"] &&
            100 * stretch.ReferredShare <= account["referred"]) return Found(account, stretch, pages, account["pages"]);
        // Links that only lead elsewhere bring no parts to anybody: who follows them says where he found them.
        var least = account["pages"] * (account.IsLed(stretch.ReferredShare) ? LedFactor : UnledFactor);
        if (pages < least) return null;
        if (habits.PagesComeWithParts && stretch.PartShare <= Hardly) return Found(account, stretch, pages, least);
        return null;
    }

    /// <summary>Where the logs hold no parts of anybody: pages without a referrer, at many hours of the day.</summary>
    private Finding? JudgeScattered(in Judged account, in Stretch whole)
    {
        var pages = Math.Min(whole.Resources, whole.Pages);
        var least = account["pages"] * UnledFactor;
        if (account.Habits is not { PagesComeWithParts: false, ReferrersAreLogged: true } || whole.Requests < account["requests"] || pages < least) return null;
        var hours = BitOperations.PopCount((uint)account.Profile.Totals.HoursOfDay);
        return whole.ReferredShare <= Hardly && hours >= LeastHoursOfDay ? Found(account, whole, pages, least) : null;
    }

    private Finding Found(in Judged account, in Stretch stretch, long pages, double least) => new(
        Rule, Score.Of(pages, least, least * 30),
        $"opened {Pages(stretch, pages)} different pages in {Words.Minutes(stretch.From, stretch.To)} with {Words.Count(stretch.Requests)} requests, " +
        $"of which {(stretch.Parts == 0 ? "none" : Words.Count(stretch.Parts))} loaded a picture, script or style sheet and " +
        $"{(stretch.Referred == 0 ? "none" : Words.Count(stretch.Referred))} said from which page it came",
        [
            new("different pages", pages, least), new("requests", stretch.Requests, account["requests"]),
            new("share of parts", Math.Round(100 * stretch.PartShare, 1), Unit: "%"), new("share with a referrer", Math.Round(100 * stretch.ReferredShare, 1), Unit: "%"),
        ],
        Words.At(stretch.From), Words.At(stretch.To));

    /// <summary>Paths are counted without telling pages from parts: with parts among them, and beyond what a row tells apart, "about".</summary>
    private static string Pages(in Stretch stretch, long pages) =>
        stretch.Parts == 0 || pages >= ActivityDetail.MaxResources ? Words.Different(pages) : "about " + Words.Count(pages);
}
