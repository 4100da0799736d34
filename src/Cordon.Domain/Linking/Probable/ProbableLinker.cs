using Cordon.Domain.Linking.Probable.Blocking;
using Cordon.Domain.Linking.Probable.Comparing;
using Cordon.Domain.Linking.Probable.Estimating;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable;

/// <summary>Finds records that probably are of one person. Pure: the same table gives the same answer, in whatever order its records are.</summary>
public sealed class ProbableLinker
{
    private const long MostDrawn = 2_000_000;
    private readonly Comparers _comparers;
    private readonly Patterns _patterns;
    private Weights _weights = null!;
    private ValueShares _shares = null!;

    public ProbableLinker(PersonTable table, Func<string, string>? romanize, int latestYear)
    {
        _comparers = new Comparers(table, new Words(romanize), latestYear);
        _patterns = new Patterns(_comparers.Slots.Count);
    }

    /// <summary>How many pairs were compared.</summary>
    public long Compared { get; private set; }

    /// <param name="least">Pairs below this probability are left out.</param>
    public List<ProbablePair> Link(double least, CancellationToken cancel = default)
    {
        _shares = new ValueShares(_comparers, null);
        var candidates = Candidates(cancel);
        Compared = candidates.Count;
        var counts = new List<long>();
        foreach (var candidate in candidates) Increase(counts, candidate.Pattern);
        var drawn = Draw();
        _weights = new Estimator(_comparers.Slots, _patterns).Estimate(counts, drawn, _comparers.Records);
        var pairs = Judge(candidates, 0.01, cancel);
        _shares = new ValueShares(_comparers, SameAs(pairs));
        var judge = new Judge(_weights);
        var comparison = new Comparison(_comparers.Slots.Count);
        var bits = new double[_comparers.Slots.Count];
        return [.. new Triangles(Judge(candidates, 0.0001, cancel), Alone).Judge(least).Select(j => j.Pair)];

        (double, bool) Alone(int a, int b)
        {
            Compare(a, b, comparison);
            var verdict = judge.Of(comparison.Levels, comparison.Shares, bits);
            var contradicts = false;
            for (var s = 0; s < bits.Length; s++) contradicts |= _comparers.Slots[s].Contradicts && comparison.Levels[s] == 0;
            return (verdict.Probability, contradicts);
        }
    }

    public string Describe()
    {
        var text = new System.Text.StringBuilder();
        text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"person {_weights.SamePerson:E3} household {_weights.SameHousehold:E3} compared {Compared}");
        for (var s = 0; s < _weights.Slots.Count; s++)
            for (var l = 0; l < _weights.Slots[s].Levels.Count; l++)
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{_weights.Slots[s].Name,-20} {_weights.Slots[s].Levels[l].Words,-45} m {_weights.Match[s][l]:F4} u {_weights.Chance[s][l]:E2} bits {Math.Log2(_weights.Match[s][l] / _weights.Chance[s][l]):F1}");
        return text.ToString();
    }

    public string Explain(int a, int b)
    {
        var found = new Comparison(_comparers.Slots.Count);
        var bits = new double[_comparers.Slots.Count];
        Compare(a, b, found);
        var verdict = new Judge(_weights).Of(found.Levels, found.Shares, bits);
        var parts = new List<string>();
        for (var s = 0; s < bits.Length; s++)
            if (found.Levels[s] >= 0) parts.Add(FormattableString.Invariant($"{_comparers.Slots[s].Name} {_comparers.Slots[s].Levels[found.Levels[s]].Words} ({bits[s]:F1})"));
        return FormattableString.Invariant($"p={verdict.Probability:F4} home={verdict.HouseholdProbability:F3} m={verdict.Match:F1} h={verdict.Household:F1}: ") + string.Join("; ", parts);
    }

    private void Compare(int a, int b, Comparison into)
    {
        _comparers.Compare(a, b, into);
        _shares.Put(into);
    }

    private List<Candidate> Candidates(CancellationToken cancel)
    {
        var blocks = new Blocks(_comparers, cancel);
        var found = new List<Candidate>();
        var seen = new int[_comparers.Records];
        var comparison = new Comparison(_comparers.Slots.Count);
        for (var i = 0; i < _comparers.Records; i++)
        {
            if (i % 256 == 0) cancel.ThrowIfCancellationRequested();
            foreach (var block in blocks.Of(i))
                foreach (var j in blocks.Members(block))
                {
                    if (j <= i || seen[j] == i + 1) continue;
                    seen[j] = i + 1;
                    Compare(i, j, comparison);
                    found.Add(new(i, j, _patterns.Of(comparison.Levels, comparison.Shares)));
                }
        }
        return found;
    }

    private List<long> Draw()
    {
        var counts = new List<long>();
        long records = _comparers.Records;
        var comparison = new Comparison(_comparers.Slots.Count);
        if (records * (records - 1) / 2 <= MostDrawn)
        {
            for (var i = 0; i < records; i++)
                for (var j = i + 1; j < records; j++) One(i, j);
            return counts;
        }
        var state = 1UL;
        for (var n = 0L; n < MostDrawn; n++)
        {
            var i = (int)(Next(ref state) % (ulong)records);
            var j = (int)(Next(ref state) % (ulong)records);
            if (i != j) One(i, j);
        }
        return counts;

        void One(int i, int j)
        {
            Compare(i, j, comparison);
            Increase(counts, _patterns.Of(comparison.Levels, comparison.Shares));
        }
    }

    private static ulong Next(ref ulong state) => KeyBag.Mix(state += 0x9E3779B97F4A7C15);

    private static void Increase(List<long> counts, int place)
    {
        while (counts.Count <= place) counts.Add(0);
        counts[place]++;
    }

    private List<ProbablePair> Judge(List<Candidate> candidates, double least, CancellationToken cancel)
    {
        var judge = new Judge(_weights);
        var pairs = new List<ProbablePair>();
        var comparison = new Comparison(_comparers.Slots.Count);
        var n = 0;
        foreach (var candidate in candidates)
        {
            if (++n % 4_096 == 0) cancel.ThrowIfCancellationRequested();
            Compare(candidate.A, candidate.B, comparison);
            var probability = judge.Of(comparison.Levels, comparison.Shares, default).Probability;
            if (probability >= least) pairs.Add(new(candidate.A, candidate.B, probability));
        }
        return pairs;
    }

    private double[][] SameAs(List<ProbablePair> pairs)
    {
        var sums = _comparers.Slots.Select(_ => new double[_comparers.Records]).ToArray();
        var comparison = new Comparison(_comparers.Slots.Count);
        foreach (var pair in pairs)
        {
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

    private readonly record struct Candidate(int A, int B, int Pattern);
}
