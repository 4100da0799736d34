using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Puts automation that the platform knows and wants on the list; what it covers gets no flags from the next run on, which is queued.</summary>
/// <param name="Note">Why it is known, 10 to 500 characters after trimming.</param>
/// <param name="Account">External id of an account; null or blank for none.</param>
/// <param name="Networks">CIDR notation, separated by commas, blanks or line ends; null or blank for none.</param>
/// <param name="AgentName">What the crawler's user agents contain; only together with networks.</param>
/// <param name="Detect">Queue a run; without it the entry is heeded by the next run, whoever starts it.</param>
public sealed record AddKnownAutomation(string? Name, string? Note, string? Account = null, string? Networks = null, string? AgentName = null, bool Detect = true);

public sealed class AddKnownAutomationHandler(CordonStore store, ICurrentActor actors, JobBoard board)
{
    /// <returns>The entry; or <c>permission.missing</c>, <c>account.not-found</c>, or why <see cref="KnownAutomation.Add"/> does not take it.</returns>
    public async Task<Outcome<KnownAutomationId>> HandleAsync(AddKnownAutomation command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ChangeSettings)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        AccountId? account = null;
        if (!string.IsNullOrWhiteSpace(command.Account))
        {
            var name = command.Account.Trim();
            var found = await unit.Db.Accounts.Where(a => a.ExternalId == name).Select(a => a.Id).Take(1).TagWith(nameof(AddKnownAutomation)).ToListAsync(cancel);
            if (found.Count == 0) return AccountRefusals.NotFound;
            account = found[0];
        }
        if (!KnownAutomation.Add(command.Name, command.Note, account, command.Networks, command.AgentName, actor, unit.At).Accepted(out var entry, out var refusal)) return refusal;
        unit.Db.KnownAutomations.Add(entry);
        if (command.Detect) await DetectionJobs.Runs.QueueAsync(unit, actor, cancel);
        await unit.Db.SaveChangesAsync(cancel);
        unit.Record(new AuditRecord(actor, "known-automation.added", $"known-automation:{entry.Id.Value}", entry.Note,
            After: new { name = entry.Name, account = entry.AccountId?.Value, networks = entry.Networks, agentName = entry.AgentName }));
        var outcome = await unit.CommitAsync(entry.Id, cancel);
        board.Announce();
        return outcome;
    }
}
