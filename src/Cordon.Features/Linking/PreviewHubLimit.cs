using System.Linq.Expressions;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>How many identifiers of a kind would be hubs with another limit; nothing is saved.</summary>
/// <param name="Limit">The draft, 1 to 1,000 accounts.</param>
public sealed record PreviewHubLimit(IdentifierKind Kind, int Limit);

/// <param name="Identifiers">Identifiers of the kind that two accounts or more use: those that join or are hubs.</param>
/// <param name="HubsNow">Of them, hubs by the saved limit; <paramref name="HubsDraft"/> by the draft.</param>
/// <param name="AccountsNow">Accounts that use one of the hubs, by the saved limit; <paramref name="AccountsDraft"/> by the draft.</param>
public sealed record HubLimitPreview(long Identifiers, long HubsNow, long HubsDraft, long AccountsNow, long AccountsDraft);

public sealed class PreviewHubLimitHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>Runs off the caller's thread; a newer draft cancels the older one's question.</summary>
    /// <returns>The counts; or <c>permission.missing</c>, <c>hub-limit.out-of-range</c>.</returns>
    public async Task<Outcome<HubLimitPreview>> HandleAsync(PreviewHubLimit query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (HubLimits.CheckLimit(query.Limit) is { } refusal) return refusal;
        return await store.ReadAsync<Outcome<HubLimitPreview>>(
            async (db, ct) =>
            {
                var saved = (await SavedHubLimits.ReadAsync(db, ct))[query.Kind];
                var (shared, links) = (Shared(db, query.Kind), Links(db, query.Kind));
                var byUsers = await shared.GroupBy(i => i.Users).Select(g => new { Users = g.Key, Identifiers = g.LongCount() }).TagWith(nameof(PreviewHubLimit)).ToListAsync(ct);
                var now = await AccountsAsync(saved);
                var draft = query.Limit == saved ? now : await AccountsAsync(query.Limit);
                return new HubLimitPreview(byUsers.Sum(i => i.Identifiers), Hubs(saved), Hubs(query.Limit), now, draft);

                long Hubs(int limit) => byUsers.Where(i => i.Users > limit).Sum(i => i.Identifiers);

                Task<long> AccountsAsync(int limit)
                {
                    var hubs = shared.Where(i => i.Users > limit).Select(i => i.Id);
                    return links.Where(l => hubs.Contains(l.Id)).Select(l => l.AccountId).Distinct().TagWith(nameof(PreviewHubLimit)).LongCountAsync(ct);
                }
            },
            cancel);
    }

    /// <summary>Identifiers of the kind that more than one account uses.</summary>
    private static IQueryable<InUse> Shared(CordonDb db, IdentifierKind kind)
    {
        if (kind == IdentifierKind.Device)
            return db.AccountDevices.GroupBy(l => l.DeviceId).Where(g => g.Count() > 1).Select(g => new InUse { Id = (long)(object)g.Key, Users = g.Count() });
        var payments = db.PaymentIdentities.Where(OfKind(kind)).Select(p => p.Id);
        return db.AccountPayments.Where(l => payments.Contains(l.PaymentIdentityId)).GroupBy(l => l.PaymentIdentityId).Where(g => g.Count() > 1)
            .Select(g => new InUse { Id = (long)(object)g.Key, Users = g.Count() });
    }

    private static IQueryable<OneUse> Links(CordonDb db, IdentifierKind kind) => kind == IdentifierKind.Device
        ? db.AccountDevices.Select(l => new OneUse { Id = (long)(object)l.DeviceId, AccountId = l.AccountId })
        : db.AccountPayments.Select(l => new OneUse { Id = (long)(object)l.PaymentIdentityId, AccountId = l.AccountId });

    private static Expression<Func<PaymentIdentity, bool>> OfKind(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Wallet => p => p.Kind == PaymentKind.Wallet,
        IdentifierKind.Bank => p => p.Kind == PaymentKind.Bank,
        IdentifierKind.PrepaidCard => p => p.Kind == PaymentKind.Card && p.Funding == CardFunding.Prepaid,
        IdentifierKind.CorporateCard => p => p.Kind == PaymentKind.Card && p.Funding == CardFunding.Corporate,
        _ => p => p.Kind == PaymentKind.Card && p.Funding != CardFunding.Prepaid && p.Funding != CardFunding.Corporate,
    };

    private sealed class InUse
    {
        public long Id { get; init; }
        public int Users { get; init; }
    }

    private sealed class OneUse
    {
        public long Id { get; init; }
        public AccountId AccountId { get; init; }
    }
}
