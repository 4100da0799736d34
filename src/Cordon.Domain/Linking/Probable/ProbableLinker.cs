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
        return Judge(candidates, least, cancel);
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
        var slots = _comparers.Slots.Count;
        var levels = new sbyte[slots];
        var values = new int[slots];
        var shares = new double[slots];
        var bits = new double[slots];
        _comparers.Compare(a, b, levels, values);
        for (var s = 0; s < slots; s++) shares[s] = _shares.Of(s, values[s]);
        var verdict = new Judge(_weights).Of(levels, shares, bits);
        var parts = new List<string>();
        for (var s = 0; s < slots; s++)
            if (levels[s] >= 0) parts.Add(System.FormattableString.Invariant($"{_comparers.Slots[s].Name} {_comparers.Slots[s].Levels[levels[s]].Words} ({bits[s]:F1})"));
        return System.FormattableString.Invariant($"p={verdict.Probability:F4} home={verdict.HouseholdProbability:F3} m={verdict.Match:F1} h={verdict.Household:F1}: ") + string.Join("; ", parts);
    }

    private List<Candidate> Candidates(CancellationToken cancel)
    {
        var blocks = new Blocks(_comparers, cancel);
        var found = new List<Candidate>();
        var seen = new int[_comparers.Records];
        Span<sbyte> levels = stackalloc sbyte[Patterns.MostSlots];
        Span<int> values = stackalloc int[Patterns.MostSlots];
        Span<double> shares = stackalloc double[Patterns.MostSlots];
        for (var i = 0; i < _comparers.Records; i++)
        {
            if (i % 256 == 0) cancel.ThrowIfCancellationRequested();
            foreach (var block in blocks.Of(i))
                foreach (var j in blocks.Members(block))
                {
                    if (j <= i || seen[j] == i + 1) continue;
                    seen[j] = i + 1;
                    _comparers.Compare(i, j, levels, values);
                    found.Add(new(i, j, Pattern(levels, values, shares)));
                }
        }
        return found;
    }

    private List<long> Draw()
    {
        var counts = new List<long>();
        long records = _comparers.Records;
        Span<sbyte> levels = stackalloc sbyte[Patterns.MostSlots];
        Span<int> values = stackalloc int[Patterns.MostSlots];
        if (records * (records - 1) / 2 <= MostDrawn)
        {
            for (var i = 0; i < records; i++)
                for (var j = i + 1; j < records; j++) One(i, j, levels, values);
            return counts;
        }
        var state = 1UL;
        for (var n = 0L; n < MostDrawn; n++)
        {
            var i = (int)(Next(ref state) % (ulong)records);
            var j = (int)(Next(ref state) % (ulong)records);
            if (i != j) One(i, j, levels, values);
        }
        return counts;

        void One(int i, int j, Span<sbyte> into, Span<int> numbers)
        {
            _comparers.Compare(i, j, into, numbers);
            Increase(counts, Pattern(into, numbers, new double[into.Length]));
        }
    }

    private int Pattern(ReadOnlySpan<sbyte> levels, ReadOnlySpan<int> values, Span<double> shares)
    {
        for (var s = 0; s < _comparers.Slots.Count; s++)
            shares[s] = levels[s] == _comparers.Slots[s].Top ? _shares.Of(s, values[s]) : double.NaN;
        return _patterns.Of(levels, shares);
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
        var slots = _comparers.Slots.Count;
        Span<sbyte> levels = stackalloc sbyte[Patterns.MostSlots];
        Span<int> values = stackalloc int[Patterns.MostSlots];
        Span<double> shares = stackalloc double[Patterns.MostSlots];
        var n = 0;
        foreach (var candidate in candidates)
        {
            if (++n % 4_096 == 0) cancel.ThrowIfCancellationRequested();
            _comparers.Compare(candidate.A, candidate.B, levels, values);
            for (var s = 0; s < slots; s++) shares[s] = _shares.Of(s, values[s]);
            var probability = judge.Of(levels[..slots], shares[..slots], default).Probability;
            if (probability >= least) pairs.Add(new(candidate.A, candidate.B, probability));
        }
        return pairs;
    }

    private double[][] SameAs(List<ProbablePair> pairs)
    {
        var sums = _comparers.Slots.Select(_ => new double[_comparers.Records]).ToArray();
        Span<sbyte> levels = stackalloc sbyte[Patterns.MostSlots];
        Span<int> values = stackalloc int[Patterns.MostSlots];
        foreach (var pair in pairs)
        {
            _comparers.Compare(pair.A, pair.B, levels, values);
            for (var s = 0; s < sums.Length; s++)
                if (values[s] >= 0 && levels[s] == _comparers.Slots[s].Top)
                {
                    sums[s][pair.A] += pair.Probability;
                    sums[s][pair.B] += pair.Probability;
                }
        }
        return sums;
    }

    private readonly record struct Candidate(int A, int B, int Pattern);
}
