using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Gives a detector its defaults back, those of later releases too.</summary>
/// <param name="ExpectedVersion"><see cref="DetectorView.ConcurrencyVersion"/> as the person saw it.</param>
public sealed record ResetDetector(string Rule, int ExpectedVersion);

public sealed class ResetDetectorHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The new version; or <c>permission.missing</c>, <c>detector.not-found</c>, <c>detector.already-default</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(ResetDetector command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        if (Detectors.Find(command.Rule) is not { } detector) return DetectionRefusals.NoSuchDetector(command.Rule);
        await using var unit = await store.BeginAsync(cancel);
        var choice = await unit.Db.DetectorChoices.TagWith(nameof(ResetDetector)).SingleOrDefaultAsync(c => c.Rule == detector.Rule, cancel);
        if ((choice?.Version ?? 0) != command.ExpectedVersion) return Refusals.ChangedMeanwhile;
        if (choice is null || choice.IsDefault) return DetectionRefusals.AlreadyDefault;
        var saved = await DetectorChoices.WriteAsync(unit, choice, DetectorSettings.Default(detector), DetectorChoice.NoValues, "detector.reset", actor, cancel);
        board.Announce();
        return saved;
    }
}
