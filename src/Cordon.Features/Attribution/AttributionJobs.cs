using Cordon.Data.Storing;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>The kind of job that a run of attribution is. Its bytes are accounts, those done and all there are; its lines are signals read.</summary>
public static class AttributionJobs
{
    public const string Run = "attribution.run";

    public const string Title = "Attributing accounts";

    /// <summary>Lets attribution run once this unit is committed. One run that waits is enough: it looks at everything when it begins.</summary>
    public static async Task QueueAsync(WriteUnit unit, Actor actor, CancellationToken cancel)
    {
        if (await unit.Db.Jobs.AnyAsync(j => j.State == JobState.Queued && j.Kind == Run && !j.CancelRequested, cancel)) return;
        unit.Db.Jobs.Add(New(unit, actor, runHere: false));
    }

    public static Job New(WriteUnit unit, Actor actor, bool runHere) => new()
    {
        Kind = Run,
        Title = Title,
        State = runHere ? JobState.Running : JobState.Queued,
        Payload = "{}",
        RequestedBy = actor.Id,
        RequestedByName = actor.Name,
        RequestedRoles = string.Join(',', actor.Roles),
        RequestedAt = unit.At,
        StartedAt = runHere ? unit.At : null,
        Worker = runHere ? WorkerName.OfThisProcess : null,
        HeartbeatAt = runHere ? unit.At : null,
    };
}
