using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Web.Linking;

namespace Cordon.Web.Tests.Linking;

public sealed class ClusterWordsTests
{
    private static readonly DateTimeOffset January = new(2026, 1, 3, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "A-1 paid with the card •••• 4242, 3 Jan to 14 Mar 2026; 1 here, 9 on the platform.")]
    [InlineData(2, "A-1 and A-2 paid with the same card •••• 4242, 3 Jan to 14 Mar 2026; 2 here, 9 on the platform.")]
    [InlineData(3, "A-1, A-2 and A-3 paid with the same card •••• 4242, 3 Jan to 14 Mar 2026; 3 here, 9 on the platform.")]
    [InlineData(7, "A-1, A-2 and 5 others paid with the same card •••• 4242, 3 Jan to 14 Mar 2026; 7 here, 9 on the platform.")]
    public void A_link_is_told_in_a_sentence(int accounts, string sentence) =>
        Assert.Equal(sentence, Plain(ClusterWords.Sentence(Card(accounts, 9), [.. Enumerable.Range(1, accounts).Select(i => $"A-{i}")])));

    [Fact]
    public void More_than_ten_thousand_are_not_counted() => Assert.Equal("3 here, 10,000+ on the platform", ClusterWords.Counts(3, new(10_001)));

    [Theory]
    [InlineData("walks-ids", 4, "4 of 5 members walked an id range between 02:10 and 03:40 UTC on 2 Mar 2026")]
    [InlineData("lockstep", 5, "All 5 members moved in lockstep through one range between 02:10 and 03:40 UTC on 2 Mar 2026")]
    [InlineData("of-a-later-release", 1, "1 of 5 members are flagged “Something new” between 02:10 and 03:40 UTC on 2 Mar 2026")]
    public void Flags_add_up_to_a_sentence(string rule, int accounts, string sentence)
    {
        var at = new DateTimeOffset(2026, 3, 2, 2, 10, 0, TimeSpan.Zero);
        Assert.Equal(sentence, ClusterRuleWords.Sentence(new(rule, "Something new", accounts, at, at.AddMinutes(90), 0.9, []), 5));
    }

    [Fact]
    public void Every_detector_has_its_words() => Assert.All(Domain.Detection.Detectors.All,
        d => Assert.DoesNotContain("are flagged", ClusterRuleWords.Sentence(new(d.Rule, d.Title, 2, January, January, 0.9, []), 5), StringComparison.Ordinal));

    private static ClusterIdentifier Card(int here, int platform) =>
        new(new(IdentifierKind.Card, 1, null, "Visa", "4242", null), null, here, new(platform), 20, LinkState.Joins, January, January.AddDays(70));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
