using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>When linking last ran and what came of it, and whether anything waits for it.</summary>
public sealed record GetLinkingStanding;

/// <param name="LastRun">The last run that came to its end; null before the first.</param>
/// <param name="LastSuggestionsAt">When suggestions were last looked for: not every run does; null before the first time, as is <paramref name="Suggestions"/>.</param>
/// <param name="Suggestions">How many stood after it.</param>
/// <param name="IsDue">Facts or decisions came that no run has looked at yet.</param>
/// <param name="Failure">Why the last run ended early; null where it did not.</param>
/// <param name="MayRun">The reader may ask for a run.</param>
public sealed record LinkingStanding(LinkingRunRow? LastRun, DateTimeOffset? LastSuggestionsAt, long? Suggestions, bool IsDue, Refusal? Failure, bool MayRun);

/// <param name="Whole">Every account was looked at, not only those that were due.</param>
/// <param name="Accounts">Accounts looked at.</param>
/// <param name="Changed">Accounts whose cluster changed.</param>
public sealed record LinkingRunRow(DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool Whole, long Accounts, long Changed);

public sealed class GetLinkingStandingHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The standing; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<LinkingStanding>> HandleAsync(GetLinkingStanding query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<LinkingStanding>>(
            async (db, ct) =>
            {
                var ended = db.LinkingRuns.Where(r => r.EndedAt != null).OrderByDescending(r => r.Id);
                var run = await ended.TagWith(nameof(GetLinkingStanding)).FirstOrDefaultAsync(ct);
                var suggested = await ended.Where(r => r.Suggestions != null).TagWith(nameof(GetLinkingStanding)).FirstOrDefaultAsync(ct);
                var job = await db.Jobs.Where(j => j.Kind == LinkingJobs.Run && j.EndedAt != null).OrderByDescending(j => j.Id).Select(j => new { j.State, j.ErrorCode, j.ErrorMessage })
                    .TagWith(nameof(GetLinkingStanding)).FirstOrDefaultAsync(ct);
                return new LinkingStanding(run is null ? null : new(run.StartedAt, run.EndedAt ?? run.StartedAt, run.Whole, run.Accounts, run.Changed), suggested?.EndedAt, suggested?.Suggestions,
                    await db.DueLinks.AnyAsync(ct), job is { State: JobState.Failed, ErrorCode: { } code } ? new(code, job.ErrorMessage ?? "") : null, actor.May(Permission.ImportFacts));
            },
            cancel);
    }
}
