using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A ban for scripts.</summary>
/// <param name="Organization">Its name; null where the ban names accounts.</param>
/// <param name="Covered">Accounts that it covers now.</param>
/// <param name="Until">Null: until it is lifted.</param>
public sealed record StreamedBan(long Ban, BanTarget Target, string? Organization, BanState State, BanEnd? EndedHow, int Covered, DateTimeOffset From, DateTimeOffset? Until, DateOnly? ReviewOn, string? Owner,
    string Clause, int ClauseVersion, bool Subsidiaries, double? Threshold, bool FormerMembers, bool Joiners, bool Emergency, string ProposedBy, DateTimeOffset ProposedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt,
    DateTimeOffset? AppliedAt, DateTimeOffset? EndedAt, IReadOnlyList<long> Incidents, IReadOnlyList<long> Evidence);

/// <summary>All bans, in the order they were proposed, some at a time.</summary>
public sealed class StreamBansHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 500;

    /// <exception cref="RefusedException">The reader may not see bans.</exception>
    public async IAsyncEnumerable<StreamedBan> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new BanId(0);
        while (true)
        {
            var some = await store.ReadAsync(async (db, ct) =>
            {
                var bans = await (from b in db.Bans
                                  where b.Id > last
                                  join c in db.PolicyClauses on b.ClauseId equals c.Id
                                  join o in db.Organizations on b.OrganizationId equals o.Id into named
                                  from o in named.DefaultIfEmpty()
                                  orderby b.Id
                                  select new { Ban = b, c.Code, c.Version, Organization = o == null ? null : o.Name }).Take(AtATime).TagWith(nameof(StreamBansHandler)).ToListAsync(ct);
                var ids = bans.ConvertAll(b => b.Ban.Id);
                var incidents = (await db.BanIncidents.Where(i => ids.Contains(i.BanId)).OrderBy(i => i.IncidentId).TagWith(nameof(StreamBansHandler)).ToListAsync(ct)).ToLookup(i => i.BanId, i => i.IncidentId.Value);
                var evidence = (await db.BanEvidence.Where(e => ids.Contains(e.BanId)).OrderBy(e => e.EvidenceId).TagWith(nameof(StreamBansHandler)).ToListAsync(ct)).ToLookup(e => e.BanId, e => e.EvidenceId.Value);
                return bans.ConvertAll(row => row.Ban is var b ? new StreamedBan(b.Id.Value, b.Target, row.Organization, b.State, b.EndedHow, b.Covered, b.FromAt, b.UntilAt, b.ReviewOn, b.OwnerName, row.Code, row.Version,
                    b.Subsidiaries, b.Threshold, b.FormerMembers, b.Joiners, b.EmergencyAt is not null, b.ProposedByName, b.ProposedAt, b.ApprovedByName, b.ApprovedAt, b.AppliedAt, b.EndedAt,
                    [.. incidents[b.Id]], [.. evidence[b.Id]]) : null!);
            }, cancel);
            foreach (var one in some) yield return one;
            if (some.Count < AtATime) yield break;
            last = new(some[^1].Ban);
        }
    }
}
