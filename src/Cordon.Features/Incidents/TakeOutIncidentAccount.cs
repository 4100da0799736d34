using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Takes an account out of those that took part; that it was there stays on record.</summary>
public sealed record TakeOutIncidentAccount(IncidentId Incident, AccountId Account, string Reason);

public sealed class TakeOutIncidentAccountHandler(CordonStore store, ICurrentActor actors)
{
    public static Refusal? Check(string? reason) => IncidentWriter.CheckReason(reason);

    /// <returns>The account; or <c>permission.missing</c>, <c>incident.reason-needed</c>, <c>incident.not-there</c>.</returns>
    public async Task<Outcome<AccountId>> HandleAsync(TakeOutIncidentAccount command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (Check(command.Reason) is { } refusal) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        var row = await unit.Db.IncidentAccounts.TagWith(nameof(TakeOutIncidentAccount))
            .SingleOrDefaultAsync(a => a.IncidentId == command.Incident && a.AccountId == command.Account && a.TakenOutAt == null, cancel);
        if (row is null) return IncidentRefusals.NotThere;
        (row.TakenOutAt, row.TakenOutByName, row.TakenOutReason) = (unit.At, actor.Name, command.Reason.Trim());
        unit.Record(new AuditRecord(actor, "incident.account-taken-out", IncidentWriter.Subject(command.Incident), command.Reason.Trim(),
            Before: new { account = command.Account.Value, requests = row.Requests, requestsBefore = row.RequestsBefore }));
        return await unit.CommitAsync(command.Account, cancel);
    }
}
