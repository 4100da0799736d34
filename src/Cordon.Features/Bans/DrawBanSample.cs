using System.Security.Cryptography;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Draws at random whom to judge before a ban is proposed. The same accounts have the same sample for ever, and by each rule verdicts of its own: nobody draws until it pleases.</summary>
/// <param name="OnlyDrawn">Hands over what was drawn before, and draws nothing.</param>
public sealed record DrawBanSample(BanScope Scope, bool OnlyDrawn = false);

public sealed class DrawBanSampleHandler(CordonStore store, ICurrentActor actors, BanSettings settings, TimeProvider clock)
{
    /// <returns>The sample as it is judged so far; or <c>permission.missing</c>, <c>ban.covers-nobody</c>, <c>ban.sample-outdated</c> where nothing was drawn of these accounts and nothing shall be, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<BanSampleView>> HandleAsync(DrawBanSample command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Propose)) return Refusals.NotPermitted;
        if (command.Scope.Check() is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var (set, known) = await store.ReadAsync(
            async (db, ct) =>
            {
                var covered = await CoveredSet.ReadAsync(db, store.Dialect, command.Scope, command.Scope.BeginsAt(now), ct);
                var key = command.Scope.Key();
                return (covered, await db.BanSamples.Where(s => s.RuleKey == key && s.Digest == covered.Digest).TagWith(nameof(DrawBanSample)).SingleOrDefaultAsync(ct));
            },
            cancel);
        if (set.Accounts.Count == 0) return BanRefusals.CoversNobody;
        var sample = known;
        if (sample is null && command.OnlyDrawn) return BanRefusals.SampleOutdated;
        if (sample is null)
        {
            if (!(await DrawAsync(command.Scope, set, actor, cancel)).Accepted(out sample, out var lost)) return lost;
        }
        return await store.ReadAsync((db, ct) => BanSampleView.ReadAsync(db, sample, settings, ct), cancel);
    }

    private async Task<Outcome<BanSample>> DrawAsync(BanScope scope, CoveredSet set, Actor actor, CancellationToken cancel)
    {
        var key = scope.Key();
        await using var unit = await store.BeginAsync(cancel);
        // Whoever draws at the same time waits here, and then finds what the first drew.
        await unit.TakeNumbersAsync(Data.Counter.Coverage, 0, cancel);
        if (await unit.Db.BanSamples.AsNoTracking().Where(s => s.RuleKey == key && s.Digest == set.Digest).TagWith(nameof(DrawBanSample)).SingleOrDefaultAsync(cancel) is { } first) return first;
        // A rule that differs in what changes nobody, as whether joiners count, would else draw anew from the same accounts.
        var earlier = await unit.Db.BanSamples.Where(s => s.Digest == set.Digest).OrderBy(s => s.Id).Select(s => (long?)s.Seed).TagWith(nameof(DrawBanSample)).FirstOrDefaultAsync(cancel);
        var sample = new BanSample
        {
            RuleKey = key,
            Digest = set.Digest,
            Seed = earlier ?? BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))),
            Covered = set.Accounts.Count,
            Size = Math.Min(settings.SampleSize, set.Accounts.Count),
            DrawnBy = actor.Id,
            DrawnByName = actor.Name,
            DrawnAt = unit.At,
        };
        unit.Db.BanSamples.Add(sample);
        await unit.Db.SaveChangesAsync(cancel);
        unit.Db.BanSampleAccounts.AddRange(SampleDraw.Of(sample.Seed, sample.Covered, sample.Size)
            .Select((position, place) => new BanSampleAccount { SampleId = sample.Id, AccountId = new(set.Accounts[position]), Place = place }));
        unit.Record(new AuditRecord(actor, "ban-sample.drawn", $"ban-sample:{sample.Id.Value}", After: new { rule = sample.RuleKey, digest = sample.Digest, covered = sample.Covered, size = sample.Size, seed = sample.Seed }));
        return await unit.CommitAsync(sample, cancel);
    }
}
