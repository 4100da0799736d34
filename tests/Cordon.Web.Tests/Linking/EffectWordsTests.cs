using Cordon.Features.Linking;
using Cordon.Web.Linking;

namespace Cordon.Web.Tests.Linking;

public sealed class EffectWordsTests
{
    public static TheoryData<int[], int[], string> Effects => new()
    {
        { [], [], "No cluster changes by it." },
        { [5], [5], "No cluster changes by it: its accounts stay together through what else they share." },
        { [5], [2], "3 accounts leave the cluster of 5; 2 stay together." },
        { [5], [4], "1 account leaves the cluster of 5; 4 stay together." },
        { [5], [], "The cluster of 5 falls apart: none of these accounts is joined with another any more." },
        { [5], [3, 2], "The cluster of 5 becomes clusters of 3 and 2." },
        { [6], [3, 2], "The cluster of 6 becomes clusters of 3 and 2; 1 account is joined with nobody then." },
        { [], [2], "They become a cluster of 2 accounts." },
        { [5], [6], "1 account comes to the cluster of 5, which then has 6." },
        { [5, 3], [8], "Clusters of 5 and 3 become one of 8 accounts." },
        { [20], [5, 5, 4, 4], "The cluster of 20 becomes 4 clusters with 18 accounts; 2 accounts are joined with nobody then." },
    };

    [Theory, MemberData(nameof(Effects))]
    public void An_effect_is_said_in_a_sentence_with_its_numbers(int[] before, int[] after, string words) =>
        Assert.Equal(words, EffectWords.Of(new LinkEffect(before, after)).Replace('\u00A0', ' '));
}
