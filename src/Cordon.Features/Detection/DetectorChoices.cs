using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;

namespace Cordon.Features.Detection;

/// <summary>Writes what was chosen for a detector, with its audit entry and the run that goes by it, in one transaction.</summary>
internal static class DetectorChoices
{
    public static async Task<Outcome<int>> WriteAsync(WriteUnit unit, DetectorChoice? choice, DetectorSettings settings, string values, string action, Actor actor, CancellationToken cancel)
    {
        var before = choice?.Settings() ?? DetectorSettings.Default(settings.Detector);
        if (choice is null)
        {
            choice = unit.Db.DetectorChoices.Add(new DetectorChoice
            {
                Rule = settings.Detector.Rule,
                Values = values,
                IsOn = settings.IsOn,
                SavedAt = unit.At,
                SavedBy = actor.Id,
                SavedByName = actor.Name,
                Version = 1,
            }).Entity;
        }
        else
        {
            (choice.Values, choice.IsOn, choice.SavedAt, choice.SavedBy, choice.SavedByName) = (values, settings.IsOn, unit.At, actor.Id, actor.Name);
            choice.Version++;
        }
        await DetectionJobs.Runs.QueueAsync(unit, actor, cancel);
        unit.Record(new AuditRecord(actor, action, $"detector:{choice.Rule}", Before: State(before), After: State(settings)));
        return await unit.CommitAsync(choice.Version, cancel);
    }

    private static object State(DetectorSettings settings) => new { isOn = settings.IsOn, values = settings.Values.ToDictionary(v => v.Threshold.Name, v => v.Value) };
}
