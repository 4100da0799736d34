using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Incidents;

/// <summary>An incident with all that is written down of it. Who is suggested is asked for by itself.</summary>
public sealed record GetIncident(IncidentId Id);

/// <param name="ToAt">The first minute after it.</param>
/// <param name="Health">How the platform bore it, as the logs say now.</param>
/// <param name="Accounts">That took part, the busiest first, at most <see cref="GetIncidentHandler.MostAccounts"/> of <paramref name="AccountCount"/>.</param>
/// <param name="AccountRequests">Of all of them within the window, and <paramref name="AccountRequestsBefore"/> before it, as they were put down.</param>
/// <param name="TakenOut">Accounts that were put down and taken out again, the latest first.</param>
/// <param name="Figures">In the order they came; those taken back at the end.</param>
/// <param name="History">What staff did, newest first.</param>
/// <param name="MayReview">Whether whoever asks may change it; <paramref name="MayHandOver"/>, hand its evidence over.</param>
public sealed record IncidentView(long Id, int Version, IncidentFacts Facts, string OpenedBy, DateTimeOffset OpenedAt, PlatformTraffic Platform, HealthChange Health,
    IReadOnlyList<IncidentAccountView> Accounts, int AccountCount, long AccountRequests, long AccountRequestsBefore, IReadOnlyList<IncidentAccountView> TakenOut,
    IReadOnlyList<IncidentFigureView> Figures, IReadOnlyList<IncidentEvidenceView> Evidence, IReadOnlyList<IncidentEvent> History, bool MayReview, bool MayHandOver);

/// <param name="Account">The external id.</param>
/// <param name="Requests">Within the window, of <paramref name="OfRequests"/>; <paramref name="Before"/> in as long a time before, of <paramref name="OfBefore"/>; as they were put down.</param>
public sealed record IncidentAccountView(long Id, string Account, long Requests, long OfRequests, long Before, long OfBefore, double FlagScore, string By, DateTimeOffset At,
    string? TakenOutBy, DateTimeOffset? TakenOutAt, string? TakenOutReason);

public sealed record IncidentFigureView(long Id, string Name, double Value, string? Unit, string Source, string By, DateTimeOffset At, string? TakenBackBy, DateTimeOffset? TakenBackAt);

/// <param name="Id">The item's number.</param>
public sealed record IncidentEvidenceView(long Id, string Name, long SizeBytes, string Sha256, DateTimeOffset CollectedAt, string By, DateTimeOffset At);

/// <param name="Action">The audit action.</param>
public sealed record IncidentEvent(DateTimeOffset At, string Action, string Actor, string? Reason);

public sealed class GetIncidentHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostAccounts = 200, MostTakenOut = 50, MostFigures = 400, MostEvidence = 200, MostEvents = 100;

    /// <returns>The incident; or <c>permission.missing</c>, <c>incident.not-found</c>.</returns>
    public async Task<Outcome<IncidentView>> HandleAsync(GetIncident query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<IncidentView>>(
            async (db, ct) =>
            {
                var id = query.Id;
                if (await db.Incidents.TagWith(nameof(GetIncident)).SingleOrDefaultAsync(i => i.Id == id, ct) is not { } incident) return IncidentRefusals.NotFound;
                var platform = await IncidentTraffic.PlatformAsync(db, incident.FromAt, incident.ToAt, ct);
                var standing = db.IncidentAccounts.Where(a => a.IncidentId == id && a.TakenOutAt == null);
                var sums = await standing.GroupBy(a => a.IncidentId).Select(g => new { Count = g.Count(), Requests = g.Sum(a => a.Requests), Before = g.Sum(a => a.RequestsBefore) }).TagWith(nameof(GetIncident)).SingleOrDefaultAsync(ct);
                var accounts = await AccountsAsync(db, standing.OrderByDescending(a => a.Requests).ThenBy(a => a.Id).Take(MostAccounts), ct);
                var takenOut = await AccountsAsync(db, db.IncidentAccounts.Where(a => a.IncidentId == id && a.TakenOutAt != null).OrderByDescending(a => a.TakenOutAt).ThenByDescending(a => a.Id).Take(MostTakenOut), ct);
                var figures = await db.IncidentFigures.Where(f => f.IncidentId == id).OrderBy(f => f.Id).Take(MostFigures)
                    .Select(f => new IncidentFigureView(f.Id.Value, f.Name, f.Value, f.Unit, f.Source, f.ByName, f.At, f.TakenBackByName, f.TakenBackAt)).TagWith(nameof(GetIncident)).ToListAsync(ct);
                var evidence = await db.IncidentEvidence.Where(e => e.IncidentId == id && e.TakenOutAt == null).OrderBy(e => e.Id).Take(MostEvidence)
                    .Join(db.Evidence, a => a.EvidenceId, e => e.Id, (a, e) => new IncidentEvidenceView(e.Id.Value, e.OriginalName, e.SizeBytes, e.Sha256, e.CollectedAt, a.ByName, a.At)).TagWith(nameof(GetIncident)).ToListAsync(ct);
                var subject = IncidentWriter.Subject(id);
                var history = await db.AuditEntries.Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence).Take(MostEvents)
                    .Select(e => new IncidentEvent(e.At, e.Action, e.Actor, e.Reason)).TagWith(nameof(GetIncident)).ToListAsync(ct);
                return new IncidentView(id.Value, incident.Version, FactsOf(incident), incident.OpenedByName, incident.OpenedAt, platform.Traffic, platform.Health,
                    accounts, sums?.Count ?? 0, sums?.Requests ?? 0, sums?.Before ?? 0, takenOut, [.. figures.OrderBy(f => f.TakenBackAt is not null)], [.. evidence.OrderBy(e => e.Id)], history,
                    actor.May(Permission.ReviewFacts), actor.May(Permission.HandOverEvidence));
            },
            cancel);
    }

    private static IncidentFacts FactsOf(Incident i) => new(i.Kind, i.Title, i.FromAt, i.ToAt, i.Service, i.Status, i.Summary, i.PublicSentence);

    private static async Task<IReadOnlyList<IncidentAccountView>> AccountsAsync(CordonDb db, IQueryable<IncidentAccount> rows, CancellationToken cancel)
    {
        var found = await rows.Join(db.Accounts, p => p.AccountId, a => a.Id, (p, a) => new { p, a.ExternalId, a.FlagScore }).TagWith(nameof(GetIncident)).ToListAsync(cancel);
        // A join keeps no order.
        return [.. found.OrderByDescending(r => r.p.TakenOutAt).ThenByDescending(r => r.p.Requests).ThenBy(r => r.p.Id.Value)
            .Select(r => new IncidentAccountView(r.p.AccountId.Value, r.ExternalId, r.p.Requests, r.p.OfRequests, r.p.RequestsBefore, r.p.OfRequestsBefore, r.FlagScore, r.p.ByName, r.p.At,
                r.p.TakenOutByName, r.p.TakenOutAt, r.p.TakenOutReason))];
    }
}
