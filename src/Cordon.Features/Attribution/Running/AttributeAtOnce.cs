using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>
/// Attributes whom a ban in force may mean within the transaction that brings them, so that nobody slips through between an import and the next run of attribution. The run that follows looks at all
/// the rest: what bills, cards and clusters tell.
/// </summary>
internal static class AttributeAtOnce
{
    /// <summary>Of accounts that were written in this unit: those whose address belongs to an organization that a ban reaches.</summary>
    public static async Task OfMailAsync(WriteUnit unit, Actor actor, IReadOnlyCollection<(AccountId Account, string? Host, bool Verified)> written, CancellationToken cancel)
    {
        if (await BannedAsync(unit.Db, cancel) is not { Count: > 0 } banned) return;
        var index = new OrganizationIndex(await OrganizationReader.ReadAsync(unit.Db, cancel));
        var matches = written.Select(w => w.Host).OfType<string>().Distinct(StringComparer.Ordinal).Select(host => (host, match: index.Find(host)))
            .Where(m => m.match is { } found && banned.Contains(found.Organization)).ToDictionary(m => m.host, m => m.match!.Value, StringComparer.Ordinal);
        if (matches.Count == 0) return;
        await unit.TakeNumbersAsync(Counter.Attribution, 1, cancel);
        var meant = written.Where(w => w.Host is not null && matches.ContainsKey(w.Host)).ToList();
        var accounts = meant.ConvertAll(m => m.Account);
        var known = (await unit.Db.Signals.Where(s => accounts.Contains(s.AccountId) && s.Derived && s.EndedAt == null && (s.Kind == SignalKind.VerifiedMail || s.Kind == SignalKind.UnverifiedMail))
            .Select(s => new { s.AccountId, s.OrganizationId }).TagWith(nameof(AttributeAtOnce)).ToListAsync(cancel)).Select(s => (s.AccountId, s.OrganizationId)).ToHashSet();
        foreach (var (account, host, verified) in meant)
        {
            var match = matches[host!];
            if (known.Contains((account, match.Organization))) continue;
            unit.Db.Signals.Add(new Signal
            {
                AccountId = account,
                OrganizationId = match.Organization,
                Kind = verified && match.Listed ? SignalKind.VerifiedMail : SignalKind.UnverifiedMail,
                Value = host,
                Source = DerivedSignals.Source,
                FirstObservedAt = Signal.NotKnown,
                ObservedAt = Signal.NotKnown,
                Derived = true,
                LearnedAt = unit.At,
            });
        }
        await unit.Db.SaveChangesAsync(cancel);
        await JudgeAsync(unit, actor, accounts, cancel);
    }

    /// <summary>Of accounts that signals were taken over of in this unit: those that speak of an organization that a ban reaches.</summary>
    public static async Task OfSignalsAsync(WriteUnit unit, Actor actor, ImportId import, CancellationToken cancel)
    {
        if (await BannedAsync(unit.Db, cancel) is not { Count: > 0 } banned) return;
        var accounts = await unit.Db.Signals.Where(s => s.ImportId == import && s.EndedAt == null && banned.Contains(s.OrganizationId)).Select(s => s.AccountId).Distinct()
            .TagWith(nameof(AttributeAtOnce)).ToListAsync(cancel);
        if (accounts.Count > 0) await JudgeAsync(unit, actor, accounts, cancel);
    }

    private static async Task JudgeAsync(WriteUnit unit, Actor actor, List<AccountId> accounts, CancellationToken cancel)
    {
        var judged = await AccountSignals.JudgeAsync(unit.Db, accounts, unit.At, cancel);
        var stored = await unit.Db.Affiliations.AsNoTracking().Where(a => accounts.Contains(a.AccountId)).TagWith(nameof(AttributeAtOnce)).ToListAsync(cancel);
        var judgements = judged.OrderBy(j => j.Key.Value).SelectMany(j => j.Value.Select(judgement => (j.Key, judgement))).ToList();
        if (await JudgedWriter.WriteAsync(unit, new(null, judged.Count, judgements.Count, judgements, stored), cancel) > 0)
            CoverageUpkeep.Follow(unit, actor, CoverageScope.Of(accounts), EnforcementCause.AffiliationChanged);
    }

    /// <summary>Organizations whose people a ban in force means.</summary>
    private static async Task<HashSet<OrganizationId>?> BannedAsync(CordonDb db, CancellationToken cancel)
    {
        var reached = from b in db.Bans
                      where b.State == BanState.InForce && b.OrganizationId != null
                      join t in db.Organizations on b.OrganizationId equals t.Id
                      join o in db.OrganizationAncestors on t.RootId ?? t.Id equals o.AncestorId
                      where b.Subsidiaries || o.Depth == 0
                      select o.OrganizationId;
        return [.. await reached.Distinct().TagWith(nameof(AttributeAtOnce)).ToListAsync(cancel)];
    }
}
