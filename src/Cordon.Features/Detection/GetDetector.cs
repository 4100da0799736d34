using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>One detector: what it looks for, and the thresholds it works with now.</summary>
public sealed record GetDetector(string Rule);

/// <param name="Version">Of the detector, as flags name it.</param>
/// <param name="SavedBy">Who chose these thresholds; null while it works with its defaults.</param>
/// <param name="ConcurrencyVersion">What <see cref="SaveDetector"/> and <see cref="ResetDetector"/> expect.</param>
/// <param name="Flagged">Accounts with a standing flag of it that is not dismissed.</param>
public sealed record DetectorView(string Rule, string Title, string LooksFor, int Version, bool IsOn, bool IsDefault, IReadOnlyList<ThresholdView> Thresholds, DateTimeOffset? SavedAt,
    string? SavedBy, int ConcurrencyVersion, BoundedCount Flagged, bool MaySave);

/// <param name="IsCeiling">What is measured must stay at or below it to be found; otherwise it must reach it.</param>
public sealed record ThresholdView(string Name, string Label, string Unit, double Value, double Default, double Least, double Greatest, double Step, bool IsCeiling);

public sealed class GetDetectorHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The detector; or <c>permission.missing</c>, <c>detector.not-found</c>.</returns>
    public async Task<Outcome<DetectorView>> HandleAsync(GetDetector query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (Detectors.Find(query.Rule) is not { } detector) return DetectionRefusals.NoSuchDetector(query.Rule);
        return await store.ReadAsync<Outcome<DetectorView>>(
            async (db, ct) =>
            {
                var choice = await db.DetectorChoices.TagWith(nameof(GetDetector)).SingleOrDefaultAsync(c => c.Rule == detector.Rule, ct);
                var settings = choice?.Settings() ?? DetectorSettings.Default(detector);
                var isDefault = choice is null || choice.IsDefault;
                return new DetectorView(detector.Rule, detector.Title, detector.LooksFor, detector.Version, settings.IsOn, isDefault,
                    [.. settings.Values.Select(v => new ThresholdView(v.Threshold.Name, v.Threshold.Label, v.Threshold.Unit, v.Value, v.Threshold.Default, v.Threshold.Least, v.Threshold.Greatest, v.Threshold.Step, v.Threshold.IsCeiling))],
                    isDefault ? null : choice!.SavedAt, isDefault ? null : choice!.SavedByName, choice?.Version ?? 0,
                    new(await FlagScores.Open(db).Where(f => f.Rule == detector.Rule).Take(BoundedCount.Look).CountAsync(ct)), actor.May(Permission.ChangeSettings));
            },
            cancel);
    }
}
