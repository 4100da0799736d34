using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>Who made requests rise within an incident's window, as the activity says now.</summary>
public sealed record SuggestParticipants(IncidentId Incident);

/// <param name="Platform">Of everybody.</param>
/// <param name="Busiest">The accounts with most requests within the window, by the rise they made; at most <see cref="SuggestParticipantsHandler.MostShown"/>, the suggested among them.</param>
/// <param name="Accounts">How many accounts there are; counted up to 10,000, as everywhere.</param>
/// <param name="Rose">Whether requests rose at all.</param>
public sealed record SuggestedParticipants(PlatformTraffic Platform, HealthChange Health, bool Rose, IReadOnlyList<WindowAccount> Busiest, Paging.BoundedCount Accounts)
{
    public IEnumerable<WindowAccount> Suggested => Busiest.Where(a => a.IsSuggested);
}

/// <param name="Id">The account's number; <paramref name="Account"/> its external id.</param>
/// <param name="Requests">Within the window; <paramref name="Before"/> in as long a time before, <paramref name="Usual"/> at the same hours of the days before.</param>
/// <param name="FlagScore">The highest of its flags; 0 where there is none.</param>
/// <param name="IsDown">It is written down as one who took part.</param>
public sealed record WindowAccount(long Id, string Account, long Requests, long Before, long Usual, long Errors, long Rise, double FlagScore, bool IsSuggested, bool IsDown);

public sealed class SuggestParticipantsHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 200, MostShown = 20;

    /// <returns>The suggestion; or <c>permission.missing</c>, <c>incident.not-found</c>.</returns>
    public async Task<Outcome<SuggestedParticipants>> HandleAsync(SuggestParticipants query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<SuggestedParticipants>>(
            async (db, ct) =>
            {
                var window = await db.Incidents.Where(i => i.Id == query.Incident).Select(i => new { i.FromAt, i.ToAt }).TagWith(nameof(SuggestParticipants)).SingleOrDefaultAsync(ct);
                if (window is null) return IncidentRefusals.NotFound;
                var platform = await IncidentTraffic.PlatformAsync(db, window.FromAt, window.ToAt, ct);
                var busiest = await IncidentTraffic.BusiestAsync(db, window.FromAt, window.ToAt, Participation.Least(platform.Traffic), Most, ct);
                var suggestion = Participation.Suggest(platform.Traffic, await IncidentTraffic.AccountsAsync(db, busiest, window.FromAt, window.ToAt, platform.Days, ct));
                var all = new Paging.BoundedCount(await db.Accounts.Select(a => a.Id).Take(Paging.BoundedCount.Look).CountAsync(ct));
                return new SuggestedParticipants(platform.Traffic, platform.Health, Participation.Rose(platform.Traffic), await RowsAsync(db, query.Incident, suggestion, ct), all);
            },
            cancel);
    }

    private static async Task<IReadOnlyList<WindowAccount>> RowsAsync(CordonDb db, IncidentId incident, ParticipantSuggestion suggestion, CancellationToken cancel)
    {
        var suggested = suggestion.Suggested.Select(a => a.Account).ToHashSet();
        var shown = suggestion.Suggested.Concat(suggestion.Ranked.Where(a => !suggested.Contains(a.Account))).Take(Math.Max(MostShown, suggested.Count)).ToList();
        var ids = shown.ConvertAll(a => a.Account);
        var known = await db.Accounts.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.FlagScore }).TagWith(nameof(SuggestParticipants)).ToDictionaryAsync(a => a.Id, cancel);
        var down = await db.IncidentAccounts.Where(a => a.IncidentId == incident && a.TakenOutAt == null && ids.Contains(a.AccountId)).Select(a => a.AccountId).TagWith(nameof(SuggestParticipants)).ToListAsync(cancel);
        return [.. shown.Select(a => new WindowAccount(a.Account.Value, known[a.Account].ExternalId, a.Requests, a.Before, a.Usual, a.Errors, a.Rise, known[a.Account].FlagScore,
            suggested.Contains(a.Account), down.Contains(a.Account)))];
    }
}
