using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Takes back a cut, a join or a turned-down suggestion: the facts then say again what they say.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record TakeBackLinkDecision(LinkDecisionId Decision, string Reason);

public sealed class TakeBackLinkDecisionHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The decision; or <c>permission.missing</c>, <c>link.reason-too-short</c>, <c>link.not-decided</c>, <c>link.changed-meanwhile</c>.</returns>
    public async Task<Outcome<LinkDecisionId>> HandleAsync(TakeBackLinkDecision command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (LinkDecision.CheckReason(command.Reason) is { } refusal) return refusal;
        await using var unit = await LinkDecisionWriter.BeginAsync(store, cancel);
        var decision = await unit.Db.LinkDecisions.TagWith(nameof(TakeBackLinkDecision)).SingleOrDefaultAsync(d => d.Id == command.Decision, cancel);
        if (decision is null) return LinkRefusals.NotDecided;
        if (decision.TakeBack(actor, command.Reason, unit.At) is { } refused) return refused;
        return await LinkDecisionWriter.EndAsync(unit, store.Dialect, decision, actor, cancel);
    }
}
