using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Says that two accounts which linking suggests do not belong to one person: the pair is suggested no more.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record TurnDownSuggestion(AccountId Account, AccountId Other, string Reason);

public sealed class TurnDownSuggestionHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The decision; or <c>permission.missing</c>, <c>link.reason-too-short</c>, <c>link.same-account</c>, <c>link.already-joined</c>, <c>link.already-turned-down</c>,
    /// <c>link.not-suggested</c>, <c>link.changed-meanwhile</c>.</returns>
    public async Task<Outcome<LinkDecisionId>> HandleAsync(TurnDownSuggestion command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (LinkDecision.CheckReason(command.Reason) is { } refusal) return refusal;
        if (command.Account == command.Other) return LinkRefusals.SameAccount;
        await using var unit = await LinkDecisionWriter.BeginAsync(store, cancel);
        var (one, other) = LinkDecisions.InOrder(command.Account, command.Other);
        if (await LinkDecisions.RefusePairAsync(unit.Db, one, other, cancel) is { } decided) return decided;
        var suggestion = await unit.Db.ProbableLinks.AsNoTracking().TagWith(nameof(TurnDownSuggestion)).SingleOrDefaultAsync(l => l.AccountId == one && l.OtherAccountId == other, cancel);
        if (suggestion is null) return LinkRefusals.NotSuggested;
        return await LinkDecisionWriter.AddAsync(unit, store.Dialect, LinkDecisions.OfPair(LinkDecisionKind.NotOnePerson, one, other, suggestion, command.Reason, actor, unit.At), "link.turned-down", actor,
            cancel);
    }
}
