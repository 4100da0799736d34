using Cordon.Domain.Linking;
using Cordon.Features.Linking;

namespace Cordon.Web.Linking;

/// <summary>A cluster as js/graph.js draws it. An account is <c>a</c> and its number, identifiers are as their uses name them, an edge is its two ends with a dash.</summary>
/// <param name="FirstDay">Of all uses, in days since 1970; <paramref name="LastDay"/> likewise.</param>
public sealed record ClusterGraphModel(IReadOnlyList<ClusterGraphModel.Node> Nodes, IReadOnlyList<ClusterGraphModel.Line> Lines, int FirstDay, int LastDay)
{
    private static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <param name="Kind">account, outside, card, wallet, bank or device.</param>
    /// <param name="Size">0 to 1: of an account by its requests, of an identifier by its accounts.</param>
    /// <param name="State">joins, hub, cut or alone; of an account flagged or plain.</param>
    public sealed record Node(string Id, string Kind, string Label, double X, double Y, double Size, string State);

    /// <param name="Kind">use, join or suggested.</param>
    /// <param name="From">First day it was seen, in days since 1970; <paramref name="To"/> the last. Of what has no time, the whole.</param>
    public sealed record Line(string Id, string Source, string Target, string Kind, bool Cut, int From, int To);

    public static string KeyOf(long account) => FormattableString.Invariant($"a{account}");

    public static ClusterGraphModel Of(ClusterView view, IReadOnlyList<ClusterSuggestion> suggestions)
    {
        var (nodes, places) = (new List<Node>(), new Dictionary<string, int>());
        var most = Math.Max(1, view.Members.Select(m => m.Requests).DefaultIfEmpty().Max());
        foreach (var m in view.Members) Add(KeyOf(m.Id), "account", m.Account, Math.Sqrt((double)m.Requests / most), m.FlagScore > 0 ? "flagged" : "plain");
        foreach (var i in view.Identifiers)
            Add(i.Key, ClusterLook.KindOf(i.Name.Kind), LinkWords.Label(i.Name), Math.Min(1, (i.Here - 1) / 8.0), i.State.ToString().ToLowerInvariant());
        // Others come in by a suggestion or by a join that linking has not looked at yet.
        foreach (var s in suggestions) Add(KeyOf(s.OtherId), "outside", s.Other, 0, "plain");
        foreach (var d in view.Joins)
            foreach (var account in new[] { d.Account!, d.Other! }) Add(KeyOf(account.Id), "outside", account.Account, 0, "plain");

        int first = Day(view.Uses.Select(u => u.FirstSeenAt).DefaultIfEmpty(view.FormedAt).Min()), last = Day(view.Uses.Select(u => u.LastSeenAt).DefaultIfEmpty(view.ChangedAt).Max());
        var lines = new List<Line>();
        foreach (var u in view.Uses) Join(KeyOf(u.Account), u.Identifier, "use", u.IsCut, Day(u.FirstSeenAt), Day(u.LastSeenAt));
        foreach (var d in view.Joins) Join(KeyOf(d.Account!.Id), KeyOf(d.Other!.Id), "join", false, first, last);
        foreach (var s in suggestions) Join(KeyOf(s.AccountId), KeyOf(s.OtherId), "suggested", false, first, last);

        return new(nodes, lines, first, last);

        void Add(string id, string kind, string label, double size, string state)
        {
            if (places.TryAdd(id, nodes.Count)) nodes.Add(new(id, kind, label, 0, 0, Math.Round(size, 3), state));
        }

        void Join(string source, string target, string kind, bool cut, int from, int to)
        {
            if (places.ContainsKey(source) && places.ContainsKey(target)) lines.Add(new($"{source}-{target}-{kind[0]}", source, target, kind, cut, from, to));
        }
    }

    /// <summary>With a place for every node: some 100 ms for two thousand of them, so not while a page is rendered.</summary>
    public ClusterGraphModel Placed()
    {
        var places = Nodes.Select((node, i) => (node.Id, i)).ToDictionary(n => n.Id, n => n.i);
        var laid = ClusterLayout.Place(Nodes.Count, [.. Lines.Select(l => (places[l.Source], places[l.Target]))]);
        return this with { Nodes = [.. Nodes.Select((node, i) => node with { X = laid[i].X, Y = laid[i].Y })] };
    }

    public static int Day(DateTimeOffset at) => (int)(at.UtcDateTime.Date - Epoch).TotalDays;

    public static DateOnly Date(int day) => DateOnly.FromDateTime(Epoch.AddDays(day));
}
