namespace Cordon.Domain.Linking.Probable;

/// <summary>Looks at three records at a time, because a record is of one person only. Where A fits B and B fits C, A is C too, unless what is known of A and C speaks against
/// it; and then B can be one of the two, not both.</summary>
internal sealed class Triangles
{
    /// <summary>From here on a pair is used to judge others.</summary>
    private const double Firm = 0.9;

    /// <summary>A pair is never held to be surer than this because of a third record: two steps may go wrong where one would not.</summary>
    private const double MostThrough = 0.98;

    /// <summary>How much stronger the contradiction must be than the weaker of the two fits, in bits, before they compete: records of one person contradict each other now and then.</summary>
    private const double Contradiction = 4;

    /// <summary>Most firm partners of a record that are looked at, the most probable first: a record with more is a mailbox rather than a person.</summary>
    private const int MostPartners = 40;

    private readonly Dictionary<(int A, int B), double> _known = [];
    private readonly Dictionary<int, List<(double Probability, int Other)>> _partners = [];
    private readonly Func<int, int, (double Probability, bool Contradicts, double Against)> _compare;

    /// <param name="compare">What two records say when compared alone, and whether something that does not change speaks against their being one person; and how
    /// many bits, 0 or less, they speak for strangers or a household rather than for one person.</param>
    public Triangles(IReadOnlyList<ProbablePair> pairs, Func<int, int, (double Probability, bool Contradicts, double Against)> compare)
    {
        _compare = compare;
        foreach (var pair in pairs)
        {
            _known[(pair.A, pair.B)] = pair.Probability;
            if (pair.Probability < 0.5) continue;
            Partners(pair.A).Add((pair.Probability, pair.B));
            Partners(pair.B).Add((pair.Probability, pair.A));
        }
        foreach (var partners in _partners.Values) partners.Sort((x, y) => x.Probability != y.Probability ? y.Probability.CompareTo(x.Probability) : x.Other.CompareTo(y.Other));
    }

    /// <returns>The pairs anew, with those that a third record joins, and less sure where a third record competes.</returns>
    public List<ProbablePair> Judge(double least)
    {
        var closed = new Dictionary<(int A, int B), (double Probability, int Through)>();
        var rivals = new Dictionary<(int A, int B), double>();
        foreach (var (middle, partners) in _partners.OrderBy(p => p.Key))
        {
            var count = Math.Min(MostPartners, partners.Count);
            for (var i = 0; i < count; i++)
                for (var j = i + 1; j < count; j++) Look(middle, partners[i], partners[j], closed, rivals);
        }
        var judged = new List<ProbablePair>();
        foreach (var (key, probability) in _known)
        {
            var now = probability;
            int? through = null;
            var competes = false;
            if (closed.TryGetValue(key, out var better) && better.Probability > now) (now, through) = better;
            if (through is null && rivals.TryGetValue(key, out var rival)) (now, competes) = (Odds(now) / (1 + Odds(now) + rival), true);
            if (now >= least) judged.Add(new(key.A, key.B, now, through, competes));
        }
        foreach (var (key, found) in closed)
            if (!_known.ContainsKey(key) && found.Probability >= least) judged.Add(new(key.A, key.B, found.Probability, found.Through));
        return judged;
    }

    private void Look(int middle, (double Probability, int Other) x, (double Probability, int Other) y,
        Dictionary<(int, int), (double, int)> closed, Dictionary<(int, int), double> rivals)
    {
        var key = Key(x.Other, y.Other);
        var chained = x.Probability * y.Probability;
        var known = _known.GetValueOrDefault(key, -1);
        if (known >= chained) return;
        var (alone, contradicts, against) = _compare(key.A, key.B);
        if (!contradicts)
        {
            // What the two say themselves can lower a third record's word, and never raise it.
            var odds = Math.Min(Odds(chained), Odds(MostThrough)) * Math.Pow(2, against);
            var joined = odds / (1 + odds);
            if (joined > known && y.Probability >= Firm && (!closed.TryGetValue(key, out var before) || before.Item1 < joined)) closed[key] = (joined, middle);
            return;
        }
        // All three are one person, or the one in the middle is one of the others but not both.
        if (Bits(alone) + Bits(y.Probability) >= -Contradiction) return;
        Compete(Key(middle, y.Other), Odds(x.Probability));
        Compete(Key(middle, x.Other), Odds(y.Probability));

        void Compete((int, int) pair, double odds) => rivals[pair] = Math.Max(rivals.GetValueOrDefault(pair), odds);
    }

    private List<(double, int)> Partners(int record)
    {
        if (!_partners.TryGetValue(record, out var list)) _partners[record] = list = [];
        return list;
    }

    private static (int A, int B) Key(int a, int b) => a < b ? (a, b) : (b, a);

    private static double Odds(double probability) => probability / Math.Max(1e-12, 1 - probability);

    private static double Bits(double probability) => Math.Log2(Math.Max(1e-12, Odds(probability)));
}
