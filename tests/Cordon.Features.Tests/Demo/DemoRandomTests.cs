using Cordon.Features.Demo;
using Xunit;

namespace Cordon.Features.Tests.Demo;

public sealed class DemoRandomTests
{
    [Fact]
    public void The_sequence_of_a_seed_never_changes()
    {
        var random = DemoRandom.For(1, DemoStream.Accounts);
        // Noted once: whoever changes it changes every demo that a number was ever quoted from.
        Assert.Equal([5590842443387947460UL, 895986398401393262UL, 48392217134632162UL], new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Whole_numbers_fall_evenly_within_both_ends()
    {
        var random = DemoRandom.For(1, DemoStream.Visits);
        var drawn = Enumerable.Range(0, 60_000).Select(_ => random.Between(1, 6)).CountBy(number => number).ToList();
        Assert.Equal([1, 2, 3, 4, 5, 6], drawn.Select(pair => pair.Key).Order());
        Assert.All(drawn, pair => Assert.InRange(pair.Value, 9_600, 10_400));
    }

    [Fact]
    public void A_weight_of_nothing_is_never_drawn()
    {
        var random = DemoRandom.For(1, DemoStream.Visits);
        Assert.DoesNotContain(Enumerable.Range(0, 10_000).Select(_ => random.Weighted([0, 3, 0, 1])), index => index is 0 or 2);
    }
}
