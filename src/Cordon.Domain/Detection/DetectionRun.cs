namespace Cordon.Domain.Detection;

/// <summary>One run of the detectors: with what settings, over how much, and what came of it.</summary>
public sealed class DetectionRun
{
    public DetectionRunId Id { get; init; }
    public required JobId JobId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>It came to its end; a run that was cancelled, or that another took over, did not, and what it left is done by the next.</summary>
    public bool IsComplete { get; set; }

    /// <summary>The thresholds of every detector, as JSON.</summary>
    public required string Settings { get; init; }

    /// <summary>Digest of what profiles rest on beside the rows; see <see cref="StoredProfile.Basis"/>.</summary>
    public required long MeasureBasis { get; init; }

    /// <summary>Digest of what judgements rest on beside the profile: when it changes, every account is judged anew. Null until that was known.</summary>
    public long? JudgeBasis { get; set; }

    // The platform's habits as this run saw them.
    public bool PagesComeWithParts { get; set; }
    public bool ReferrersAreLogged { get; set; }

    /// <summary>Accounts looked at.</summary>
    public long Accounts { get; set; }

    /// <summary>Flags written and flags superseded.</summary>
    public long Changed { get; set; }
    public required string By { get; init; }
}
