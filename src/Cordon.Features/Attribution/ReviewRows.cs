using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Privacy;
using Cordon.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>An affiliation as a reviewer needs it to decide: who, where, how sure and why.</summary>
/// <param name="Name">Masked, as is the mail.</param>
/// <param name="Confidence">0 to 1, by the signals alone.</param>
/// <param name="Shares">What the signals come to now; they add up to the log-odds. Empty where none stand, or where it was decided for an organization that has been merged since.</param>
/// <param name="LastSightedAt">Null without a dated sighting.</param>
/// <param name="DecidedBy">Whose decision stands, with when and why; null while it is suspected.</param>
public sealed record ReviewRow(long Id, long AccountId, string Account, string? Name, string? Email, OrganizationName Organization, AffiliationState State, double Confidence, ReviewReason Review,
    IReadOnlyList<Share> Shares, DateTimeOffset? ValidTo, DateTimeOffset? LastSightedAt, double FlagScore, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason);

internal static class ReviewRows
{
    /// <param name="affiliations">Up to 200.</param>
    /// <returns>In the order given.</returns>
    public static async Task<List<ReviewRow>> ReadAsync(CordonDb db, IReadOnlyList<Affiliation> affiliations, DateTimeOffset now, CancellationToken cancel)
    {
        if (affiliations.Count == 0) return [];
        var (accountIds, organizationIds) = (affiliations.Select(a => a.AccountId).Distinct().ToList(), affiliations.Select(a => a.OrganizationId).Distinct().ToList());
        var accounts = await db.Accounts.Where(a => accountIds.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.DisplayName, a.Email, a.FlagScore }).TagWith(nameof(ReviewRows)).ToDictionaryAsync(a => a.Id, cancel);
        var names = await db.Organizations.Where(o => organizationIds.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var judged = await AccountSignals.JudgeAsync(db, accountIds, now, cancel);
        return [.. affiliations.Where(a => accounts.ContainsKey(a.AccountId)).Select(a =>
        {
            var (account, found) = (accounts[a.AccountId], judged.GetValueOrDefault(a.AccountId)?.FirstOrDefault(j => j.Organization == a.OrganizationId));
            return new ReviewRow(a.Id.Value, a.AccountId.Value, account.ExternalId, Mask.Name(account.DisplayName), Mask.Email(account.Email), new(a.OrganizationId.Value, names.GetValueOrDefault(a.OrganizationId) ?? ""),
                a.State, a.Confidence, a.Review, found?.Shares ?? [], a.ValidTo, a.LastSightedAt == Signal.NotKnown ? null : a.LastSightedAt, account.FlagScore, a.DecidedByName, a.DecidedAt, a.DecisionReason);
        })];
    }
}
