using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Decisions on links that stand, and new ones on a pair of accounts.</summary>
internal static class LinkDecisions
{
    /// <summary>The standing cut of a whole identifier.</summary>
    public static IQueryable<LinkDecision> Cuts(CordonDb db, IdentifierRef identifier) => db.LinkDecisions.AsNoTracking().TagWith(nameof(LinkDecisions))
        .Where(d => d.TakenBackAt == null && d.Kind == LinkDecisionKind.CutIdentifier && d.PaymentIdentityId == identifier.Payment && d.DeviceId == identifier.Device);

    /// <summary>The standing cut of one account from an identifier.</summary>
    public static IQueryable<LinkDecision> Cuts(CordonDb db, IdentifierRef identifier, AccountId account) => db.LinkDecisions.AsNoTracking().TagWith(nameof(LinkDecisions))
        .Where(d => d.TakenBackAt == null && d.Kind == LinkDecisionKind.CutAccount && d.AccountId == account && d.PaymentIdentityId == identifier.Payment && d.DeviceId == identifier.Device);

    /// <summary>The pair as decisions and suggestions hold it: the smaller number first.</summary>
    public static (AccountId One, AccountId Other) InOrder(AccountId one, AccountId other) => one < other ? (one, other) : (other, one);

    /// <returns>Null where nothing stands on the pair; or <c>link.already-joined</c>, <c>link.already-turned-down</c>.</returns>
    public static async Task<Refusal?> RefusePairAsync(CordonDb db, AccountId one, AccountId other, CancellationToken cancel) =>
        (await db.LinkDecisions.Where(d => d.AccountId == one && d.OtherAccountId == other && d.TakenBackAt == null).Select(d => d.Kind).TagWith(nameof(LinkDecisions)).ToListAsync(cancel)) switch
        {
            [] => null,
            [LinkDecisionKind.NotOnePerson] => LinkRefusals.AlreadyTurnedDown,
            _ => LinkRefusals.AlreadyJoined,
        };

    /// <param name="suggestion">What linking suggested of the pair; kept with the decision, because the next run may say something else.</param>
    public static LinkDecision OfPair(LinkDecisionKind kind, AccountId one, AccountId other, ProbableLink? suggestion, string reason, Actor actor, DateTimeOffset at) => new()
    {
        Kind = kind,
        AccountId = one,
        OtherAccountId = other,
        Probability = suggestion?.Probability,
        Grounds = suggestion?.Sentence,
        Reason = reason.Trim(),
        By = actor.Id,
        ByName = actor.Name,
        At = at,
    };
}
