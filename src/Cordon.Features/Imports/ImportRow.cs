using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;

namespace Cordon.Features.Imports;

/// <summary>Where an import stands, told from itself and its job together: a reading whose job has failed reads no more.</summary>
public enum ImportStanding
{
    Queued,
    Reading,

    /// <summary>Asked to stop; the rows are being taken back.</summary>
    Cancelling,
    Finished,
    Cancelled,
    Failed,
}

/// <param name="JobState">Of the job that reads it.</param>
/// <param name="CancelRequested">The job was asked to stop.</param>
public sealed record ImportRow(long Id, ImportKind Kind, ImportState State, string FileName, string Sha256, string Format, IdentifyBy? IdentifyBy, long JobId, string ImportedBy,
    DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, long Lines, long Accepted, long Rejected, long AccountsCreated, DateTimeOffset? FromAt, DateTimeOffset? ToAt,
    JobState JobState, bool CancelRequested, string ImportedByName)
{
    public ImportStanding Standing => (State, JobState) switch
    {
        (ImportState.Finished, _) => ImportStanding.Finished,
        (ImportState.Cancelled, _) => ImportStanding.Cancelled,
        (ImportState.Failed, _) or (_, JobState.Failed) => ImportStanding.Failed,
        _ when CancelRequested => ImportStanding.Cancelling,
        (_, JobState.Queued) => ImportStanding.Queued,
        _ => ImportStanding.Reading,
    };

    /// <summary>Something will still happen to it by itself.</summary>
    public bool IsOpen => Standing is ImportStanding.Queued or ImportStanding.Reading or ImportStanding.Cancelling;

    public static ImportRow Of(Import i, Job job) => new(i.Id.Value, i.Kind, i.State, i.FileName, i.Sha256, i.Format, i.IdentifyBy, i.JobId.Value, i.ImportedBy, i.StartedAt,
        i.FinishedAt, i.Lines, i.Accepted, i.Rejected, i.AccountsCreated, i.FromAt, i.ToAt, job.State, job.CancelRequested, job.RequestedByName);
}
