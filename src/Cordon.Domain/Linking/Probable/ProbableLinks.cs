using Cordon.Domain.Linking.Probable.Comparing;
using Cordon.Domain.Linking.Probable.Estimating;

namespace Cordon.Domain.Linking.Probable;

/// <summary>What came of looking for records of one person, and why.</summary>
public sealed class ProbableLinks
{
    private readonly RecordOrder _order;
    private readonly Comparers _comparers;
    private readonly Weights _weights;
    private readonly ValueShares _shares;
    private readonly Dictionary<(int, int), ProbablePair> _judged;

    /// <param name="pairs">With the places of <paramref name="order"/>.</param>
    internal ProbableLinks(RecordOrder order, Comparers comparers, Weights weights, ValueShares shares, List<ProbablePair> pairs, long compared)
    {
        (_order, _comparers, _weights, _shares, Compared) = (order, comparers, weights, shares, compared);
        Pairs = [.. pairs.Select(order.Given).OrderByDescending(p => p.Probability).ThenBy(p => p.A).ThenBy(p => p.B)];
        _judged = pairs.ToDictionary(p => (p.A, p.B));
    }

    /// <summary>The most probable first.</summary>
    public IReadOnlyList<ProbablePair> Pairs { get; }

    /// <summary>How many pairs were compared.</summary>
    public long Compared { get; }

    /// <summary>What each outcome of each field was found to be worth.</summary>
    public IReadOnlyList<OutcomeWeight> Weights =>
    [
        .. _weights.Slots.SelectMany((slot, s) => slot.Levels.Select((level, l) =>
            new OutcomeWeight(slot.Name, string.Format(System.Globalization.CultureInfo.InvariantCulture, level.Words, slot.Name), _weights.Match[s][l], _weights.Chance[s][l]))),
    ];

    /// <summary>Why two records, any two, are or are not held to be of one person.</summary>
    public PairExplanation Explain(int a, int b)
    {
        (a, b) = (_order.Sorted(a), _order.Sorted(b));
        if (a > b) (a, b) = (b, a);
        var comparison = new Comparison(_comparers.Slots.Count);
        var bits = new double[_comparers.Slots.Count];
        _comparers.Compare(a, b, comparison);
        _shares.Put(comparison);
        var verdict = new Judge(_weights).Of(comparison.Levels, comparison.Shares, bits);
        return Explainer.Of(_comparers.Slots, comparison, bits, verdict, _judged.TryGetValue((a, b), out var judged) ? judged : null);
    }
}
