using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Writes accounts down as those that took part, with their share of the traffic as it is counted now; all or none.</summary>
public sealed record AddIncidentAccounts(IncidentId Incident, IReadOnlyList<ChosenAccount> Accounts);

/// <param name="Account">The external id.</param>
/// <param name="Requests">What whoever decides saw of it within the window; null where they saw no figure.</param>
/// <param name="Before">Likewise in as long a time before.</param>
public sealed record ChosenAccount(string Account, long? Requests = null, long? Before = null);

public sealed class AddIncidentAccountsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxAtOnce = 1_000;

    /// <returns>How many were added; or <c>permission.missing</c>, <c>incident.not-found</c>, <c>incident.nobody-chosen</c>, <c>incident.too-many</c>, <c>incident.unknown-account</c>,
    /// <c>incident.already-there</c>, <c>incident.figures-moved</c>.</returns>
    public async Task<Outcome<int>> HandleAsync(AddIncidentAccounts command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        var chosen = command.Accounts.GroupBy(a => a.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        if (chosen.Count == 0) return IncidentRefusals.NobodyChosen;
        if (chosen.Count > MaxAtOnce) return IncidentRefusals.TooMany;
        await using var unit = await store.BeginAsync(cancel);
        var window = await unit.Db.Incidents.Where(i => i.Id == command.Incident).Select(i => new { i.FromAt, i.ToAt }).TagWith(nameof(AddIncidentAccounts)).SingleOrDefaultAsync(cancel);
        if (window is null) return IncidentRefusals.NotFound;
        var names = chosen.Keys.ToList();
        var known = await unit.Db.Accounts.Where(a => names.Contains(a.ExternalId)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(AddIncidentAccounts)).ToDictionaryAsync(a => a.Id, a => a.ExternalId, cancel);
        if (known.Count < chosen.Count) return IncidentRefusals.UnknownAccount(chosen.Count - known.Count);
        var ids = known.Keys.ToList();
        if (await unit.Db.IncidentAccounts.AnyAsync(a => a.IncidentId == command.Incident && a.TakenOutAt == null && ids.Contains(a.AccountId), cancel)) return IncidentRefusals.AlreadyThere;
        var platform = (await IncidentTraffic.PlatformAsync(unit.Db, window.FromAt, window.ToAt, cancel)).Traffic;
        var rows = (await IncidentTraffic.AccountsAsync(unit.Db, ids, window.FromAt, window.ToAt, [], cancel)).Select(traffic => new IncidentAccount
        {
            IncidentId = command.Incident,
            AccountId = traffic.Account,
            Requests = traffic.Requests,
            RequestsBefore = traffic.Before,
            OfRequests = platform.Requests,
            OfRequestsBefore = platform.Before,
            By = actor.Id,
            ByName = actor.Name,
            At = unit.At,
        }).ToList();
        // What is put down is what was looked at.
        if (rows.Exists(r => (chosen[known[r.AccountId]].Requests ?? r.Requests) != r.Requests || (chosen[known[r.AccountId]].Before ?? r.RequestsBefore) != r.RequestsBefore)) return IncidentRefusals.FiguresMoved;
        unit.Db.IncidentAccounts.AddRange(rows);
        unit.Record(new AuditRecord(actor, "incident.accounts-added", IncidentWriter.Subject(command.Incident), After: new
        {
            ofRequests = platform.Requests,
            ofRequestsBefore = platform.Before,
            accounts = rows.OrderBy(r => r.AccountId.Value).Select(r => new { account = r.AccountId.Value, requests = r.Requests, requestsBefore = r.RequestsBefore }),
        }));
        return IncidentWriter.Outcome(await unit.CommitAsync(rows.Count, cancel));
    }
}
