using Cordon.Domain.Linking.Probable.Blocking;
using Cordon.Domain.Linking.Probable.Comparing;
using Cordon.Domain.Linking.Probable.Estimating;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable;

/// <summary>Finds records that probably are of one person. Pure: the same table gives the same answer, in whatever order its records are.</summary>
public sealed class ProbableLinker
{
    /// <summary>Pairs that are less probable than this before rare values are looked at are not looked at again.</summary>
    private const double WorthASecondLook = 0.00002;

    private const int PairsAPiece = 8_192;
    private readonly RecordOrder _order;
    private readonly Comparers _comparers;
    private Weights _weights = null!;
    private ValueShares _shares = null!;

    /// <param name="romanize">Writes letters of other scripts in Latin ones.</param>
    /// <param name="latestYear">Birth dates of two digits are not later than this year.</param>
    public ProbableLinker(PersonTable table, Func<string, string>? romanize, int latestYear)
    {
        _order = new RecordOrder(table);
        _comparers = new Comparers(_order.Table, new Words(romanize), latestYear);
    }

    /// <param name="least">Pairs below this probability are left out.</param>
    public ProbableLinks Link(double least, CancellationToken cancel = default)
    {
        _shares = new ValueShares(_comparers, null);
        var candidates = Candidates.Of(_comparers, _shares, cancel);
        _weights = new Estimator(_comparers.Slots, candidates.Patterns).Estimate(candidates.Compared, candidates.Drawn, _comparers.Records);
        var worth = Worth(candidates);
        _shares = new ValueShares(_comparers, SameAs(Judge(worth, 0.01, cancel), cancel));
        var judge = new Judge(_weights);
        return new(_order, _comparers, _weights, _shares, new Triangles(Judge(worth, 0.0001, cancel), (a, b) => Alone(judge, a, b)).Judge(least), candidates.Pairs.Count);
    }

    private List<Candidate> Worth(Candidates candidates)
    {
        var judge = new Judge(_weights);
        var worth = new bool[candidates.Patterns.Count];
        for (var p = 0; p < worth.Length; p++)
            worth[p] = judge.Of(candidates.Patterns.Levels(p), candidates.Patterns.Shares(p), default).Probability >= WorthASecondLook;
        return candidates.Pairs.FindAll(c => worth[c.Pattern]);
    }

    private void Compare(int a, int b, Comparison into)
    {
        _comparers.Compare(a, b, into);
        _shares.Put(into);
    }

    private (double Probability, bool Contradicts, double Against) Alone(Judge judge, int a, int b)
    {
        var comparison = new Comparison(_comparers.Slots.Count);
        Compare(a, b, comparison);
        var contradicts = false;
        for (var s = 0; s < comparison.Levels.Length; s++) contradicts |= comparison.Levels[s] >= 0 && comparison.Levels[s] <= _comparers.Slots[s].ContradictsUpTo;
        var verdict = judge.Of(comparison.Levels, comparison.Shares, default);
        return (verdict.Probability, contradicts, Math.Min(0, Math.Min(verdict.Match, verdict.Match - verdict.Household)));
    }

    private List<ProbablePair> Judge(List<Candidate> candidates, double least, CancellationToken cancel)
    {
        var judge = new Judge(_weights);
        return [.. Chunked.Run(candidates.Count, PairsAPiece, (from, to) =>
        {
            var pairs = new List<ProbablePair>();
            var comparison = new Comparison(_comparers.Slots.Count);
            for (var n = from; n < to; n++)
            {
                Compare(candidates[n].A, candidates[n].B, comparison);
                var probability = judge.Of(comparison.Levels, comparison.Shares, default).Probability;
                if (probability >= least) pairs.Add(new(candidates[n].A, candidates[n].B, probability));
            }
            return pairs;
        }, cancel).SelectMany(pairs => pairs)];
    }

    /// <summary>How many other records with the same value are expected to be the same person, per slot and record.</summary>
    private double[][] SameAs(List<ProbablePair> pairs, CancellationToken cancel)
    {
        var sums = _comparers.Slots.Select(_ => new double[_comparers.Records]).ToArray();
        var comparison = new Comparison(_comparers.Slots.Count);
        foreach (var pair in pairs)
        {
            cancel.ThrowIfCancellationRequested();
            _comparers.Compare(pair.A, pair.B, comparison);
            for (var s = 0; s < sums.Length; s++)
                if (comparison.Levels[s] == _comparers.Slots[s].Top)
                {
                    sums[s][pair.A] += pair.Probability;
                    sums[s][pair.B] += pair.Probability;
                }
        }
        return sums;
    }
}
