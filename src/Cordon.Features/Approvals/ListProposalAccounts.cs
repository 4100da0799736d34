using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Approvals;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

public enum ProposalAccounts
{
    /// <summary>Those that it was about when it was proposed.</summary>
    Proposed,

    /// <summary>Those that came since.</summary>
    Came,

    /// <summary>Those that went.</summary>
    Went,
}

/// <summary>A page of the accounts of a proposal, by number.</summary>
/// <param name="After">The number behind which it begins.</param>
public sealed record ListProposalAccounts(ProposalId Proposal, ProposalAccounts Which = ProposalAccounts.Proposed, long? After = null, int Size = 50);

/// <param name="Next">Behind which the next page begins; null on the last.</param>
public sealed record ProposalAccountsPage(IReadOnlyList<ProposalAccountRow> Rows, string? Next);

/// <param name="Account">The external id.</param>
public sealed record ProposalAccountRow(long Id, string Account, string? Plan, string? Country, DateTimeOffset? LastSeenAt, double FlagScore);

public sealed class ListProposalAccountsHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int MaxSize = 200;

    /// <returns>The page; or <c>permission.missing</c>, <c>proposal.not-found</c>.</returns>
    public async Task<Outcome<ProposalAccountsPage>> HandleAsync(ListProposalAccounts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ProposalAccountsPage>>(
            async (db, ct) =>
            {
                if (await db.Proposals.TagWith(nameof(ListProposalAccounts)).SingleOrDefaultAsync(p => p.Id == query.Proposal, ct) is not { } proposal) return ProposalRefusals.NotFound;
                var ban = await db.Bans.TagWith(nameof(ListProposalAccounts)).SingleAsync(b => b.Id == proposal.BanId, ct);
                var then = ProposedSet.Then(db, proposal);
                var accounts = then;
                if (query.Which != ProposalAccounts.Proposed)
                {
                    var now = await ProposedSet.NowAsync(db, store.Dialect, proposal, ban, clock.GetUtcNow(), ct);
                    accounts = query.Which == ProposalAccounts.Came ? now.Except(then) : then.Except(now);
                }
                var (after, size) = (query.After ?? 0, Math.Clamp(query.Size, 1, MaxSize));
                var numbers = await accounts.Where(id => id > after).OrderBy(id => id).Take(size + 1).TagWith(nameof(ListProposalAccounts)).ToListAsync(ct);
                var next = numbers.Count > size ? numbers[size - 1].ToString(CultureInfo.InvariantCulture) : null;
                var ids = numbers.Take(size).Select(id => new AccountId(id)).ToList();
                var rows = await db.Accounts.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.Id, a.ExternalId, a.Plan, a.Country, a.LastSeenAt, a.FlagScore }).TagWith(nameof(ListProposalAccounts)).ToListAsync(ct);
                return new ProposalAccountsPage([.. rows.Select(a => new ProposalAccountRow(a.Id.Value, a.ExternalId, a.Plan, a.Country, a.LastSeenAt == Account.NotSeen ? null : a.LastSeenAt, a.FlagScore))], next);
            },
            cancel);
    }
}
