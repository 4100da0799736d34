using Cordon.Domain.Bans;

namespace Cordon.Domain.Tests.Bans;

public sealed class SampleDrawTests
{
    [Fact]
    public void The_same_seed_draws_the_same_sample_for_ever() =>
        // Worked out once, apart from this code; whoever changes the drawing makes every sample that was kept unreadable.
        Assert.Equal(Drawn, SampleDraw.Of(20_260_310, 1_000_000, 5));

    private static readonly int[] Drawn = [191395, 340743, 548006, 249328, 767429];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 30)]
    [InlineData(412, 30)]
    [InlineData(2_000_000_000, 1_000)]
    public void Nobody_is_drawn_twice_and_nobody_from_outside(int count, int size)
    {
        var drawn = SampleDraw.Of(7, count, size);
        Assert.Equal((size, size), (drawn.Count, drawn.Distinct().Count()));
        Assert.All(drawn, place => Assert.InRange(place, 0, count - 1));
    }

    [Fact]
    public void Everybody_is_drawn_equally_often_at_every_place()
    {
        const int Count = 11, Size = 4, Rounds = 110_000;
        var times = new int[Size, Count];
        for (var seed = 0; seed < Rounds; seed++)
        {
            var drawn = SampleDraw.Of(seed, Count, Size);
            for (var place = 0; place < Size; place++) times[place, drawn[place]]++;
        }
        // Chi-squared with 10 degrees of freedom: above 35.6 once in 10,000.
        const double Expected = (double)Rounds / Count;
        for (var place = 0; place < Size; place++)
            Assert.InRange(Enumerable.Range(0, Count).Sum(i => (times[place, i] - Expected) * (times[place, i] - Expected) / Expected), 0, 35.6);
    }

    [Fact]
    public void Two_are_drawn_together_as_often_as_any_two()
    {
        const int Count = 6, Rounds = 60_000;
        var pairs = new Dictionary<(int, int), int>();
        for (var seed = 0; seed < Rounds; seed++)
        {
            var drawn = SampleDraw.Of(seed * 7_919L, Count, 2);
            var pair = (drawn[0], drawn[1]);
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }
        const double Expected = Rounds / 30.0;
        // 29 degrees of freedom: above 63.2 once in 4,000.
        Assert.InRange(pairs.Values.Sum(n => (n - Expected) * (n - Expected) / Expected), 0, 63.2);
        Assert.Equal(30, pairs.Count);
    }
}
