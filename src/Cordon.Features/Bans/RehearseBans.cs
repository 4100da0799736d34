using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Hosting;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;

namespace Cordon.Features.Bans;

/// <summary>Goes once through what people wait for at a ban, about nobody: a fresh process takes longer to build its queries and their code than to answer them. Nothing is saved.</summary>
public sealed class RehearseBansHandler(CordonStore store, BanSettings settings, JobBoard board, CarryOutDueHandler due, TimeProvider clock)
{
    // No row has this number.
    private const long Nobody = -1;

    private static readonly Actor Cordon = new("system:start", "Cordon", [Role.Reviewer, Role.Approver]);

    public async Task HandleAsync(CancellationToken cancel)
    {
        var actor = new Machine();
        var scope = new BanScope(BanRule.OfOrganization(new(Nobody)) with { Threshold = BanRule.LeastThreshold }, [], []);
        await new PreviewBanHandler(store, actor, settings, clock).HandleAsync(new(scope), cancel);
        await new GetBanLadderHandler(store, actor, clock).HandleAsync(new(scope), cancel);
        await new ListThresholdMovesHandler(store, actor, clock).HandleAsync(new(scope, BanRule.LeastThreshold, 1), cancel);
        await new ApproveProposalHandler(store, actor, settings, board, due).HandleAsync(new(new(Nobody), ""), cancel);
        await due.OfAsync(new BanId(Nobody), cancel);
        await DecideAsync(cancel);
    }

    /// <summary>What an approved ban and an approved lift write, in a unit that ends without being saved.</summary>
    private async Task DecideAsync(CancellationToken cancel)
    {
        await using var unit = await ProposalTurn.BeginAsync(store, cancel);
        var ban = new Ban
        {
            Id = new(Nobody),
            Target = BanTarget.Organization,
            OrganizationId = new(Nobody),
            ClauseId = new(Nobody),
            Reason = "",
            Statement = "",
            FromAt = unit.At.AddDays(-1),
            ProposedBy = Cordon.Id,
            ProposedByName = Cordon.Name,
            ProposedAt = unit.At,
        };
        foreach (var kind in new[] { ProposalKind.Ban, ProposalKind.Lift })
        {
            var proposal = new Proposal { Id = new(Nobody), Kind = kind, BanId = ban.Id, Reason = "", Digest = "", Accounts = 0, ProposedBy = Cordon.Id, ProposedByName = Cordon.Name, ProposedAt = unit.At, LapsesAt = unit.At };
            await ProposedSet.CompareAsync(unit.Db, store.Dialect, proposal, ban, unit.At, cancel);
        }
        await CoverageWriter.BeginAsync(unit, ban.Id, EnforcementCause.BanApplied, cancel);
        await CoverageWriter.FinishAsync(unit, ban.Id, EnforcementCause.BanLifted, cancel);
    }

    private sealed class Machine : ICurrentActor
    {
        public ValueTask<Actor> GetAsync(CancellationToken cancel) => new(Cordon);
    }
}
