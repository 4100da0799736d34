namespace Cordon.Web.Linking;

/// <summary>Places the nodes of a graph on a plane: the same graph always in the same place, so that people find again what they saw.</summary>
/// <remarks>
/// Each connected part starts as a tree around its most connected node, is relaxed by springs along its edges and by keeping neighbours apart, and the parts are
/// set beside each other. Only nodes near each other are compared, so the time grows with the number of nodes and not with its square.
/// </remarks>
public static class ClusterLayout
{
    /// <summary>Length of an edge at rest, in the graph's own units (pixels at zoom 1).</summary>
    public const double Edge = 92;

    /// <summary>Nodes are at least about so far apart, centre to centre.</summary>
    public const double Apart = 64;

    private const double Gap = 110;      // between parts

    // A screen is wider than high: what fills it is drawn out a little.
    private const double Stretch = 1.3;
    private const int Fills = 20;

    /// <param name="count">Nodes are numbered from 0.</param>
    /// <returns>A place a node, the centre of all at the origin.</returns>
    public static (double X, double Y)[] Place(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var near = new List<int>[count];
        for (var i = 0; i < count; i++) near[i] = [];
        foreach (var (from, to) in edges)
        {
            near[from].Add(to);
            near[to].Add(from);
        }
        var places = new (double X, double Y)[count];
        var parts = Parts(near);
        foreach (var part in parts)
        {
            Grow(part, near, places);
            Relax(part, near, places);
            if (part.Count >= Fills)
                foreach (var node in part) places[node].X *= Stretch;
        }
        SetOut(parts, places);
        return places;
    }

    private static List<List<int>> Parts(List<int>[] near)
    {
        var (parts, seen) = (new List<List<int>>(), new bool[near.Length]);
        for (var start = 0; start < near.Length; start++)
        {
            if (seen[start]) continue;
            seen[start] = true;
            var part = new List<int> { start };
            for (var at = 0; at < part.Count; at++)
                foreach (var next in near[part[at]])
                    if (!seen[next])
                    {
                        seen[next] = true;
                        part.Add(next);
                    }
            parts.Add(part);
        }
        return [.. parts.OrderByDescending(p => p.Count).ThenBy(p => p[0])];
    }

    // A tree by breadth from the most connected node; each branch has a sector as wide as it has leaves.
    private static void Grow(List<int> part, List<int>[] near, (double X, double Y)[] places)
    {
        var root = part.OrderByDescending(n => near[n].Count).ThenBy(n => n).First();
        var (order, parent) = (new List<int> { root }, new Dictionary<int, int> { [root] = root });
        var children = part.ToDictionary(n => n, _ => new List<int>());
        for (var at = 0; at < order.Count; at++)
            foreach (var next in near[order[at]])
                if (parent.TryAdd(next, order[at]))
                {
                    children[order[at]].Add(next);
                    order.Add(next);
                }
        var leaves = part.ToDictionary(n => n, _ => 0);
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            if (leaves[node] == 0) leaves[node] = 1;
            if (parent[node] != node) leaves[parent[node]] += leaves[node];
        }
        places[root] = (0, 0);
        var sectors = new Dictionary<int, (double From, double Width, int Depth)> { [root] = (0, Math.Tau, 0) };
        foreach (var node in order)
        {
            var (from, width, depth) = sectors[node];
            foreach (var child in children[node])
            {
                var share = width * leaves[child] / children[node].Sum(c => leaves[c]);
                sectors[child] = (from, share, depth + 1);
                var (angle, radius) = (from + share / 2, Edge * (depth + 1));
                places[child] = (radius * Math.Cos(angle), radius * Math.Sin(angle));
                from += share;
            }
        }
    }

    private static void Relax(List<int> part, List<int>[] near, (double X, double Y)[] places)
    {
        if (part.Count < 3) return;
        var rounds = Math.Clamp(120_000 / part.Count, 80, 400);
        var (pushX, pushY) = (new double[places.Length], new double[places.Length]);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var node in part) (pushX[node], pushY[node]) = (0, 0);
            KeepApart(part, places, pushX, pushY);
            // The last rounds only part what lies over each other.
            if (round < rounds * 0.8)
                foreach (var node in part)
                    foreach (var other in near[node])
                    {
                        var (dx, dy) = (places[other].X - places[node].X, places[other].Y - places[node].Y);
                        var distance = Math.Max(1, Math.Sqrt(dx * dx + dy * dy));
                        // The many leaves of one node cannot all be as near as one would be.
                        var rest = Edge * Math.Max(1, Math.Sqrt(Math.Max(near[node].Count, near[other].Count)) / 2.6);
                        var pull = (distance - rest) / distance * 0.5 / Math.Sqrt(near[node].Count);
                        pushX[node] += dx * pull;
                        pushY[node] += dy * pull;
                    }
            var most = Edge * (1 - 0.92 * round / rounds);
            foreach (var node in part)
            {
                var length = Math.Sqrt(pushX[node] * pushX[node] + pushY[node] * pushY[node]);
                var shorten = length > most ? most / length : 1;
                places[node] = (places[node].X + pushX[node] * shorten, places[node].Y + pushY[node] * shorten);
            }
        }
    }

    // Every node against those of its own and the neighbouring squares.
    private static void KeepApart(List<int> part, (double X, double Y)[] places, double[] pushX, double[] pushY)
    {
        const double reach = Apart * 2;
        var squares = new Dictionary<(int, int), List<int>>(part.Count);
        foreach (var node in part)
        {
            var square = Square(places[node]);
            if (!squares.TryGetValue(square, out var inside)) squares[square] = inside = [];
            inside.Add(node);
        }
        foreach (var node in part)
        {
            var (column, row) = Square(places[node]);
            for (var c = column - 1; c <= column + 1; c++)
                for (var r = row - 1; r <= row + 1; r++)
                {
                    if (!squares.TryGetValue((c, r), out var others)) continue;
                    foreach (var other in others)
                    {
                        if (other == node) continue;
                        var (dx, dy) = (places[node].X - places[other].X, places[node].Y - places[other].Y);
                        var distance = Math.Sqrt(dx * dx + dy * dy);
                        // Two in one place go apart along a line of their own.
                        if (distance < 0.01) (dx, dy, distance) = (Math.Cos(node), Math.Sin(node), 1);
                        if (distance >= reach) continue;
                        var push = (distance < Apart ? (Apart - distance) * 0.7 : (reach - distance) * 0.06) / distance;
                        pushX[node] += dx * push;
                        pushY[node] += dy * push;
                    }
                }
        }

        (int, int) Square((double X, double Y) place) => ((int)Math.Floor(place.X / reach), (int)Math.Floor(place.Y / reach));
    }

    // Parts in rows, the largest first, in a field somewhat wider than high, as a screen is.
    private static void SetOut(List<List<int>> parts, (double X, double Y)[] places)
    {
        if (places.Length == 0) return;
        var boxes = parts.Select(part => (Part: part, Left: part.Min(n => places[n].X), Top: part.Min(n => places[n].Y), Width: part.Max(n => places[n].X) - part.Min(n => places[n].X), Height: part.Max(n => places[n].Y) - part.Min(n => places[n].Y))).ToList();
        var wide = Math.Max(boxes.Max(b => b.Width), Math.Sqrt(boxes.Sum(b => (b.Width + Gap) * (b.Height + Gap)) * 1.7));
        var (x, y, tall) = (0.0, 0.0, 0.0);
        foreach (var box in boxes)
        {
            if (x > 0 && x + box.Width > wide) (x, y, tall) = (0, y + tall + Gap, 0);
            foreach (var node in box.Part) places[node] = (places[node].X - box.Left + x, places[node].Y - box.Top + y);
            x += box.Width + Gap;
            tall = Math.Max(tall, box.Height);
        }
        var (middleX, middleY) = ((places.Min(p => p.X) + places.Max(p => p.X)) / 2, (places.Min(p => p.Y) + places.Max(p => p.Y)) / 2);
        for (var i = 0; i < places.Length; i++) places[i] = (Math.Round(places[i].X - middleX, 1), Math.Round(places[i].Y - middleY, 1));
    }
}
