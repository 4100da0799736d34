namespace Cordon.Domain.Linking.Probable;

/// <summary>What one field says of two records.</summary>
/// <param name="Bits">How much it speaks for one person and against strangers: each bit doubles the odds, a negative one halves them.</param>
/// <param name="Words">"the same birth date". It quotes no value.</param>
public sealed record Contribution(string Field, double Bits, string Words);

/// <summary>Why two records are or are not held to be of one person.</summary>
/// <param name="Probability">0 to 1, a third record's word included.</param>
/// <param name="Household">How probable it is that they are two people of one household or workplace.</param>
/// <param name="Contributions">Of every field that both have, the strongest first.</param>
/// <param name="Sentence">All of it in one sentence. It quotes no value.</param>
public sealed record PairExplanation(double Probability, double Household, IReadOnlyList<Contribution> Contributions, string Sentence);

/// <summary>What a level of a field was found to be worth.</summary>
/// <param name="OfOnePerson">How often two records of one person come out so, 0 to 1.</param>
/// <param name="OfStrangers">How often two of strangers do, where the value's own frequency is not counted.</param>
public sealed record OutcomeWeight(string Field, string Words, double OfOnePerson, double OfStrangers);
