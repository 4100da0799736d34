namespace Cordon.Domain.Activity;

/// <summary>What the whole platform was asked within one minute, as far as one chunk of one file tells; rows add up.</summary>
public sealed class ServiceMinute
{
    public required DateTimeOffset MinuteAt { get; init; }
    public required ImportId ImportId { get; init; }
    public required int Chunk { get; init; }
    public required long Requests { get; init; }
    public required long ClientErrors { get; init; }
    public required long ServerErrors { get; init; }
    public required long Bytes { get; init; }

    /// <summary>How many of the requests say how long they took, the sum of that, and the longest.</summary>
    public required long Timed { get; init; }
    public required long DurationMicros { get; init; }
    public required long MaxDurationMicros { get; init; }
}
