using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>Proposals: those that wait for whoever asks, the oldest first; and a page of the others, the newest first.</summary>
/// <param name="State">Of the others; null: all of them.</param>
public sealed record ListApprovals(ProposalState? State = null, PagePlace Place = default, int Size = 50);

/// <param name="ForMe">At most <see cref="ListApprovalsHandler.MostForMe"/> of <paramref name="ForMeCount"/>.</param>
public sealed record ApprovalsView(IReadOnlyList<ApprovalRow> ForMe, int ForMeCount, Page<ApprovalRow> Others);

/// <param name="Organization">Null where the ban names accounts.</param>
/// <param name="Accounts">That it covers, frees or exempts, as it was proposed.</param>
/// <param name="Lacks">Legal has to sign first, and has not.</param>
public sealed record ApprovalRow(long Id, ProposalKind Kind, ProposalState State, long Ban, bool Emergency, string? Organization, int Accounts, string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset LapsesAt,
    bool Lacks, string? DecidedBy, DateTimeOffset? DecidedAt);

public sealed class ListApprovalsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostForMe = 100, MaxSize = 200;

    public async Task<Outcome<ApprovalsView>> HandleAsync(ListApprovals query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ApprovalsView>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var mine = ForMe(db, actor);
                var forMe = mine is null ? [] : await RowsAsync(db, mine.OrderBy(p => p.Id).Take(MostForMe), ct);
                var count = mine is null ? 0 : await mine.TagWith("CountApprovalsForMe").CountAsync(ct);
                var others = mine is null ? db.Proposals : db.Proposals.Where(p => !mine.Any(m => m.Id == p.Id));
                if (query.State is { } state) others = others.Where(p => p.State == state);
                var bounded = new BoundedCount(await others.Take(BoundedCount.Look).TagWith("CountApprovals").CountAsync(ct));
                var back = query.Place.Backwards;
                if (long.TryParse(query.Place.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    var key = new ProposalId(number);
                    others = back ? others.Where(p => p.Id > key) : others.Where(p => p.Id < key);
                }
                var rows = await RowsAsync(db, (back ? others.OrderBy(p => p.Id) : others.OrderByDescending(p => p.Id)).Take(size + 1), ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var (hasNext, hasPrevious) = (back ? rows.Count > 0 : more, back ? more : query.Place.After is not null && rows.Count > 0);
                return new ApprovalsView([.. forMe.OrderBy(r => r.Id)], count,
                    new([.. rows.OrderByDescending(r => r.Id)], hasNext ? Key(rows.Min(r => r.Id)) : null, hasPrevious ? Key(rows.Max(r => r.Id)) : null, bounded));
            },
            cancel);
    }

    /// <summary>What this person can decide or sign now; null where they can do neither.</summary>
    internal static IQueryable<Proposal>? ForMe(CordonDb db, Actor actor)
    {
        var (id, decides, signs) = (actor.Id, actor.May(Permission.Approve), actor.May(Permission.CoSign));
        var waiting = db.Proposals.Where(p => p.State == ProposalState.Waiting && p.ProposedBy != id);
        if (decides && signs) return waiting;
        if (decides) return waiting.Where(p => !(p.Competitor || p.Ties) || p.CoSignedAt != null);
        return signs ? waiting.Where(p => (p.Competitor || p.Ties) && p.CoSignedAt == null) : null;
    }

    private static async Task<List<ApprovalRow>> RowsAsync(CordonDb db, IQueryable<Proposal> proposals, CancellationToken cancel)
    {
        var rows = from p in proposals
                   join b in db.Bans on p.BanId equals b.Id
                   join o in db.Organizations on b.OrganizationId equals o.Id into organizations
                   from o in organizations.DefaultIfEmpty()
                   select new ApprovalRow(p.Id.Value, p.Kind, p.State, b.Id.Value, b.EmergencyAt != null && b.ApprovedAt == null && b.State == BanState.InForce, o.Name, p.Accounts, p.ProposedByName, p.ProposedAt, p.LapsesAt,
                       p.State == ProposalState.Waiting && (p.Competitor || p.Ties) && p.CoSignedAt == null, p.DecidedByName, p.DecidedAt);
        return await rows.TagWith(nameof(ListApprovals)).ToListAsync(cancel);
    }

    private static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);
}
