using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Privacy;
using Cordon.Features.Hosting;
using Cordon.Features.Linking;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A sample as it is judged: each account with what is known of it.</summary>
/// <param name="Digest">Of the <paramref name="Covered"/> accounts it was drawn from.</param>
/// <param name="Accounts">In the order drawn.</param>
/// <param name="Estimate">What the verdicts tell so far; null before any is certain.</param>
/// <param name="Limit">Greatest share that may be covered wrongly, 0 to 1.</param>
public sealed record BanSampleView(long Id, string Digest, int Covered, long Seed, string DrawnBy, DateTimeOffset DrawnAt, IReadOnlyList<SampledAccount> Accounts, VerdictCounts Verdicts, BystanderEstimate? Estimate, double Limit)
{
    internal static async Task<BanSampleView> ReadAsync(CordonDb db, BanSample sample, BanSettings settings, CancellationToken cancel)
    {
        var drawn = await db.BanSampleAccounts.AsNoTracking().Where(a => a.SampleId == sample.Id).OrderBy(a => a.Place).TagWith(nameof(BanSampleView)).ToListAsync(cancel);
        var counts = VerdictCounts.Of(drawn.ConvertAll(a => a.Verdict));
        return new(sample.Id.Value, sample.Digest, sample.Covered, sample.Seed, sample.DrawnByName, sample.DrawnAt, await AccountsAsync(db, drawn, cancel), counts,
            BystanderEstimate.Of(sample.Covered, counts.Right, counts.Wrong, counts.Unsure), settings.MostWrongPercent / 100);
    }

    private static async Task<IReadOnlyList<SampledAccount>> AccountsAsync(CordonDb db, List<BanSampleAccount> drawn, CancellationToken cancel)
    {
        var ids = drawn.ConvertAll(a => a.AccountId);
        var accounts = (await InChunks.ReadAsync(ids, chunk => db.Accounts.AsNoTracking().Where(a => chunk.Contains(a.Id)).TagWith(nameof(BanSampleView)).ToListAsync(cancel))).ToDictionary(a => a.Id);
        var affiliations = (await InChunks.ReadAsync(ids, chunk => db.Affiliations.Where(f => chunk.Contains(f.AccountId) && f.State != AffiliationState.Rejected && (f.Confidence > 0 || f.State != AffiliationState.Suspected))
            .Join(db.Organizations, f => f.OrganizationId, o => o.Id, (f, o) => new { f.AccountId, o.Name, f.State, f.Confidence, f.Kinds, f.DecidedByName, f.DecisionReason }).TagWith("AffiliationsOfSample").ToListAsync(cancel))).ToLookup(f => f.AccountId);
        var flags = (await InChunks.ReadAsync(ids, chunk => db.Flags.Where(f => chunk.Contains(f.AccountId) && f.SupersededAt == null && !db.FlagDismissals.Any(d => d.AccountId == f.AccountId && d.Rule == f.Rule && d.TakenBackAt == null))
            .OrderByDescending(f => f.Score).Select(f => new { f.AccountId, f.Rule, f.Score, f.Reason }).TagWith("FlagsOfSample").ToListAsync(cancel))).ToLookup(f => f.AccountId);
        return [.. drawn.Select(d =>
        {
            var account = accounts[d.AccountId];
            return new SampledAccount(d.Place, account.Id.Value, account.ExternalId, Mask.Name(account.DisplayName), Mask.Email(account.Email), account.Plan, account.Country, account.CreatedAt,
                account.LastSeenAt == Account.NotSeen ? null : account.LastSeenAt, account.Requests,
                [.. affiliations[d.AccountId].OrderBy(f => f.State != AffiliationState.Confirmed).ThenByDescending(f => f.Confidence)
                    .Select(f => new SampledAffiliation(f.Name, f.State, f.Confidence, SupportKinds.Texts(f.Kinds), f.DecidedByName, f.DecisionReason))],
                [.. flags[d.AccountId].Select(f => new SampledFlag(f.Rule, f.Score, f.Reason))], d.Verdict, d.JudgedByName, d.JudgedAt);
        })];
    }
}

/// <param name="Name">Masked, as is the mail.</param>
/// <param name="Affiliations">The surest first; those that staff rejected are left out.</param>
/// <param name="Flags">That stand and nobody dismissed, the clearest first.</param>
public sealed record SampledAccount(int Place, long Id, string Account, string? Name, string? Email, string? Plan, string? Country, DateTimeOffset? CreatedAt, DateTimeOffset? LastSeenAt, long Requests,
    IReadOnlyList<SampledAffiliation> Affiliations, IReadOnlyList<SampledFlag> Flags, SampleVerdict? Verdict, string? JudgedBy, DateTimeOffset? JudgedAt);

/// <param name="Signals">In words, the strongest first.</param>
/// <param name="DecidedBy">Who confirmed or ended it, and why; null while nobody did.</param>
public sealed record SampledAffiliation(string Organization, AffiliationState State, double Confidence, IReadOnlyList<string> Signals, string? DecidedBy, string? Reason);

public sealed record SampledFlag(string Rule, double Score, string Reason);
