using Cordon.Data.Storing;
using Cordon.Domain.Detection;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>What the runs before left: the last that came to its end, and those after it that did not.</summary>
internal sealed class RunsBefore(DetectionRun? complete, IReadOnlyList<DetectionRun> unfinished)
{
    /// <summary>A run ended early: accounts may be judged whose companions were not.</summary>
    public bool IsUnfinished => unfinished.Count > 0;

    /// <summary>Whether profiles may be stored that rest on something else than this.</summary>
    public bool MeasuredOtherwise(long digest) => complete is null || complete.MeasureBasis != digest || unfinished.Any(r => r.MeasureBasis != digest);

    /// <summary>Whether flags may stand that were judged by something else than this.</summary>
    public bool JudgedOtherwise(long digest) => complete?.JudgeBasis != digest || unfinished.Any(r => r.JudgeBasis is { } other && other != digest);

    /// <param name="run">The run that has just begun.</param>
    public static Task<RunsBefore> ReadAsync(CordonStore store, Domain.DetectionRunId run, CancellationToken cancel) => store.ReadAsync(
        async (db, ct) =>
        {
            var complete = await db.DetectionRuns.Where(r => r.Id < run && r.IsComplete).OrderByDescending(r => r.Id).TagWith(nameof(RunsBefore)).FirstOrDefaultAsync(ct);
            var after = complete?.Id ?? new(0);
            return new RunsBefore(complete, await db.DetectionRuns.Where(r => r.Id < run && r.Id > after).TagWith(nameof(RunsBefore)).ToListAsync(ct));
        },
        cancel);
}
