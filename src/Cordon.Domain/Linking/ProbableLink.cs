namespace Cordon.Domain.Linking;

/// <summary>Two accounts that probably belong to one person, as the last run worked it out. It joins nobody until a reviewer accepts it.</summary>
public sealed class ProbableLink
{
    public const int MaxSentenceLength = 1_000;

    /// <summary>The one with the smaller number.</summary>
    public required AccountId AccountId { get; init; }
    public required AccountId OtherAccountId { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The reasons in one sentence, without personal data in full.</summary>
    public required string Sentence { get; init; }

    /// <summary>What each field adds, in bits, as a JSON array.</summary>
    public required string Contributions { get; init; }
    public required DateTimeOffset FoundAt { get; init; }
}
