using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Says that one account is not joined through one identifier ("she paid once with her brother's card"); the others on it stay joined.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record CutAccount(AccountId Account, IdentifierRef Identifier, string Reason);

public sealed class CutAccountHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The decision; or <c>permission.missing</c>, <c>link.reason-too-short</c>, <c>link.not-found</c>, <c>link.already-cut</c> where it is, or the whole identifier,
    /// <c>link.changed-meanwhile</c>.</returns>
    public async Task<Outcome<LinkDecisionId>> HandleAsync(CutAccount command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (LinkDecision.CheckReason(command.Reason) is { } refusal) return refusal;
        var (account, payment, device) = (command.Account, command.Identifier.Payment, command.Identifier.Device);
        await using var unit = await LinkDecisionWriter.BeginAsync(store, cancel);
        var isThere = payment is not null
            ? await unit.Db.AccountPayments.TagWith(nameof(CutAccount)).AnyAsync(l => l.AccountId == account && l.PaymentIdentityId == payment, cancel)
            : await unit.Db.AccountDevices.TagWith(nameof(CutAccount)).AnyAsync(l => l.AccountId == account && l.DeviceId == device, cancel);
        if (!isThere) return LinkRefusals.NotFound;
        if (await LinkDecisions.Cuts(unit.Db, command.Identifier).AnyAsync(cancel) || await LinkDecisions.Cuts(unit.Db, command.Identifier, account).AnyAsync(cancel)) return LinkRefusals.AlreadyCut;
        var decision = new LinkDecision
        {
            Kind = LinkDecisionKind.CutAccount,
            AccountId = account,
            PaymentIdentityId = payment,
            DeviceId = device,
            Reason = command.Reason.Trim(),
            By = actor.Id,
            ByName = actor.Name,
            At = unit.At,
        };
        return await LinkDecisionWriter.AddAsync(unit, store.Dialect, decision, "link.cut", actor, cancel);
    }
}
