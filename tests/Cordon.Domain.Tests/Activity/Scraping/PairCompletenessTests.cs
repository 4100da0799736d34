using Cordon.Domain.Activity.Scraping;

namespace Cordon.Domain.Tests.Activity.Scraping;

public sealed class PairCompletenessTests
{
    [Fact]
    public void Prompts_and_their_pictures_are_a_pair() =>
        Assert.Equal(new PairCompleteness("/prompts/{n}", "/images/{n}", 90, 10, 5), PairCompleteness.Of([Route("/images/{n}", 10, 95), Route("/prompts/{n}", 0, 100), Route("/jobs/{n}", 1_000, 50)]));

    [Fact]
    public void Routes_with_hardly_an_id_in_common_are_none() => Assert.Null(PairCompleteness.Of([Route("/a/{n}", 0, 100), Route("/b/{n}", 90, 100)]));

    [Fact]
    public void A_few_ids_are_a_coincidence() => Assert.Null(PairCompleteness.Of([Route("/a/{n}", 0, 100), Route("/b/{n}", 0, PairCompleteness.LeastIds - 1)]));

    [Fact]
    public void The_pair_with_the_most_in_common_is_shown() =>
        Assert.Equal(("/a/{n}", "/b/{n}"), PairCompleteness.Of([Route("/c/{n}", 0, 30), Route("/b/{n}", 0, 80), Route("/a/{n}", 0, 90)]) is { } pair ? (pair.First, pair.Second) : default);

    private static KeyValuePair<string, HashSet<long>> Route(string route, int first, int count) => new(route, [.. Enumerable.Range(first, count).Select(i => (long)i)]);
}
