using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Sets the hub limit of a kind of identifier; the run that is queued links every account anew by it.</summary>
/// <param name="Limit">1 to 1,000 accounts, both inclusive.</param>
/// <param name="SeenVersion"><see cref="HubLimitRow.Version"/> as the person saw it; 0 where nothing was ever saved.</param>
public sealed record SaveHubLimit(IdentifierKind Kind, int Limit, int SeenVersion);

public sealed class SaveHubLimitHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The new version; or <c>permission.missing</c>, <c>hub-limit.out-of-range</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(SaveHubLimit command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        if (HubLimits.CheckLimit(command.Limit) is { } refusal) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        var choice = await unit.Db.HubLimitChoices.TagWith(nameof(SaveHubLimit)).SingleOrDefaultAsync(c => c.Kind == command.Kind, cancel);
        if ((choice?.Version ?? 0) != command.SeenVersion) return Refusals.ChangedMeanwhile;
        var before = choice?.Limit ?? HubLimits.Default[command.Kind];
        if (choice is null)
        {
            choice = unit.Db.HubLimitChoices.Add(new HubLimitChoice
            {
                Kind = command.Kind,
                Limit = command.Limit,
                SavedAt = unit.At,
                SavedBy = actor.Id,
                SavedByName = actor.Name,
                Version = 1,
            }).Entity;
        }
        else
        {
            (choice.Limit, choice.SavedAt, choice.SavedBy, choice.SavedByName) = (command.Limit, unit.At, actor.Id, actor.Name);
            choice.Version++;
        }
        await LinkingJobs.Runs.QueueAsync(unit, actor, cancel);
        unit.Record(new AuditRecord(actor, "hub-limits.saved", $"hub-limit:{command.Kind}", Before: new { limit = before }, After: new { limit = command.Limit }));
        var saved = await unit.CommitAsync(choice.Version, cancel);
        board.Announce();
        return saved;
    }
}
