using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>All detectors, in the order they are listed, and when they last ran.</summary>
public sealed record ListDetectors;

/// <param name="LastRun">The last run that came to its end; null before the first.</param>
public sealed record DetectorList(IReadOnlyList<DetectorRow> Detectors, DetectionRunRow? LastRun, bool MayRun);

/// <param name="Flagged">Accounts with a standing flag of it that is not dismissed.</param>
public sealed record DetectorRow(string Rule, string Title, string LooksFor, int Version, bool IsOn, bool IsDefault, BoundedCount Flagged);

/// <param name="Accounts">Accounts looked at.</param>
/// <param name="Changed">Flags written and flags superseded.</param>
public sealed record DetectionRunRow(long Id, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long Accounts, long Changed);

public sealed class ListDetectorsHandler(CordonStore store, ICurrentActor actors)
{
    public async Task<Outcome<DetectorList>> HandleAsync(ListDetectors query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<DetectorList>>(
            async (db, ct) =>
            {
                var choices = await db.DetectorChoices.TagWith(nameof(ListDetectors)).ToDictionaryAsync(c => c.Rule, ct);
                var rows = new List<DetectorRow>();
                foreach (var detector in Detectors.All)
                {
                    var choice = choices.GetValueOrDefault(detector.Rule);
                    var count = await FlagScores.Open(db).Where(f => f.Rule == detector.Rule).Take(BoundedCount.Look).CountAsync(ct);
                    rows.Add(new(detector.Rule, detector.Title, detector.LooksFor, detector.Version, choice?.IsOn ?? true, choice is null || choice.IsDefault, new(count)));
                }
                var last = await db.DetectionRuns.Where(r => r.IsComplete).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
                return new DetectorList(rows, last is null ? null : new(last.Id.Value, last.StartedAt, last.EndedAt, last.Accounts, last.Changed), actor.May(Permission.ImportFacts));
            },
            cancel);
    }
}
