using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Linking;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Says of accounts of a sample whether the ban means them; all of these verdicts or none.</summary>
public sealed record JudgeBanSample(BanSampleId Sample, IReadOnlyList<AccountVerdict> Verdicts);

/// <param name="Account">The external id.</param>
public sealed record AccountVerdict(string Account, SampleVerdict Verdict);

public sealed class JudgeBanSampleHandler(CordonStore store, ICurrentActor actors, BanSettings settings)
{
    /// <returns>The sample as it stands then; or <c>permission.missing</c>, <c>ban-sample.not-found</c>, <c>ban.sample-outdated</c> where an account was not drawn, <c>ban-sample.in-use</c> where a proposal rests on
    /// other verdicts.</returns>
    public async Task<Outcome<BanSampleView>> HandleAsync(JudgeBanSample command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        await using (var unit = await store.BeginAsync(cancel))
        {
            // Serial with proposals: none comes to rest on verdicts that change under it.
            await unit.TakeNumbersAsync(Data.Counter.Coverage, 0, cancel);
            if (!await unit.Db.BanSamples.AnyAsync(s => s.Id == command.Sample, cancel)) return BanRefusals.SampleNotFound;
            var verdicts = command.Verdicts.GroupBy(v => v.Account, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Verdict, StringComparer.Ordinal);
            var names = (await InChunks.ReadAsync([.. verdicts.Keys], chunk => unit.Db.Accounts.Where(a => chunk.Contains(a.ExternalId)).Select(a => new { a.Id, a.ExternalId }).TagWith(nameof(JudgeBanSample)).ToListAsync(cancel)))
                .ToDictionary(a => a.Id, a => a.ExternalId);
            var drawn = (await unit.Db.BanSampleAccounts.Where(a => a.SampleId == command.Sample).TagWith(nameof(JudgeBanSample)).ToListAsync(cancel)).Where(a => names.ContainsKey(a.AccountId)).OrderBy(a => a.Place).ToList();
            if (drawn.Count < verdicts.Count) return BanRefusals.SampleOutdated;
            var changed = drawn.FindAll(a => a.Verdict != verdicts[names[a.AccountId]]);
            if (changed.Count > 0)
            {
                if (await unit.Db.Proposals.AnyAsync(p => p.SampleId == command.Sample, cancel)) return BanRefusals.SampleInUse;
                var before = changed.ConvertAll(a => new { account = a.AccountId.Value, verdict = a.Verdict?.ToString() });
                foreach (var account in changed)
                    (account.Verdict, account.JudgedBy, account.JudgedByName, account.JudgedAt) = (verdicts[names[account.AccountId]], actor.Id, actor.Name, unit.At);
                unit.Record(new AuditRecord(actor, "ban-sample.judged", $"ban-sample:{command.Sample.Value}", Before: new { verdicts = before },
                    After: new { verdicts = changed.ConvertAll(a => new { account = a.AccountId.Value, verdict = a.Verdict?.ToString() }) }));
                if ((await unit.CommitAsync(changed.Count, cancel)).Refusal is { } lost) return lost;
            }
        }
        return await store.ReadAsync(async (db, ct) => await BanSampleView.ReadAsync(db, await db.BanSamples.SingleAsync(s => s.Id == command.Sample, ct), settings, ct), cancel);
    }
}
