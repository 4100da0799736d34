using System.Runtime.InteropServices;
using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Several accounts that move through one range of ids together: what “botnet-like” means.</summary>
public sealed class Lockstep : Detector
{
    /// <summary>Accounts of one group that are compared with each other; of larger groups the first by name, so that ten thousand do not make a hundred million pairs.</summary>
    public const int MostCompared = 200;

    private const double LeastOverlap = 0.5;

    public override string Rule => "lockstep";
    public override string Title => "Moves in lockstep";
    public override string LooksFor =>
        "Accounts that walk through the same ids of one route in the same ten minutes and the same direction, again and again: one program behind several accounts.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("accounts", "Accounts moving together", 3, 2, 50, 1),
        new("windows", "Ten-minute windows spent together", 3, 1, 100, 1),
    ];

    public override bool IsAcrossAccounts => true;

    /// <summary>Found by <see cref="Find"/>.</summary>
    public override Finding? Judge(in Judged account) => null;

    /// <param name="movers">Every account that moves in any of the windows in question, by external id, each once.</param>
    /// <returns>Findings by external id.</returns>
    public IReadOnlyDictionary<string, Finding> Find(IEnumerable<(string Account, IReadOnlyList<Move> Moves)> movers, DetectorSettings settings, RouteBook routes) => FindAt(
        movers.SelectMany(m => m.Moves.Select(move => (m.Account, Move: move))).GroupBy(m => (m.Move.Route, m.Move.Window, m.Move.IsDescending)).OrderBy(place => place.Key),
        settings, routes);

    /// <param name="places">Who moves in one route, ten minutes and direction, a place each, ascending by these three; only one place is held at a time.</param>
    /// <returns>Findings by external id.</returns>
    public IReadOnlyDictionary<string, Finding> FindAt(IEnumerable<IEnumerable<(string Account, Move Move)>> places, DetectorSettings settings, RouteBook routes)
    {
        var found = new Dictionary<string, Finding>();
        if (!settings.IsOn) return found;
        var (least, windows) = ((int)settings["accounts"], (int)settings["windows"]);
        var companions = new Dictionary<(string Account, long Route), Dictionary<string, int>>();
        var together = new Dictionary<(string Account, long Route), List<Move>>();
        foreach (var place in places)
            foreach (var group in Groups(place).Where(g => g.Count >= least))
                foreach (var (account, move) in group)
                {
                    var with = CollectionsMarshal.GetValueRefOrAddDefault(companions, (account, move.Route), out _) ??= [];
                    foreach (var (other, _) in group.Take(MostCompared))
                        if (other != account) CollectionsMarshal.GetValueRefOrAddDefault(with, other, out _)++;
                    (CollectionsMarshal.GetValueRefOrAddDefault(together, (account, move.Route), out _) ??= []).Add(move);
                }
        foreach (var ((account, route), counts) in companions.OrderBy(c => c.Key.Account, StringComparer.Ordinal).ThenBy(c => c.Key.Route))
        {
            var others = counts.Where(c => c.Value >= windows).Select(c => c.Key).Order(StringComparer.Ordinal).ToList();
            if (others.Count + 1 < least) continue;
            var finding = Finding(account, route, others, together[(account, route)], settings, routes);
            if (!found.TryGetValue(account, out var before) || finding.Score > before.Score) found[account] = finding;
        }
        return found;
    }

    private Finding Finding(string account, long route, List<string> others, List<Move> moves, DetectorSettings settings, RouteBook routes)
    {
        var (from, to) = (moves.Min(m => m.Window) * Move.Minutes, (moves.Max(m => m.Window) + 1) * Move.Minutes - 1);
        var (least, greatest) = (moves.Min(m => m.Least), moves.Max(m => m.Greatest));
        return new(Rule, Score.Of(moves.Count * (others.Count + 1.0), settings["windows"] * settings["accounts"], settings["windows"] * settings["accounts"] * 15),
            $"moved through the ids of {routes.Find(route)?.Template ?? "one route"} together with {Words.Count(others.Count, "other account", "other accounts")}, in {moves.Count} stretches of " +
            $"ten minutes within {Words.Minutes(from, to)}, {(moves[0].IsDescending ? "down" : "up")} between {least} and {greatest}",
            [
                new("accounts together", others.Count + 1, settings["accounts"]), new("ten-minute windows together", moves.Count, settings["windows"]),
                new("least id", least), new("greatest id", greatest),
            ],
            Words.At(from), Words.At(to), others);
    }

    /// <summary>Those whose ranges overlap the first one's by half of the smaller range belong together.</summary>
    private static IEnumerable<List<(string Account, Move Move)>> Groups(IEnumerable<(string Account, Move Move)> place)
    {
        var left = place.OrderBy(m => m.Move.Least).ThenBy(m => m.Move.Greatest).ThenBy(m => m.Account, StringComparer.Ordinal).ToList();
        while (left.Count > 1)
        {
            var first = left[0].Move;
            var group = left.FindAll(m => Overlap(first, m.Move) >= LeastOverlap);
            yield return [.. group.OrderBy(m => m.Account, StringComparer.Ordinal)];
            var rest = left.FindAll(m => Overlap(first, m.Move) < LeastOverlap);
            left = rest;
        }
    }

    private static double Overlap(in Move a, in Move b)
    {
        double common = Math.Min(a.Greatest, b.Greatest) - Math.Max(a.Least, b.Least) + 1;
        return common <= 0 ? 0 : common / (Math.Min(a.Greatest - a.Least, b.Greatest - b.Least) + 1);
    }
}
