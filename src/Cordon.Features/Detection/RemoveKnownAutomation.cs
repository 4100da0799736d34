using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Takes an entry off the list of known automation; what it covered is judged again by the run that is queued.</summary>
public sealed record RemoveKnownAutomation(KnownAutomationId Id);

public sealed class RemoveKnownAutomationHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The entry; or <c>permission.missing</c>, <c>known-automation.not-found</c>, <c>known-automation.already-removed</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<KnownAutomationId>> HandleAsync(RemoveKnownAutomation command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var entry = await unit.Db.KnownAutomations.TagWith(nameof(RemoveKnownAutomation)).SingleOrDefaultAsync(k => k.Id == command.Id, cancel);
        if (entry is null) return KnownAutomationRefusals.NotFound;
        if (entry.Remove(actor, unit.At) is { } refusal) return refusal;
        await DetectionJobs.Runs.QueueAsync(unit, actor, cancel);
        unit.Record(new AuditRecord(actor, "known-automation.removed", $"known-automation:{entry.Id.Value}",
            Before: new { name = entry.Name, note = entry.Note, account = entry.AccountId?.Value, networks = entry.Networks, agentName = entry.AgentName }));
        var outcome = await unit.CommitAsync(entry.Id, cancel);
        board.Announce();
        return outcome;
    }
}
