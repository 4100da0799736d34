using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking.Evaluation;

/// <summary>How probable links stand to the truth, pair by pair.</summary>
public sealed class LinkingEvaluation
{
    /// <summary>Pairs up to this probability were not found at all.</summary>
    public const double Least = 0.01;

    /// <summary>Down to this probability pairs are explained, because the near misses lie here.</summary>
    public const double LeastExplained = 0.0001;

    /// <summary>In bits: what a field says that does not so much as double the odds is nothing.</summary>
    private const double SaysSomething = 1;

    private readonly ProbableLinks _links;
    public LinkingEvaluation(ComparableRecords records, ProbableLinks links, double matchAt, CancellationToken cancel)
    {
        (Records, _links, MatchAt) = (records, links, matchAt);
        Pairs = [.. links.Pairs.Where(p => p.Probability > Least)];
        Curve = ThresholdCurve.Of(Pairs.Select(p => (p.Probability, records.AreOne(p.A, p.B))), records.TruePairCount);
        AtMatch = Curve.At(matchAt);
        FoundAtAll = Pairs.Count(p => records.AreOne(p.A, p.B));
        ShareNothing = [.. records.TruePairs().AsParallel().AsOrdered().WithCancellation(cancel).Where(SharesNothing)];
    }

    public ComparableRecords Records { get; }
    public double MatchAt { get; }

    /// <summary>Above <see cref="Least"/>, the most probable first.</summary>
    public IReadOnlyList<ProbablePair> Pairs { get; }
    public ThresholdCurve Curve { get; }

    /// <summary>At the threshold that was asked for.</summary>
    public Threshold AtMatch { get; }
    public long Compared => _links.Compared;

    /// <summary>True pairs among <see cref="Pairs"/>.</summary>
    public int FoundAtAll { get; }

    /// <summary>True pairs that nothing brought together, or that stayed below <see cref="Least"/>: no threshold finds them.</summary>
    public long NeverTogether => Records.TruePairCount - FoundAtAll;

    /// <summary>True pairs in which no field doubles the odds of their being one person: not the linker, the data itself makes them impossible, save
    /// through a third record.</summary>
    public IReadOnlyList<(int A, int B)> ShareNothing { get; }

    public PairExplanation Explain(int a, int b) => _links.Explain(a, b);

    /// <summary>What is worth explaining: every pair above <see cref="LeastExplained"/>, and the true ones that are not among them.</summary>
    public IEnumerable<(int A, int B)> Explained
    {
        get
        {
            var linked = _links.Pairs.Select(p => (p.A, p.B)).ToHashSet();
            return _links.Pairs.Select(p => (p.A, p.B)).Concat(Records.TruePairs().Where(pair => !linked.Contains(pair)));
        }
    }

    private bool SharesNothing((int A, int B) pair) => !_links.Explain(pair.A, pair.B).Contributions.Any(c => c.Bits > SaysSomething);
}
