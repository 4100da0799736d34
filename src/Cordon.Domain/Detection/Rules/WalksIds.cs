using Cordon.Domain.Activity;
using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Goes through the ids of one route one after another.</summary>
public sealed class WalksIds : Detector
{
    // A person who scrolls also meets ids in order, but is led from page to page and does not keep it up.
    private const int LedFactor = 10;

    public override string Rule => "walks-ids";
    public override string Title => "Walks an id range";
    public override string LooksFor =>
        "Numbers in addresses (/images/{n}) asked for one after another, up or down, skipping few. Scrolling through a gallery also meets ids in order: where " +
        "pages led to the requests, ten times as many steps are needed.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("steps", "Steps in one direction, from one second to the next", 60, 20, 5_000, 10),
        new("along", "Share of steps in that direction", 95, 60, 100, 1, "%"),
        new("close", "Share of those that go to a close id (within 100)", 80, 10, 100, 5, "%"),
    ];

    public override Finding? Judge(in Judged account)
    {
        Finding? best = null;
        foreach (var walk in account.Profile.Walks)
            if (Judge(account, walk) is { } found && (best is null || found.Score > best.Score)) best = found;
        return best;
    }

    private Finding? Judge(in Judged account, in Walk walk)
    {
        var template = account.Routes.Find(walk.Route)?.Template;
        var asPart = !account.Habits.ReferrersAreLogged && template is not null && StaticParts.IsPart(template);
        var steps = account["steps"] * (account.IsLed(walk.ReferredShare) || asPart ? LedFactor : 1);
        var (along, close) = (100.0 * walk.Along / Math.Max(1, walk.Steps), 100.0 * walk.Close / Math.Max(1, walk.Along));
        if (walk.Along < steps || along < account["along"] || close < account["close"]) return null;
        var every = (walk.To - walk.From + 1) * 60.0 / Math.Max(1, walk.Ids);
        return new(Rule, Score.Of(walk.Along, steps, steps * 100),
            $"asked for {Words.Count(walk.Ids)} ids of {template ?? "one route"} in {Words.Minutes(walk.From, walk.To)}, one every {Words.Interval(every)}, in " +
            $"{(walk.IsDescending ? "descending" : "ascending")} order from {(walk.IsDescending ? walk.Greatest : walk.Least)} to {(walk.IsDescending ? walk.Least : walk.Greatest)}",
            [
                new("steps in one direction", walk.Along, steps), new("share in that direction", Math.Round(along, 1), account["along"], "%"),
                new("to a close id", Math.Round(close, 1), account["close"], "%"), new("ids", walk.Ids), new("least id", walk.Least), new("greatest id", walk.Greatest),
            ],
            Words.At(walk.From), Words.At(walk.To));
    }
}
