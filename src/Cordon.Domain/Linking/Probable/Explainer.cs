using System.Globalization;
using Cordon.Domain.Linking.Probable.Comparing;
using Cordon.Domain.Linking.Probable.Estimating;

namespace Cordon.Domain.Linking.Probable;

/// <summary>Puts a comparison into words.</summary>
internal static class Explainer
{
    private const double WorthSaying = 0.7, Rare = 0.002, Common = 0.04;
    private const int MostSaid = 5;

    public static PairExplanation Of(IReadOnlyList<Slot> slots, Comparison comparison, ReadOnlySpan<double> bits, Verdict verdict, ProbablePair? judged)
    {
        var contributions = new List<Contribution>();
        for (var s = 0; s < slots.Count; s++)
            // A field of unknown meaning may learn that differing is usual; that is no reason to tell anybody.
            if (comparison.Levels[s] >= 0 && Math.Abs(bits[s]) >= 0.05 && !(comparison.Levels[s] == 0 && bits[s] > 0)) contributions.Add(new(slots[s].Name, bits[s], Words(slots[s], comparison.Levels[s], comparison.Shares[s])));
        contributions = [.. contributions.OrderByDescending(c => Math.Abs(c.Bits)).ThenBy(c => c.Field, StringComparer.Ordinal)];
        var probability = judged?.Probability ?? verdict.Probability;
        return new(probability, verdict.HouseholdProbability, contributions, Sentence(contributions, probability, verdict.HouseholdProbability, judged));
    }

    private static string Words(Slot slot, int level, double share)
    {
        var words = string.Format(CultureInfo.InvariantCulture, slot.Levels[level].Words, slot.Name);
        if (level != slot.Top || double.IsNaN(share)) return words;
        return share <= Rare ? words + ", which hardly anybody else has" : share >= Common ? words + ", which many have" : words;
    }

    private static string Sentence(List<Contribution> contributions, double probability, double household, ProbablePair? judged)
    {
        var (forIt, against) = (Said(contributions, 1), Said(contributions, -1));
        var judgement = probability >= 0.8 ? "Probably one person" : probability >= 0.3 ? "Perhaps one person"
            : household > probability && household >= 0.1 ? "Rather two people of one household or workplace" : "Probably two people";
        var sentence = judgement + (forIt.Length == 0 ? ": nothing that both say speaks for one person" : ": " + forIt);
        if (against.Length > 0) sentence += (probability >= 0.3 ? "; against it: " : "; but ") + against;
        if (judged?.Through is not null) sentence += "; both fit a third record that joins them";
        if (judged?.Competes == true) sentence += "; one of them fits somebody else as well";
        return sentence + ".";
    }

    private static string Said(List<Contribution> contributions, int sign)
    {
        var words = contributions.Where(c => c.Bits * sign >= WorthSaying).Take(MostSaid).Select(c => c.Words).ToList();
        return words.Count switch { 0 => "", 1 => words[0], _ => string.Join(", ", words[..^1]) + " and " + words[^1] };
    }
}
