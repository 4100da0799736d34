using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>Carries out, here and now, what a decision left to a job; for the command line. The console's own worker does it otherwise.</summary>
public sealed record FinishDecision(DecidedProposal Decided);

public sealed class FinishDecisionHandler(CordonStore store, ICurrentActor actors, JobBoard board, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <returns>What it came to in the end; or <c>permission.missing</c>, what the job refuses.</returns>
    public async Task<Outcome<DecidedProposal>> HandleAsync(FinishDecision command, IProgress<JobProgress> progress, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Approve)) return Refusals.NotPermitted;
        if (command.Decided.Job is not { } job) return command.Decided;
        // A console beside this process may have taken it: then it is waited for.
        while (!await HasEndedAsync(job, cancel))
        {
            if (!await board.ClaimAsync(job, cancel)) await Task.Delay(Look, clock, cancel);
            else if (await board.RunAsync(job, progress, CancellationToken.None) is { } refusal) return refusal;
        }
        return await store.ReadAsync<Outcome<DecidedProposal>>(
            async (db, ct) =>
            {
                var id = command.Decided.Ban;
                var ban = await db.Bans.TagWith(nameof(FinishDecision)).SingleAsync(b => b.Id == id, ct);
                var freed = await db.EnforcementChanges.Where(c => c.BanId == id && c.Cause == EnforcementCause.BanLifted).TagWith(nameof(FinishDecision)).CountAsync(ct);
                var sequence = await db.Counters.Where(c => c.Name == Counter.Enforcement).Select(c => c.Last).TagWith(nameof(FinishDecision)).SingleAsync(ct);
                return command.Decided with { BanState = ban.State, Covered = ban.Covered, Freed = freed, Sequence = sequence };
            },
            cancel);
    }

    private Task<bool> HasEndedAsync(JobId job, CancellationToken cancel) =>
        store.ReadAsync((db, ct) => db.Jobs.Where(j => j.Id == job).TagWith(nameof(FinishDecision)).AnyAsync(j => j.State != JobState.Queued && j.State != JobState.Running, ct), cancel);
}
