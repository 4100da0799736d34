using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Sets the thresholds of a detector; all accounts are judged by them in the run that is queued, and flags are superseded where they differ.</summary>
/// <param name="Values">Thresholds by name; those left out have their default.</param>
/// <param name="ExpectedVersion"><see cref="DetectorView.ConcurrencyVersion"/> as the person saw it; 0 where nothing was ever saved.</param>
public sealed record SaveDetector(string Rule, IReadOnlyDictionary<string, double> Values, bool IsOn, int ExpectedVersion);

public sealed class SaveDetectorHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The new version; or <c>permission.missing</c>, <c>detector.not-found</c>, <c>detector.no-such-threshold</c>,
    /// <c>detector.threshold-out-of-range</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(SaveDetector command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        if (Detectors.Find(command.Rule) is not { } detector) return DetectionRefusals.NoSuchDetector(command.Rule);
        if (!DetectorSettings.Of(detector, command.Values, command.IsOn).Accepted(out var settings, out var refusal)) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        var choice = await unit.Db.DetectorChoices.TagWith(nameof(SaveDetector)).SingleOrDefaultAsync(c => c.Rule == detector.Rule, cancel);
        if ((choice?.Version ?? 0) != command.ExpectedVersion) return Refusals.ChangedMeanwhile;
        var saved = await DetectorChoices.WriteAsync(unit, choice, settings, FlagJson.Of(settings), "detector.saved", actor, cancel);
        board.Announce();
        return saved;
    }
}
