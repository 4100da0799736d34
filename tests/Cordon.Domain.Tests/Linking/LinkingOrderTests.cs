using CsCheck;
using Xunit;

namespace Cordon.Domain.Tests.Linking;

/// <summary>How facts and decisions came in must not show in the clusters.</summary>
public sealed class LinkingOrderTests
{
    [Fact]
    public void Clusters_after_many_incremental_runs_are_those_of_a_whole_run_and_those_that_are_found_by_hand()
    {
        var (runs, clusters) = (0, 0);
        AnyWorld.Gen.Sample(
            drawn =>
            {
                var (world, decided) = (new LinkWorld { Limits = drawn.Limits }, new List<Domain.Linking.LinkDecision>());
                foreach (var step in drawn.Steps)
                {
                    if (step.Event(decided, kindsChange: true) is { } happened) world.Do(happened);
                    if (!step.ThenLink) continue;
                    world.Relink();
                    Interlocked.Increment(ref runs);
                    if (world.Stored != world.Whole()) return false;
                }
                world.Relink();
                Interlocked.Add(ref clusters, world.Stored.Split('\n').Length);
                return world.Stored == world.Whole() && world.Stored == world.ByHand();
            },
            iter: 8_000);
        Assert.True(runs > 40_000 && clusters > 10_000, $"{runs} runs and {clusters} clusters are too few to compare");
    }

    [Fact]
    public void Facts_and_decisions_in_any_order_and_in_any_batches_give_the_same_clusters() => Gen.Select(AnyWorld.OfFacts, Gen.Int[0, 1_000_000]).Sample(
        drawn =>
        {
            var ((limits, steps), seed) = drawn;
            var events = Events(steps);
            var shuffled = events.ToArray();
            var random = new Random(seed);
            random.Shuffle(shuffled);
            var (one, other) = (new LinkWorld { Limits = limits }, new LinkWorld { Limits = limits });
            foreach (var happened in events) one.Do(happened);
            one.Relink();
            foreach (var happened in shuffled)
            {
                other.Do(happened);
                if (random.Next(4) == 0) other.Relink();
            }
            other.Relink();
            return one.Stored == other.Stored && one.Stored == one.Whole(seed);
        },
        iter: 4_000);

    private static List<LinkEvent> Events(Step[] steps)
    {
        var decided = new List<Domain.Linking.LinkDecision>();
        return [.. steps.Select(s => s.Event(decided, kindsChange: false)).OfType<LinkEvent>()];
    }
}
