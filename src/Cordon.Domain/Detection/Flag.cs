namespace Cordon.Domain.Detection;

/// <summary>A detector's finding on an account, as it was written down. Rows are added and end-dated, never overwritten.</summary>
/// <remarks>Of one account and rule at most one flag stands. What stood on a day can be asked for ever.</remarks>
public sealed class Flag
{
    public const int MaxReasonLength = 1_000;

    public FlagId Id { get; init; }
    public required AccountId AccountId { get; init; }

    /// <summary><see cref="Detector.Rule"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>From 0.5, just at the threshold, towards 1.</summary>
    public required double Score { get; init; }

    /// <summary>One sentence without a subject.</summary>
    public required string Reason { get; init; }

    /// <summary>The figures with their thresholds, as <see cref="FlagJson"/> writes them.</summary>
    public required string Figures { get; init; }

    /// <summary>External ids of the accounts it was found together with, as a JSON array.</summary>
    public required string With { get; init; }

    /// <summary>First and last minute of the window, both inclusive.</summary>
    public required DateTimeOffset FromAt { get; init; }
    public required DateTimeOffset ToAt { get; init; }
    public required int DetectorVersion { get; init; }

    /// <summary>The thresholds it was found with, as a JSON object.</summary>
    public required string Settings { get; init; }
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Since when the account has been flagged by this rule without a gap: a flag that is written anew with other figures is no news.</summary>
    public required DateTimeOffset FirstFoundAt { get; init; }
    public required DetectionRunId RunId { get; init; }

    /// <summary>When another finding, or none, took its place; null while it stands.</summary>
    public DateTimeOffset? SupersededAt { get; set; }
    public DetectionRunId? SupersededByRunId { get; set; }
}
