namespace Cordon.Domain.Linking;

/// <summary>One run of linking: with what settings, over how much, and what came of it.</summary>
public sealed class LinkingRun
{
    public LinkingRunId Id { get; init; }
    public required JobId JobId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Every account was looked at, not only those that were due.</summary>
    public bool Whole { get; set; }

    /// <summary>The hub limits of every kind, as a JSON object.</summary>
    public required string Settings { get; init; }

    /// <summary>Accounts looked at.</summary>
    public long Accounts { get; set; }

    /// <summary>Accounts whose cluster changed.</summary>
    public long Changed { get; set; }

    /// <summary>Suggestions that stand after it; null where it did not look for any.</summary>
    public long? Suggestions { get; set; }

    /// <summary>What each field was found to be worth, as JSON; null where it did not look for suggestions.</summary>
    public string? Weights { get; set; }
    public required string By { get; init; }
}
