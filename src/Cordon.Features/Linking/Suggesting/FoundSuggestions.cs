using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Linking.Probable;

namespace Cordon.Features.Linking.Suggesting;

/// <summary>Which pairs of accounts are worth suggesting, with their reasons.</summary>
internal static class FoundSuggestions
{
    /// <summary>Pairs below this probability are not kept.</summary>
    public const double LeastProbability = 0.5;

    /// <summary>Most suggestions kept of one account, the most probable first: an account that seems to be everybody is somebody's template, not a person.</summary>
    public const int MostOfOneAccount = 25;

    /// <summary>Birth dates of two digits are not later than this year; accounts have none yet.</summary>
    private const int LatestYear = 2100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Suggestions In(Persons persons, CancellationToken cancel)
    {
        if (persons.Accounts.Count < 2) return new([], "[]");
        var links = new ProbableLinker(persons.Table, Romanizer.Romanize, LatestYear).Link(LeastProbability, cancel);
        var kept = new List<Suggestion>();
        var taken = new Dictionary<int, int>();
        foreach (var pair in links.Pairs)
        {
            cancel.ThrowIfCancellationRequested();
            var (ofA, ofB) = (taken.GetValueOrDefault(pair.A), taken.GetValueOrDefault(pair.B));
            if (ofA >= MostOfOneAccount || ofB >= MostOfOneAccount) continue;
            (taken[pair.A], taken[pair.B]) = (ofA + 1, ofB + 1);
            kept.Add(Suggestion.Of(persons, pair, links.Explain(pair.A, pair.B)));
        }
        return new(kept, JsonSerializer.Serialize(links.Weights, Json));
    }
}

/// <param name="Weights">What each outcome of each field was found to be worth, as JSON.</param>
internal sealed record Suggestions(IReadOnlyList<Suggestion> Pairs, string Weights);

/// <param name="Account">The one with the smaller number.</param>
internal sealed record Suggestion(AccountId Account, AccountId Other, double Probability, string Sentence, string Contributions)
{
    private const int MostContributions = 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Suggestion Of(Persons persons, ProbablePair pair, PairExplanation explained)
    {
        var (a, b) = (persons.Accounts[pair.A], persons.Accounts[pair.B]);
        if (a > b) (a, b) = (b, a);
        var contributions = explained.Contributions.Take(MostContributions).Select(c => c with { Bits = Math.Round(c.Bits, 2) });
        var sentence = explained.Sentence;
        return new(a, b, pair.Probability, sentence.Length <= ProbableLink.MaxSentenceLength ? sentence : sentence[..ProbableLink.MaxSentenceLength], JsonSerializer.Serialize(contributions, Json));
    }
}
