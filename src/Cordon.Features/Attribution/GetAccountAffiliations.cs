using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Organizations;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Where an account belongs, as far as Cordon knows: each affiliation with what carries it and what was believed before.</summary>
public sealed record GetAccountAffiliations(AccountId Id);

/// <param name="Affiliations">Confirmed ones first, then by confidence.</param>
public sealed record AccountAffiliations(IReadOnlyList<AccountAffiliation> Affiliations, bool MayDecide);

/// <param name="Confidence">That it is so now, <paramref name="EverConfidence"/> that it was so at some time, 0 to 1, by the signals alone.</param>
/// <param name="Shares">They add up to the log-odds of the confidence as it is today.</param>
/// <param name="Signals">That stand, the latest sighting first.</param>
/// <param name="Versions">What was believed, newest first, at most <see cref="GetAccountAffiliationsHandler.MostVersions"/>.</param>
public sealed record AccountAffiliation(long Id, OrganizationName Organization, AffiliationState State, double Confidence, double EverConfidence, ReviewReason Review, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo,
    DateTimeOffset? LastSightedAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionReason, IReadOnlyList<Share> Shares, IReadOnlyList<SignalView> Signals, IReadOnlyList<BeliefView> Versions);

/// <param name="Value">Masked.</param>
/// <param name="ObservedAt">Null where nobody told when.</param>
public sealed record SignalView(SignalKind Kind, string? Value, string Source, DateTimeOffset? ObservedAt, DateTimeOffset LearnedAt);

/// <param name="By">Whose decision it rests on; null where signals alone spoke.</param>
public sealed record BeliefView(DateTimeOffset At, AffiliationState State, double Confidence, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, string? By, string? Reason);

public sealed class GetAccountAffiliationsHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    public const int Most = 50, MostVersions = 20, MostSignals = 50;

    /// <returns>The affiliations; or <c>permission.missing</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<AccountAffiliations>> HandleAsync(GetAccountAffiliations query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<AccountAffiliations>>(
            async (db, ct) =>
            {
                if (!await db.Accounts.AnyAsync(a => a.Id == query.Id, ct)) return AccountRefusals.NotFound;
                return new AccountAffiliations(await ReadAsync(db, query.Id, clock.GetUtcNow(), ct), actor.May(Permission.ReviewFacts));
            },
            cancel);
    }

    private static async Task<IReadOnlyList<AccountAffiliation>> ReadAsync(CordonDb db, AccountId account, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await db.Affiliations.AsNoTracking().Where(a => a.AccountId == account && (a.Confidence > 0 || a.State != AffiliationState.Suspected)).OrderByDescending(a => a.Confidence).ThenBy(a => a.Id)
            .Take(Most).TagWith(nameof(GetAccountAffiliations)).ToListAsync(cancel);
        if (found.Count == 0) return [];
        var organizations = found.ConvertAll(a => a.OrganizationId);
        var names = await db.Organizations.Where(o => organizations.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var judged = (await AccountSignals.JudgeAsync(db, [account], now, cancel)).GetValueOrDefault(account) ?? [];
        var signals = (await AccountSignals.ReadAsync(db, [account], cancel)).ToLookup(s => s.Root);
        var versions = (await db.AffiliationVersions.AsNoTracking().Where(v => v.AccountId == account).OrderByDescending(v => v.Id).Take(MostVersions * Most).TagWith("VersionsOfAccount").ToListAsync(cancel)).ToLookup(v => v.AffiliationId);
        return [.. found.OrderByDescending(a => a.State == AffiliationState.Confirmed).ThenByDescending(a => a.Confidence).Select(a => new AccountAffiliation(a.Id.Value, new(a.OrganizationId.Value, names.GetValueOrDefault(a.OrganizationId) ?? ""),
            a.State, a.Confidence, a.EverConfidence, a.Review, a.ValidFrom, a.ValidTo, Known(a.LastSightedAt), a.DecidedByName, a.DecidedAt, a.DecisionReason,
            judged.FirstOrDefault(j => j.Organization == a.OrganizationId)?.Shares ?? [],
            [.. signals[a.OrganizationId].OrderByDescending(s => s.ObservedAt).Take(MostSignals).Select(s => new SignalView(s.Kind, SignalMask.Of(s.Kind, s.Value), s.Source, Known(s.ObservedAt), s.LearnedAt))],
            [.. versions[a.Id].Take(MostVersions).Select(v => new BeliefView(v.At, v.State, v.Confidence, v.ValidFrom, v.ValidTo, v.ByName, v.Reason))]))];
    }

    private static DateTimeOffset? Known(DateTimeOffset at) => at == Signal.NotKnown ? null : at;
}
