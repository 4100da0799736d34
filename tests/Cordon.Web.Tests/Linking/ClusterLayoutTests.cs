using Cordon.Web.Linking;

namespace Cordon.Web.Tests.Linking;

public sealed class ClusterLayoutTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory, MemberData(nameof(Seeds))]
    public void Every_node_has_a_place_of_its_own(int seed)
    {
        var (count, edges) = Graph(seed);
        var places = ClusterLayout.Place(count, edges);
        Assert.All(places, p => Assert.True(double.IsFinite(p.X) && double.IsFinite(p.Y)));
        for (var i = 0; i < places.Length; i++)
            for (var j = 0; j < i; j++) Assert.True(Distance(places[i], places[j]) > 12, $"{i} and {j} lie over each other.");
    }

    [Fact]
    public void The_same_graph_is_always_in_the_same_place()
    {
        var (count, edges) = Graph(7);
        Assert.Equal(ClusterLayout.Place(count, edges), ClusterLayout.Place(count, edges));
    }

    [Fact]
    public void Who_shares_a_card_lies_about_it()
    {
        var places = ClusterLayout.Place(9, [.. Enumerable.Range(1, 8).Select(i => (i, 0))]);
        Assert.All(places[1..], p => Assert.InRange(Distance(p, places[0]), 60, 200));
    }

    [Fact]
    public void Two_thousand_nodes_do_not_lie_over_each_other()
    {
        var random = new Random(5);
        var places = ClusterLayout.Place(2_000, [.. Enumerable.Range(1, 1_999).Select(i => (i, random.Next(Math.Max(0, i - 40), i))).Concat(Enumerable.Range(0, 800).Select(_ => (random.Next(1_000), 1_000 + random.Next(1_000))))]);
        var close = places.Select((p, i) => places.Skip(i + 1).Count(q => Distance(p, q) < 16)).Sum();
        Assert.InRange(close, 0, 20);
    }

    // Anything: parts that do not hang together, circles, a line drawn twice.
    private static (int Count, (int, int)[] Edges) Graph(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 120);
        return (count, [.. Enumerable.Range(0, random.Next(0, 2 * count)).Select(_ => (random.Next(count), random.Next(count))).Where(e => e.Item1 != e.Item2)]);
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
