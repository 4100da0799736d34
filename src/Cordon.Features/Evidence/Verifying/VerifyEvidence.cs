using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>Hashes the whole store anew, here and now; for the command line. The console queues a run instead. Where a run was left by a process that died, it is gone on with.</summary>
public sealed record VerifyEvidence;

/// <param name="Missing">The hashes that no file holds.</param>
/// <param name="Altered">The hashes whose files hold something else.</param>
/// <param name="Orphaned">Files below the store that no item names, the first 10,000.</param>
public sealed record VerifiedEvidence(long Checked, long Bytes, IReadOnlyList<string> Missing, IReadOnlyList<string> Altered, IReadOnlyList<string> Orphaned, double Seconds)
{
    public bool IsWhole => Missing.Count + Altered.Count + Orphaned.Count == 0;
}

public sealed class VerifyEvidenceHandler(CordonStore store, ICurrentActor actors, JobBoard board, TimeProvider clock)
{
    /// <param name="cancel">Stops the run; what it had looked at by then stands.</param>
    /// <returns>What came of it; or <c>permission.missing</c>, <c>evidence.verification-cancelled</c>.</returns>
    public async Task<Outcome<VerifiedEvidence>> HandleAsync(VerifyEvidence command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReadAudit)) return Refusals.NotPermitted;
        var started = clock.GetTimestamp();
        var job = await VerificationJobs.Runs.TakeAsync(store, actor, ifQueued: false, cancel);
        using var watch = JobStop.On(store, job!.Value, cancel);
        if (await board.RunAsync(job.Value, progress, CancellationToken.None) is { } refusal) return refusal;
        var check = await store.ReadAsync((db, ct) => db.EvidenceChecks.Where(c => c.JobId == job && c.EndedAt != null).TagWith(nameof(VerifyEvidence)).FirstOrDefaultAsync(ct), CancellationToken.None);
        if (check is null) return EvidenceRefusals.VerificationCancelled;
        var found = await store.ReadAsync((db, ct) => db.EvidenceFindings.Where(f => f.CheckId == check.Id).OrderBy(f => f.Path).TagWith(nameof(VerifyEvidence)).ToListAsync(ct), CancellationToken.None);
        return new VerifiedEvidence(check.Checked, check.Bytes, Hashes(found, EvidenceFault.Missing), Hashes(found, EvidenceFault.Altered),
            [.. found.Where(f => f.Fault == EvidenceFault.Orphaned).Select(f => f.Path)], Math.Round(clock.GetElapsedTime(started).TotalSeconds, 3));
    }

    private static IReadOnlyList<string> Hashes(List<EvidenceFinding> found, EvidenceFault fault) => [.. found.Where(f => f.Fault == fault).Select(f => f.Sha256!)];
}
