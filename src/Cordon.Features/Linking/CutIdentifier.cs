using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Linking;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>Says that an identifier joins nobody ("the card belongs to the office"); it lasts, whatever facts come later, until it is taken back.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record CutIdentifier(IdentifierRef Identifier, string Reason);

public sealed class CutIdentifierHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The decision; or <c>permission.missing</c>, <c>link.reason-too-short</c>, <c>link.not-found</c>, <c>link.already-cut</c>, <c>link.changed-meanwhile</c>.</returns>
    public async Task<Outcome<LinkDecisionId>> HandleAsync(CutIdentifier command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (LinkDecision.CheckReason(command.Reason) is { } refusal) return refusal;
        var (payment, device) = (command.Identifier.Payment, command.Identifier.Device);
        await using var unit = await LinkDecisionWriter.BeginAsync(store, cancel);
        var isThere = payment is not null
            ? await unit.Db.PaymentIdentities.TagWith(nameof(CutIdentifier)).AnyAsync(p => p.Id == payment, cancel)
            : await unit.Db.Devices.TagWith(nameof(CutIdentifier)).AnyAsync(d => d.Id == device, cancel);
        if (!isThere) return LinkRefusals.NotFound;
        if (await LinkDecisions.Cuts(unit.Db, command.Identifier).AnyAsync(cancel)) return LinkRefusals.AlreadyCut;
        var decision = new LinkDecision
        {
            Kind = LinkDecisionKind.CutIdentifier,
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
