using Cordon.Data.Storing;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>The kind of job that a run of linking is. Its bytes are steps, those done and all there are; its lines are uses of identifiers read.</summary>
public static class LinkingJobs
{
    public const string Run = "linking.run";

    public const string Title = "Linking accounts";

    /// <summary>Whether accounts are linked by themselves after this import.</summary>
    public static bool IsWantedAfter(Job import, LinkingSettings settings) => settings.AfterImport && import.Payload != ImportJobs.NothingAfter;

    /// <summary>Lets linking run once this unit is committed. One run that waits is enough: it looks at all that is due when it begins.</summary>
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
