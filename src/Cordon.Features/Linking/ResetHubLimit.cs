using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Gives a kind of identifier its default hub limit back, that of later releases too.</summary>
/// <param name="SeenVersion"><see cref="HubLimitRow.Version"/> as the person saw it.</param>
public sealed record ResetHubLimit(IdentifierKind Kind, int SeenVersion);

public sealed class ResetHubLimitHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The default that holds from now on; or <c>permission.missing</c>, <c>hub-limit.already-default</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(ResetHubLimit command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var choice = await unit.Db.HubLimitChoices.TagWith(nameof(ResetHubLimit)).SingleOrDefaultAsync(c => c.Kind == command.Kind, cancel);
        if ((choice?.Version ?? 0) != command.SeenVersion) return Refusals.ChangedMeanwhile;
        if (choice is null) return LinkRefusals.LimitAlreadyDefault;
        unit.Db.HubLimitChoices.Remove(choice);
        await LinkingJobs.Runs.QueueAsync(unit, actor, cancel);
        unit.Record(new AuditRecord(actor, "hub-limits.saved", $"hub-limit:{command.Kind}", Before: new { limit = choice.Limit }, After: new { limit = HubLimits.Default[command.Kind], isDefault = true }));
        var saved = await unit.CommitAsync(HubLimits.Default[command.Kind], cancel);
        board.Announce();
        return saved;
    }
}
