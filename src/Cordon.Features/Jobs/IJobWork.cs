using Cordon.Domain;
using Cordon.Domain.Jobs;

namespace Cordon.Features.Jobs;

/// <summary>The work of one kind of job. It saves its own end, in the transaction that makes its result visible.</summary>
public interface IJobWork
{
    bool Does(string kind);

    /// <param name="stop">The process is going down: leave the work where it is, another process takes it up.</param>
    /// <returns>A refusal where the work cannot be done.</returns>
    Task<Refusal?> RunAsync(Job job, IProgress<JobProgress> progress, CancellationToken stop);
}

/// <param name="Doing">What is being done, in words.</param>
public readonly record struct JobProgress(string Doing, long BytesDone, long BytesTotal, long Lines);
