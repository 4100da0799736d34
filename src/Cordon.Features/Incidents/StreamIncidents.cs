using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>An incident for scripts.</summary>
/// <param name="Incident">Its number.</param>
/// <param name="To">The first minute after it.</param>
/// <param name="Accounts">Those that took part, by external id; <paramref name="Evidence"/> the numbers of what is attached.</param>
public sealed record StreamedIncident(long Incident, IncidentKind Kind, string Title, DateTimeOffset From, DateTimeOffset To, IncidentStatus Status, string? Service,
    IReadOnlyList<string> Accounts, IReadOnlyList<long> Evidence);

/// <summary>All incidents by ascending number, some at a time.</summary>
public sealed class StreamIncidentsHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 100;

    /// <exception cref="RefusedException">The reader may not see incidents.</exception>
    public async IAsyncEnumerable<StreamedIncident> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new IncidentId(0);
        while (true)
        {
            var some = await store.ReadAsync(async (db, ct) =>
            {
                var incidents = await db.Incidents.Where(i => i.Id > last).OrderBy(i => i.Id).Take(AtATime).TagWith(nameof(StreamIncidentsHandler)).ToListAsync(ct);
                var ids = incidents.ConvertAll(i => i.Id);
                var accounts = (await db.IncidentAccounts.Where(a => ids.Contains(a.IncidentId) && a.TakenOutAt == null).Join(db.Accounts, a => a.AccountId, a => a.Id, (p, a) => new { p.IncidentId, a.ExternalId })
                    .OrderBy(a => a.ExternalId).TagWith(nameof(StreamIncidentsHandler)).ToListAsync(ct)).ToLookup(a => a.IncidentId, a => a.ExternalId);
                var evidence = (await db.IncidentEvidence.Where(e => ids.Contains(e.IncidentId) && e.TakenOutAt == null).OrderBy(e => e.EvidenceId).Select(e => new { e.IncidentId, e.EvidenceId })
                    .TagWith(nameof(StreamIncidentsHandler)).ToListAsync(ct)).ToLookup(e => e.IncidentId, e => e.EvidenceId.Value);
                return incidents.ConvertAll(i => new StreamedIncident(i.Id.Value, i.Kind, i.Title, i.FromAt, i.ToAt, i.Status, i.Service, [.. accounts[i.Id]], [.. evidence[i.Id]]));
            }, cancel);
            foreach (var one in some) yield return one;
            if (some.Count < AtATime) yield break;
            last = new(some[^1].Incident);
        }
    }
}
