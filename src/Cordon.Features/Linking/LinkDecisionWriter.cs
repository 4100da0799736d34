using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Linking.Running;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Saves a decision on links with the clusters that come of it and its audit entry, in one transaction, and in turn with runs of linking.</summary>
internal static class LinkDecisionWriter
{
    /// <summary>Begins a unit that holds the turn: whoever links or decides meanwhile waits, so what is read in it still stands when it is committed.</summary>
    public static async Task<WriteUnit> BeginAsync(CordonStore store, CancellationToken cancel)
    {
        var unit = await store.BeginAsync(cancel);
        try
        {
            await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Linking, 1, cancel);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    /// <returns>The decision; or <c>link.changed-meanwhile</c>.</returns>
    public static async Task<Outcome<LinkDecisionId>> AddAsync(WriteUnit unit, IStoreDialect dialect, LinkDecision decision, string action, Actor actor, CancellationToken cancel)
    {
        unit.Db.LinkDecisions.Add(decision);
        await unit.Db.SaveChangesAsync(cancel);
        var changed = await RelinkNow.RunAsync(unit, dialect, await ConcernedAsync(unit.Db, decision, cancel), cancel);
        unit.Record(new AuditRecord(actor, action, Subject(decision), decision.Reason, After: State(decision, changed)));
        return Outcome(await unit.CommitAsync(decision.Id, cancel));
    }

    /// <summary>Saves that a decision was taken back.</summary>
    /// <returns>The decision; or <c>link.changed-meanwhile</c>.</returns>
    public static async Task<Outcome<LinkDecisionId>> EndAsync(WriteUnit unit, IStoreDialect dialect, LinkDecision decision, Actor actor, CancellationToken cancel)
    {
        await unit.Db.SaveChangesAsync(cancel);
        var changed = await RelinkNow.RunAsync(unit, dialect, await ConcernedAsync(unit.Db, decision, cancel), cancel);
        unit.Record(new AuditRecord(actor, "link.decision-taken-back", Subject(decision), decision.TakenBackReason,
            Before: new { decision = State(decision, null), reason = decision.Reason, by = decision.By }, After: new { accountsChanged = changed }));
        return Outcome(await unit.CommitAsync(decision.Id, cancel));
    }

    /// <summary>The accounts whose links the decision is about.</summary>
    private static async Task<IReadOnlySet<AccountId>> ConcernedAsync(CordonDb db, LinkDecision decision, CancellationToken cancel)
    {
        if (decision.Kind == LinkDecisionKind.NotOnePerson) return new HashSet<AccountId>();
        if (decision.Kind != LinkDecisionKind.CutIdentifier) return new[] { decision.AccountId, decision.OtherAccountId }.OfType<AccountId>().ToHashSet();
        // With more accounts than any limit can be it joins nobody, cut or not.
        const int look = HubLimits.Greatest + 1;
        var users = decision.PaymentIdentityId is { } payment
            ? await db.AccountPayments.Where(l => l.PaymentIdentityId == payment).Select(l => l.AccountId).Take(look).TagWith(nameof(LinkDecisionWriter)).ToListAsync(cancel)
            : await db.AccountDevices.Where(l => l.DeviceId == decision.DeviceId).Select(l => l.AccountId).Take(look).TagWith(nameof(LinkDecisionWriter)).ToListAsync(cancel);
        return users.Count == look ? new HashSet<AccountId>() : users.ToHashSet();
    }

    private static string Subject(LinkDecision decision) => decision.AccountId is { } account ? $"account:{account.Value}" : decision.Identifier.ToString();

    private static object State(LinkDecision decision, int? changed) => new
    {
        decision = decision.Id.Value,
        kind = decision.Kind.ToString(),
        identifier = decision.PaymentIdentityId is null && decision.DeviceId is null ? null : decision.Identifier.ToString(),
        otherAccount = decision.OtherAccountId is { } other ? $"account:{other.Value}" : null,
        probability = decision.Probability,
        accountsChanged = changed,
    };

    private static Outcome<LinkDecisionId> Outcome(Outcome<LinkDecisionId> saved) => saved.Refusal == Refusals.ChangedMeanwhile ? LinkRefusals.ChangedMeanwhile : saved;
}
