using Cordon.Domain.Activity.Scraping;
using CsCheck;

namespace Cordon.Domain.Tests.Activity.Scraping;

public sealed class IdCoverageTests
{
    private static readonly Gen<long[][]> Worlds = Gen.Long[0, 400].Array[0, 60].Array[1, 4];

    [Fact]
    public void Five_accounts_that_share_out_a_range_cover_all_of_it_and_no_id_twice()
    {
        var found = IdCoverage.Of([.. Enumerable.Range(0, 5).Select(turn => Every(5, 1_000 + turn, 200))], 100)!;
        Assert.Equal((1_000, 1_999, 1_000, 0, 0), (found.Least, found.Greatest, found.Together, found.Several, found.Outside));
        Assert.All(found.Lanes, lane => Assert.Equal((200, 5L), (lane.Ids, lane.Stride)));
        Assert.All(found.All, share => Assert.Equal(1, share));
        Assert.All(found.Lanes.SelectMany(lane => lane.Columns), share => Assert.Equal(0.2, share, 9));
    }

    [Fact]
    public void Whoever_asks_here_and_there_has_no_stride() => Assert.Null(IdCoverage.Of([[.. Enumerable.Range(1, 60).Select(i => (long)i * i)]], 50)!.Lanes[0].Stride);

    [Fact]
    public void A_few_ids_far_away_do_not_make_the_rest_a_line()
    {
        var found = IdCoverage.Of([[.. Every(1, 1_000_000, 1_000), 3, 9_000_000_000]], 100)!;
        Assert.Equal((1_000_000, 1_000_999, 2), (found.Least, found.Greatest, found.Outside));
    }

    [Fact]
    public void Without_any_id_there_is_nothing_to_cover() => Assert.Null(IdCoverage.Of([[], []], 100));

    [Fact]
    public void Ids_at_the_ends_of_what_a_number_holds_are_covered() => Assert.Equal(2, IdCoverage.Of([[0, long.MaxValue - 1]], 100)!.Together);

    [Fact]
    public void Columns_hold_exactly_the_ids_that_were_asked_for() => Worlds.Sample(world =>
    {
        if (IdCoverage.Of(world, 37) is not { } found) return world.All(own => own.Length == 0);
        var sizes = Enumerable.Range(0, found.All.Count).Select(c => (c + 1 < found.All.Count ? found.FirstOf(c + 1) : found.Greatest + 1) - found.FirstOf(c)).ToArray();
        var within = world.Select(own => own.Distinct().Where(id => id >= found.Least && id <= found.Greatest).ToList()).ToList();
        return sizes.Sum() == found.Size && sizes.All(size => size > 0)
            && found.Lanes.Zip(within).All(pair => pair.First.Ids == pair.Second.Count && Math.Abs(pair.First.Columns.Zip(sizes, (share, size) => share * size).Sum() - pair.Second.Count) < 1e-6)
            && found.Together == within.SelectMany(own => own).Distinct().Count() && found.Several == within.SelectMany(own => own).CountBy(id => id).Count(c => c.Value > 1)
            && found.Together + found.Outside == world.SelectMany(own => own).Distinct().Count();
    });

    private static long[] Every(int step, long first, int count) => [.. Enumerable.Range(0, count).Select(i => first + (long)step * i)];
}
