namespace Cordon.Domain.Jobs;

/// <summary>Long work: progress that outlives a page, a heartbeat, and a flag that asks it to stop.</summary>
public sealed class Job
{
    public JobId Id { get; init; }

    /// <summary><c>import.requests</c>, <c>import.accounts</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>What people read in the list of jobs: the file's name, never its content.</summary>
    public required string Title { get; init; }
    public required JobState State { get; set; }

    /// <summary>What the kind needs to start again, as JSON.</summary>
    public required string Payload { get; init; }
    public required string RequestedBy { get; init; }

    /// <summary>The requester's roles at that time, comma-separated: the work is done with these.</summary>
    public required string RequestedRoles { get; init; }
    public required string RequestedByName { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>machine/process/start of the process that works on it.</summary>
    public string? Worker { get; set; }
    public DateTimeOffset? HeartbeatAt { get; set; }
    public bool CancelRequested { get; set; }

    /// <summary>Bytes of the file read so far and in all; 0 in all while that is not known.</summary>
    public long BytesDone { get; set; }
    public long BytesTotal { get; set; }
    public long LinesDone { get; set; }

    /// <summary>Refusal code and sentence when it failed.</summary>
    public string? ErrorCode { get; set; }
    public string? ErrorMessage { get; set; }
}
