using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Bans that came before one that is being written: of the same organization, and others by the same clause or of a like size.</summary>
/// <param name="Clause">A code; null: only the size counts.</param>
/// <param name="Covered">How many it would cover.</param>
public sealed record ListSimilarBans(OrganizationId? Organization, string? Clause, int Covered);

/// <param name="Same">Of the same organization.</param>
/// <param name="Similar">Others, the last first.</param>
/// <param name="Ended">Of those similar that came into force and are over, <paramref name="Lifted"/> were lifted or taken back before their time.</param>
public sealed record SimilarBans(IReadOnlyList<EarlierBan> Same, IReadOnlyList<EarlierBan> Similar, int Ended, int Lifted);

/// <param name="Accounts">How many were proposed.</param>
/// <param name="Days">How long it stood, or has stood so far; null where it never came into force.</param>
public sealed record EarlierBan(long Id, string? Organization, string Clause, BanState State, BanEnd? How, int Accounts, DateTimeOffset ProposedAt, int? Days);

public sealed class ListSimilarBansHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 20;

    /// <summary>A case is of a like size up to so many times as large or as small.</summary>
    public const int Factor = 3;

    /// <returns>At most <see cref="Most"/> each; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<SimilarBans>> HandleAsync(ListSimilarBans query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var now = clock.GetUtcNow();
        return await store.ReadAsync<Outcome<SimilarBans>>(
            async (db, ct) =>
            {
                var target = query.Organization;
                var cases = db.Bans.Join(db.Proposals.Where(p => p.Kind == ProposalKind.Ban), b => b.Id, p => p.BanId, (b, p) => new { b, p.Accounts });
                var same = target is null ? [] : await cases.Where(c => c.b.OrganizationId == target).OrderByDescending(c => c.b.Id).Take(Most).Select(c => new Case(c.b, c.Accounts)).TagWith(nameof(ListSimilarBans)).ToListAsync(ct);
                var (least, most) = (query.Covered / Factor, query.Covered * (long)Factor);
                var similar = await cases.Where(c => (target == null || c.b.OrganizationId == null || c.b.OrganizationId != target)
                        && (db.PolicyClauses.Any(k => k.Id == c.b.ClauseId && k.Code == query.Clause) || (c.Accounts >= least && c.Accounts <= most)))
                    .OrderByDescending(c => c.b.Id).Take(Most).Select(c => new Case(c.b, c.Accounts)).TagWith(nameof(ListSimilarBans)).ToListAsync(ct);
                var over = similar.FindAll(s => s.Ban is { State: BanState.Ended, AppliedAt: not null });
                return new SimilarBans(await RowsAsync(db, same, now, ct), await RowsAsync(db, similar, now, ct), over.Count, over.Count(s => s.Ban.EndedHow is BanEnd.Lifted or BanEnd.Undone));
            },
            cancel);
    }

    private static async Task<IReadOnlyList<EarlierBan>> RowsAsync(CordonDb db, List<Case> cases, DateTimeOffset now, CancellationToken cancel)
    {
        if (cases.Count == 0) return [];
        var organizations = cases.Where(c => c.Ban.OrganizationId is not null).Select(c => c.Ban.OrganizationId!.Value).Distinct().ToList();
        var names = await db.Organizations.Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).TagWith(nameof(ListSimilarBans)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var clauses = cases.Select(c => c.Ban.ClauseId).Distinct().ToList();
        var codes = await db.PolicyClauses.Where(c => clauses.Contains(c.Id)).Select(c => new { c.Id, c.Code }).TagWith(nameof(ListSimilarBans)).ToDictionaryAsync(c => c.Id, c => c.Code, cancel);
        return cases.ConvertAll(c => new EarlierBan(c.Ban.Id.Value, c.Ban.OrganizationId is { } id ? names.GetValueOrDefault(id) : null, codes.GetValueOrDefault(c.Ban.ClauseId) ?? "", c.Ban.State, c.Ban.EndedHow, c.Accounts, c.Ban.ProposedAt,
            c.Ban.AppliedAt is { } applied ? (int)((c.Ban.EndedAt ?? now) - applied).TotalDays : null));
    }

    private sealed record Case(Ban Ban, int Accounts);
}
