using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Enforcement;
using Cordon.Features.Exemptions;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <param name="Count">How many were carried out.</param>
/// <param name="NextAt">When something becomes due next; null: nothing does by itself.</param>
public sealed record CarriedOut(int Count, DateTimeOffset? NextAt);

/// <summary>Carries out what was decided and whose time has come: bans begin and end, emergencies fall, exemptions end, proposals lapse, reviews are asked for.</summary>
/// <remarks>
/// Each in a unit of its own, in the order in which their times came, by the state that is read in turn with whoever decides meanwhile. States move forward only, so it does not matter how often it runs,
/// how long nobody ran it, or whether the clock was set back.
/// </remarks>
public sealed class CarryOutDueHandler(CordonStore store, TimeProvider clock)
{
    private static readonly Actor Cordon = new($"os:{Environment.UserName}@{Environment.MachineName}", "Cordon", [Role.Administrator]);

    /// <summary>All that is due now.</summary>
    public async Task<CarriedOut> HandleAsync(CancellationToken cancel)
    {
        var count = await CarryOutAsync(null, cancel);
        return new(count, await store.ReadAsync((db, ct) => DueDecision.NextAsync(db, clock.GetUtcNow(), ct), cancel));
    }

    /// <summary>What is due of the ban that a proposal is about.</summary>
    internal async Task OfAsync(ProposalId proposal, CancellationToken cancel)
    {
        if (await store.ReadAsync((db, ct) => db.Proposals.Where(p => p.Id == proposal).Select(p => (BanId?)p.BanId).TagWith(nameof(CarryOutDueHandler)).SingleOrDefaultAsync(ct), cancel) is { } ban) await OfAsync(ban, cancel);
    }

    internal Task OfAsync(BanId ban, CancellationToken cancel) => CarryOutAsync(ban, cancel);

    /// <summary>One of them, by the state it finds.</summary>
    /// <param name="also">Saved with it.</param>
    /// <returns>Whether there was anything to do.</returns>
    internal async Task<bool> CarryOutAsync(DueDecision due, Actor actor, Func<WriteUnit, Task>? also, CancellationToken cancel)
    {
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        var ban = await unit.Db.Bans.TagWith(nameof(CarryOutDueHandler)).SingleAsync(b => b.Id == due.Ban, cancel);
        var proposal = due.Proposal is { } id ? await unit.Db.Proposals.TagWith(nameof(CarryOutDueHandler)).SingleAsync(p => p.Id == id, cancel) : null;
        var done = due.Kind switch
        {
            DueKind.Begin => await BeginAsync(unit, ban, actor, cancel),
            DueKind.Lift => await LiftAsync(unit, ban, proposal!, actor, cancel),
            DueKind.Expire => await ExpireAsync(unit, ban, actor, cancel),
            DueKind.EmergencyEnd => await EndEmergencyAsync(unit, ban, actor, cancel),
            DueKind.ExemptionEnd => await EndExemptionsAsync(unit, ban, actor, cancel),
            DueKind.ProposalLapse => Lapse(unit, ban, proposal!, actor),
            _ => Remind(unit, ban, actor),
        };
        if (!done) return false;
        if (also is not null) await also(unit);
        await unit.CommitAsync(cancel);
        return true;
    }

    private async Task<int> CarryOutAsync(BanId? ban, CancellationToken cancel)
    {
        var (count, failures) = (0, new List<Exception>());
        for (var look = 1; ; look++)
        {
            var due = await store.ReadAsync((db, ct) => DueDecision.ReadAsync(db, clock.GetUtcNow(), ban, ct), cancel);
            var before = count;
            foreach (var one in due)
            {
                try
                {
                    if (await CarryOutAsync(one, Cordon, null, cancel)) count++;
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // One that cannot be carried out holds up none of the others.
                    failures.Add(failure);
                }
            }
            if (failures.Count > 0) throw new AggregateException("Something whose time had come could not be carried out; what else was due has been.", failures);
            // What was carried out may leave something else due, as a ban that begins behind its review does. Further looks are for what did not fit into one.
            if (count == before || (look > 1 && due.Count < DueDecision.Most)) return count;
        }
    }

    private static async Task<bool> BeginAsync(WriteUnit unit, Ban ban, Actor actor, CancellationToken cancel)
    {
        if (ban.State != BanState.Scheduled || ban.FromAt > unit.At) return false;
        if (ban.UntilAt <= unit.At) return NeverBegan(unit, ban, actor);
        var change = await BanDecisions.BeginAsync(unit, ban, cancel);
        BanDecisions.Record(unit, actor, "ban.applied", ban.Id, change, EnforcementCause.BanApplied);
        return true;
    }

    private static async Task<bool> ExpireAsync(WriteUnit unit, Ban ban, Actor actor, CancellationToken cancel)
    {
        if (!(ban.UntilAt <= unit.At)) return false;
        if (ban.State == BanState.Scheduled) return NeverBegan(unit, ban, actor);
        if (ban.State != BanState.InForce) return false;
        var change = await BanDecisions.FinishAsync(unit, ban, BanEnd.Expired, actor, cancel);
        BanDecisions.Record(unit, actor, "ban.expired", ban.Id, change, EnforcementCause.BanExpired);
        return true;
    }

    /// <summary>Its whole time passed while nothing ran: nobody was told, so nobody was banned.</summary>
    private static bool NeverBegan(WriteUnit unit, Ban ban, Actor actor)
    {
        // Over as it began: asked later about any instant, it was in force at none.
        ban.Finish(BanEnd.Expired, ban.FromAt);
        BanDecisions.Record(unit, actor, "ban.expired", ban.Id, CoverageChange.None, EnforcementCause.BanExpired, "Its whole time passed before it could be applied. It never covered anybody.");
        return true;
    }

    private static async Task<bool> LiftAsync(WriteUnit unit, Ban ban, Proposal lift, Actor actor, CancellationToken cancel)
    {
        if (lift.State != ProposalState.Approved || ban.State is not (BanState.InForce or BanState.Scheduled)) return false;
        var change = await BanDecisions.FinishAsync(unit, ban, BanEnd.Lifted, actor, cancel);
        BanDecisions.Record(unit, actor, "ban.lifted", ban.Id, change, EnforcementCause.BanLifted, lift.Reason, lift);
        return true;
    }

    private static async Task<bool> EndEmergencyAsync(WriteUnit unit, Ban ban, Actor actor, CancellationToken cancel)
    {
        if (ban.State != BanState.InForce || ban.ApprovedAt is not null || !(ban.EmergencyEndsAt <= unit.At)) return false;
        var change = await BanDecisions.FinishAsync(unit, ban, BanEnd.EmergencyOver, actor, cancel);
        BanDecisions.Record(unit, actor, "ban.emergency-over", ban.Id, change, EnforcementCause.EmergencyOver, "Nobody approved it in time.");
        return true;
    }

    private static async Task<bool> EndExemptionsAsync(WriteUnit unit, Ban ban, Actor actor, CancellationToken cancel)
    {
        var (ended, change) = await ExemptionWriter.EndAsync(unit, ban.Id, cancel);
        if (ended == 0) return false;
        unit.Record(new AuditRecord(actor, "exemption.ended", BanDecisions.Subject(ban.Id), After: new { exemptions = ended, coverage = CoverageUpkeep.Said(change, EnforcementCause.ExemptionEnded) }));
        return true;
    }

    private static bool Lapse(WriteUnit unit, Ban ban, Proposal proposal, Actor actor)
    {
        if (proposal.State != ProposalState.Waiting) return false;
        if (proposal.LapsesAt <= unit.At) ProposalTurn.Lapse(unit, proposal, ban, actor, "Nobody decided it in time.");
        else if (proposal.UntilAt <= unit.At || (proposal.Kind == ProposalKind.Ban && ban.UntilAt <= unit.At)) ProposalTurn.Lapse(unit, proposal, ban, actor, "It would be over already.");
        else return false;
        return true;
    }

    /// <summary>Once for each date: whoever sets another is asked again.</summary>
    private static bool Remind(WriteUnit unit, Ban ban, Actor actor)
    {
        if (ban.State != BanState.InForce || ban.ReviewOn is not { } on || on > DateOnly.FromDateTime(unit.At.UtcDateTime) || ban.RemindedOn >= on) return false;
        ban.RemindedOn = on;
        unit.Db.Outbox.Add(new OutboxMessage { Kind = "ban.review-due", At = unit.At, BanId = ban.Id });
        unit.Record(new AuditRecord(actor, "ban.review-due", BanDecisions.Subject(ban.Id), After: new { reviewOn = on, owner = ban.Owner }));
        return true;
    }
}
