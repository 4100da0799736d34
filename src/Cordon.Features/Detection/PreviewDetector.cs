using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Detection.Running;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>How many accounts a detector would flag with other thresholds, on what is stored; nothing is saved.</summary>
/// <param name="Values">The draft: thresholds by name; those left out have their default.</param>
public sealed record PreviewDetector(string Rule, IReadOnlyDictionary<string, double> Values);

/// <param name="Measured">Accounts that were looked at.</param>
/// <param name="Now">Of them, those that the saved thresholds flag; 0 where the detector is off.</param>
/// <param name="Draft">Those that the draft would flag.</param>
/// <param name="Added">Those that the draft would flag and the saved thresholds do not; <paramref name="Removed"/> the other way round.</param>
public sealed record DetectorPreview(long Measured, int Now, int Draft, int Added, int Removed, IReadOnlyList<ThresholdHistogram> Thresholds);

/// <param name="Name">Of the threshold; the others stand at their draft.</param>
/// <param name="Positions">Along the slider from its least value to its greatest, in even factors where it starts above 0.</param>
public sealed record ThresholdHistogram(string Name, IReadOnlyList<ThresholdPosition> Positions);

public readonly record struct ThresholdPosition(double Value, int Accounts);

public sealed class PreviewDetectorHandler(CordonStore store, ICurrentActor actors, AgentBookMemory agents)
{
    public const int Positions = 12;

    /// <summary>Runs off the caller's thread; a newer draft cancels the older one's question.</summary>
    /// <returns>The counts; or <c>permission.missing</c>, <c>detector.not-found</c>, <c>detector.no-such-threshold</c>, <c>detector.threshold-out-of-range</c>.</returns>
    public async Task<Outcome<DetectorPreview>> HandleAsync(PreviewDetector query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (Detectors.Find(query.Rule) is not { } detector) return DetectionRefusals.NoSuchDetector(query.Rule);
        if (!DetectorSettings.Of(detector, query.Values).Accepted(out var draft, out var refusal)) return refusal;
        var known = await store.ReadAsync((db, ct) => RunBasis.KnownAsync(db, ct), cancel);
        var book = await agents.GetAsync(known, cancel);
        return await store.ReadAsync<Outcome<DetectorPreview>>(
            async (db, ct) =>
            {
                var routes = await RunBasis.RoutesAsync(db, ct);
                var saved = (await RunBasis.SettingsAsync(db, ct))[detector.Rule];
                var counts = new PreviewCounts(saved, draft);
                if (detector.IsAcrossAccounts) return await LockstepAsync(db, counts, routes, known, ct);
                var run = await db.DetectionRuns.Where(r => r.IsComplete).OrderByDescending(r => r.Id).TagWith(nameof(PreviewDetector)).FirstOrDefaultAsync(ct);
                var habits = new ServiceHabits(run?.PagesComeWithParts ?? false, run?.ReferrersAreLogged ?? false);
                var version = AccountProfile.Version;
                foreach (var row in db.AccountProfiles.Where(p => p.Version == version).Select(p => new { p.AccountId, p.Profile }).TagWith(nameof(PreviewDetector)))
                {
                    ct.ThrowIfCancellationRequested();
                    if (known.Covers(row.AccountId)) continue;
                    var profile = AccountProfile.From(row.Profile);
                    if (known.Covers(profile.Networks)) continue;
                    counts.Add(settings => settings.Detector.Judge(new(profile, settings, habits, routes, book)) is not null);
                }
                return counts.Result;
            },
            cancel);
    }

    private static async Task<DetectorPreview> LockstepAsync(CordonDb db, PreviewCounts counts, RouteBook routes, KnownAutomations known, CancellationToken cancel)
    {
        var movers = await db.AccountMoves.Select(m => m.AccountId).Distinct().TagWith(nameof(PreviewDetector)).LongCountAsync(cancel);
        var places = LockstepSearch.Crowded(db, counts.LeastOf("accounts"), known, cancel);
        return counts.Each(movers, settings =>
        {
            cancel.ThrowIfCancellationRequested();
            return Detectors.Lockstep.FindAt(places, settings, routes).Keys;
        });
    }
}
