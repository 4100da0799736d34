using Cordon.Domain.Attribution;

namespace Cordon.Features.Bans;

/// <summary>What the bits of <see cref="Affiliation.Kinds"/> say of an affiliation's support.</summary>
internal static class SupportKinds
{
    // From the easiest to come by without belonging there.
    private static readonly SignalRule[] Rising = [.. SignalRules.All.Where(r => r.Supports).OrderBy(r => r.Strength).ThenBy(r => r.Weight).ThenBy(r => r.Kind)];

    /// <summary>All kinds that speak for an affiliation.</summary>
    public static readonly int All = Rising.Sum(r => Bit(r.Kind));

    public static int Bit(SignalKind kind) => 1 << (int)kind;

    /// <returns>Null where no signal supports it.</returns>
    public static SignalKind? Weakest(int kinds) => Array.Find(Rising, r => (kinds & Bit(r.Kind)) != 0)?.Kind;

    /// <summary>The kinds that are weaker than one.</summary>
    public static int WeakerThan(SignalKind kind) => Rising.TakeWhile(r => r.Kind != kind).Sum(r => Bit(r.Kind));

    /// <returns>The only kind that supports it; null where none or several do.</returns>
    public static SignalKind? Only(int kinds) => (kinds & All) is var support && int.PopCount(support) == 1 ? (SignalKind)int.TrailingZeroCount(support) : null;

    /// <summary>As pages write them, the strongest first; those that speak against it last.</summary>
    public static IReadOnlyList<string> Texts(int kinds) =>
        [.. SignalRules.All.Where(r => (kinds & Bit(r.Kind)) != 0).OrderByDescending(r => r.Supports).ThenByDescending(r => r.Strength).ThenByDescending(r => r.Weight).Select(r => r.Text)];
}
