using System.Globalization;
using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Approvals;

/// <summary>What all decisions on proposals have in common: one at a time, on what stands then, and refused attempts are on record where they matter.</summary>
internal static class ProposalTurn
{
    // Who may not decide and tries to is worth reading later.
    private static readonly string[] Recorded = [Refusals.NotPermitted.Code, ProposalRefusals.NeedsAnotherPerson.Code, ProposalRefusals.OwnTies.Code];

    public static string Subject(ProposalId id) => string.Create(CultureInfo.InvariantCulture, $"proposal:{id.Value}");

    /// <summary>Begins a unit in turn with whoever else decides on bans.</summary>
    public static async Task<WriteUnit> BeginAsync(CordonStore store, CancellationToken cancel)
    {
        var unit = await store.BeginAsync(cancel);
        try
        {
            await CoverageWriter.TakeTurnAsync(unit, cancel);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Decides within the turn: <paramref name="decide"/> reads, refuses or changes, and commits.</summary>
    public static async Task<Outcome<T>> DecideAsync<T>(CordonStore store, Actor actor, Permission permission, ProposalId id, Func<WriteUnit, Proposal, Ban, Task<Outcome<T>>> decide, CancellationToken cancel)
    {
        var outcome = actor.May(permission) ? await InTurnAsync(store, id, decide, cancel) : Refusals.NotPermitted;
        if (outcome.Refusal is { } refusal && Recorded.Contains(refusal.Code)) await RecordAsync(store, actor, id, refusal, cancel);
        return outcome;
    }

    /// <summary>Ends the waiting of a proposal, with what was said to it.</summary>
    public static void Decide(WriteUnit unit, Proposal proposal, ApprovalKind kind, Actor by, string? reason = null, SetNow? seen = null)
    {
        proposal.Decide(kind switch
        {
            ApprovalKind.Approved => ProposalState.Approved,
            ApprovalKind.Refused => ProposalState.Refused,
            ApprovalKind.SentBack => ProposalState.SentBack,
            ApprovalKind.Withdrawn => ProposalState.Withdrawn,
            _ => ProposalState.Lapsed,
        }, by, unit.At);
        Say(unit, proposal, kind, by, reason, seen);
    }

    public static void Say(WriteUnit unit, Proposal proposal, ApprovalKind kind, Actor by, string? reason = null, SetNow? seen = null) => unit.Db.Approvals.Add(new Approval
    {
        ProposalId = proposal.Id,
        Kind = kind,
        By = by.Id,
        ByName = by.Name,
        At = unit.At,
        Reason = reason,
        Digest = seen?.Digest,
        Added = seen?.Added ?? 0,
        Removed = seen?.Removed ?? 0,
    });

    /// <summary>Lets a proposal lapse, and with it the ban that it asks for; one that stands on an emergency's word goes on until that ends.</summary>
    public static void Lapse(WriteUnit unit, Proposal proposal, Ban ban, Actor by, string why, SetNow? seen = null)
    {
        Decide(unit, proposal, ApprovalKind.Lapsed, by, why, seen);
        if (proposal.Kind == ProposalKind.Ban && ban.State == BanState.Proposed) ban.Drop(BanState.Lapsed, unit.At);
        unit.Record(new AuditRecord(by, $"{Noun(proposal.Kind)}.lapsed", BanDecisions.Subject(ban.Id), why, After: new { proposal = proposal.Id.Value, digest = seen?.Digest, added = seen?.Added, removed = seen?.Removed }));
    }

    /// <summary>With what audit actions on a proposal of this kind begin.</summary>
    public static string Noun(ProposalKind kind) => kind switch
    {
        ProposalKind.Ban => "ban",
        ProposalKind.Lift => "lift",
        _ => "exemption",
    };

    /// <summary>What the decision came to, read within the unit that took it.</summary>
    public static async Task<DecidedProposal> ResultAsync(CordonDb db, Proposal proposal, Ban ban, int freed, CancellationToken cancel, JobId? job = null)
    {
        var covered = await db.Bans.Where(b => b.Id == ban.Id).Select(b => b.Covered).TagWith(nameof(ProposalTurn)).SingleAsync(cancel);
        var sequence = await db.Counters.Where(c => c.Name == Counter.Enforcement).Select(c => c.Last).TagWith(nameof(ProposalTurn)).SingleAsync(cancel);
        return new(proposal.Id, proposal.Kind, proposal.State, ban.Id, ban.State, covered, freed, sequence, job);
    }

    private static async Task<Outcome<T>> InTurnAsync<T>(CordonStore store, ProposalId id, Func<WriteUnit, Proposal, Ban, Task<Outcome<T>>> decide, CancellationToken cancel)
    {
        await using var unit = await BeginAsync(store, cancel);
        if (await unit.Db.Proposals.TagWith(nameof(ProposalTurn)).SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } proposal) return ProposalRefusals.NotFound;
        var ban = await unit.Db.Bans.TagWith(nameof(ProposalTurn)).SingleAsync(b => b.Id == proposal.BanId, cancel);
        return await decide(unit, proposal, ban);
    }

    private static async Task RecordAsync(CordonStore store, Actor actor, ProposalId id, Refusal refusal, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        unit.Record(new AuditRecord(actor, "proposal.decision-refused", Subject(id), refusal.Code));
        await unit.CommitAsync(cancel);
    }
}
