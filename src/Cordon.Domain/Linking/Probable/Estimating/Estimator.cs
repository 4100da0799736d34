using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Estimating;

/// <summary>Learns the weights without labels, by expectation and maximisation over how comparisons came out.</summary>
/// <remarks>Sources: I. P. Fellegi and A. B. Sunter, A Theory for Record Linkage, 1969; W. E. Winkler, Using the EM Algorithm for Weight Computation in the
/// Fellegi-Sunter Model, 1988. What is expected beforehand counts like a few dozen pairs that were seen, so that a small table is not read into the ground.</remarks>
internal sealed class Estimator(IReadOnlyList<Slot> slots, Patterns patterns)
{
    private const int Rounds = 40;

    /// <summary>However few households the data seem to hold, there are this many for each pair of one person.</summary>
    private const double LeastHouseholds = 0.25;

    /// <summary>How many pairs what is expected beforehand counts for.</summary>
    private const double MatchesExpected = 300, ChancesExpected = 200;

    /// <param name="candidates">How many compared pairs came out in each way.</param>
    /// <param name="drawn">How many of pairs drawn at random did.</param>
    /// <param name="records">How many records there are.</param>
    public Weights Estimate(IReadOnlyList<long> candidates, IReadOnlyList<long> drawn, long records)
    {
        var pairs = Math.Max(1.0, records * (records - 1.0) / 2);
        var weights = new Weights(slots, Math.Min(0.3, 1.0 / Math.Max(2, records)), Math.Min(0.2, 0.7 / Math.Max(2, records)));
        var totalDrawn = Math.Max(1, drawn.Sum());
        var explained = slots.Count(s => s.Group != SlotGroup.Unexplained && s.CountsValues);
        for (var round = 0; round < Rounds; round++)
        {
            // Fields that nobody explained learn from the others what they are worth; they do not lead.
            var judge = new Judge(weights, explainedOnly: explained >= 2);
            var match = slots.Select(s => s.Levels.Select(l => Expected(s, l) * MatchesExpected).ToArray()).ToArray();
            var chance = slots.Select(s => s.Levels.Select(l => l.Chance * ChancesExpected).ToArray()).ToArray();
            double persons = 0, households = 0;
            for (var p = 0; p < patterns.Count; p++)
            {
                var ofCandidates = p < candidates.Count ? candidates[p] : 0;
                var ofDrawn = p < drawn.Count ? drawn[p] : 0;
                var verdict = judge.Of(patterns.Levels(p), patterns.Shares(p), default);
                var (same, home) = (verdict.Probability, verdict.HouseholdProbability);
                persons += same * ofCandidates;
                households += home * ofCandidates;
                Add(match, patterns.Levels(p), same * ofCandidates);
                Add(chance, patterns.Levels(p), (1 - same - home) * ofDrawn);
            }
            weights.SamePerson = Math.Clamp((persons + 1) / pairs, 0.01 / pairs, 0.3);
            weights.SameHousehold = Math.Clamp((households + 1) / pairs, weights.SamePerson * LeastHouseholds, weights.SamePerson * 2);
            for (var s = 0; s < slots.Count; s++)
            {
                Share(match[s], weights.Match[s], s, floors: false);
                Bound(weights.Match[s], slots[s]);
                Share(chance[s], weights.Chance[s], s, floors: true);
            }
        }
        return weights;
    }

    /// <summary>However much the data seem to say otherwise, most people keep their name: else a household is soon learned to be one person.</summary>
    private static void Bound(double[] match, Slot slot)
    {
        double bounded = 0, free = 0;
        for (var l = 0; l < match.Length; l++)
        {
            if (match[l] > slot.Levels[l].MostMatch) bounded += match[l] = slot.Levels[l].MostMatch;
            else free += match[l];
        }
        if (free <= 0) return;
        for (var l = 0; l < match.Length; l++)
            if (match[l] != slot.Levels[l].MostMatch) match[l] *= (1 - bounded) / free;
    }

    private static double Expected(Slot slot, Level level) => slot.Trust * level.Match + (1 - slot.Trust) * level.Chance;

    private static void Add(double[][] sums, ReadOnlySpan<sbyte> levels, double weight)
    {
        if (weight <= 0) return;
        for (var s = 0; s < levels.Length; s++)
            if (levels[s] >= 0) sums[s][levels[s]] += weight;
    }

    private void Share(double[] sums, double[] into, int slot, bool floors)
    {
        var total = sums.Sum();
        for (var l = 0; l < sums.Length; l++) into[l] = Math.Max(sums[l] / total, floors ? Math.Max(1e-9, slots[slot].Levels[l].LeastChance) : 1e-6);
    }
}
