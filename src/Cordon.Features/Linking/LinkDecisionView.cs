using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>A decision on a link, with the names of what it is about.</summary>
/// <param name="Identifier">Of a cut.</param>
/// <param name="Account">The account cut off, or one of two.</param>
/// <param name="Probability">What the suggestion said when it was decided on, 0 to 1; null where nothing was suggested.</param>
/// <param name="By">The name of who decided; <paramref name="ById"/> is who that is.</param>
/// <param name="TakenBackAt">Null while it stands.</param>
public sealed record LinkDecisionView(long Id, LinkDecisionKind Kind, IdentifierName? Identifier, AccountName? Account, AccountName? Other, double? Probability, string? Grounds, string Reason,
    string ById, string By, DateTimeOffset At, string? TakenBackById, string? TakenBackBy, string? TakenBackReason, DateTimeOffset? TakenBackAt)
{
    public bool Stands => TakenBackAt is null;
}

internal static class LinkDecisionViews
{
    /// <summary>The decisions, newest first, with what they are about.</summary>
    /// <param name="most">Up to 500.</param>
    public static async Task<List<LinkDecisionView>> ReadAsync(CordonDb db, IQueryable<LinkDecision> decisions, int most, CancellationToken cancel)
    {
        var found = await decisions.OrderByDescending(d => d.Id).Take(most).TagWith(nameof(LinkDecisionViews)).ToListAsync(cancel);
        if (found.Count == 0) return [];
        List<AccountId> accountIds = [.. found.SelectMany(d => new[] { d.AccountId, d.OtherAccountId }).OfType<AccountId>().Distinct()];
        List<PaymentIdentityId> paymentIds = [.. found.Select(d => d.PaymentIdentityId).OfType<PaymentIdentityId>().Distinct()];
        List<DeviceId> deviceIds = [.. found.Select(d => d.DeviceId).OfType<DeviceId>().Distinct()];
        var accounts = accountIds.Count == 0 ? [] : await db.Accounts.Where(a => accountIds.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId })
            .TagWith(nameof(LinkDecisionViews)).ToDictionaryAsync(a => a.Id, a => new AccountName(a.Id.Value, a.ExternalId), cancel);
        var payments = paymentIds.Count == 0 ? [] : await db.PaymentIdentities.Where(p => paymentIds.Contains(p.Id)).TagWith(nameof(LinkDecisionViews)).ToDictionaryAsync(p => p.Id, IdentifierName.Of, cancel);
        var devices = deviceIds.Count == 0 ? [] : await db.Devices.Where(d => deviceIds.Contains(d.Id)).TagWith(nameof(LinkDecisionViews)).ToDictionaryAsync(d => d.Id, IdentifierName.Of, cancel);
        return found.ConvertAll(d => new LinkDecisionView(d.Id.Value, d.Kind,
            d.PaymentIdentityId is { } payment ? payments[payment] : d.DeviceId is { } device ? devices[device] : null,
            d.AccountId is { } account ? accounts[account] : null, d.OtherAccountId is { } other ? accounts[other] : null,
            d.Probability, d.Grounds, d.Reason, d.By, d.ByName, d.At, d.TakenBackBy, d.TakenBackByName, d.TakenBackReason, d.TakenBackAt));
    }
}
