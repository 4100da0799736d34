using Cordon.Features.Linking;
using Cordon.Web.Shared;

namespace Cordon.Web.Linking;

/// <summary>What a decision does to clusters, in a sentence with its numbers.</summary>
public static class EffectWords
{
    public static string Of(LinkEffect effect)
    {
        if (effect.IsNothing) return effect.Before.Count == 0 ? "No cluster changes by it." : "No cluster changes by it: its accounts stay together through what else they share.";
        if (effect.Before.Count == 0) return effect.After.Count == 1 ? $"They become a cluster of {Figures.Count(effect.After[0], "account")}." : $"They become {Clusters(effect.After)}.";
        if (effect.After.Count == 0) return $"{LinkWords.Capital(Clusters(effect.Before))} {(effect.Before.Count == 1 ? "falls" : "fall")} apart: none of these accounts is joined with another any more.";
        if (effect.Before.Count > 1 && effect.After.Count == 1) return $"{LinkWords.Capital(Clusters(effect.Before))} become one of {Figures.Count(effect.After[0], "account")}.";
        if (effect is { Before: [var before], After: [var after] })
            return after < before
                ? $"{Figures.Count(before - after, "account leaves", "accounts leave")} the cluster of {Figures.Count(before)}; {Figures.Count(after)} stay together."
                : $"{Figures.Count(after - before, "account comes", "accounts come")} to the cluster of {Figures.Count(before)}, which then has {Figures.Count(after)}.";
        var alone = effect.Before.Sum() - effect.After.Sum();
        return $"{LinkWords.Capital(Clusters(effect.Before))} {(effect.Before.Count == 1 ? "becomes" : "become")} {Clusters(effect.After)}" +
            (alone > 0 ? $"; {Figures.Count(alone, "account is", "accounts are")} joined with nobody then." : ".");
    }

    /// <summary><c>the cluster of 5</c>; <c>clusters of 3 and 2</c>; of more than three only how many there are.</summary>
    private static string Clusters(IReadOnlyList<int> sizes) => sizes.Count switch
    {
        1 => $"the cluster of {Figures.Count(sizes[0])}",
        <= 3 => $"clusters of {string.Join(", ", sizes.SkipLast(1).Select(size => Figures.Count(size)))} and {Figures.Count(sizes[^1])}",
        _ => $"{Figures.Count(sizes.Count)} clusters with {Figures.Count(sizes.Sum())} accounts",
    };
}
