using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Takes back the dismissal that lasts for an account and rule: its flags count again.</summary>
public sealed record TakeBackDismissal(AccountId Account, string Rule);

public sealed class TakeBackDismissalHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The dismissal; or <c>permission.missing</c>, <c>flag.not-dismissed</c>, <c>record.changed-meanwhile</c>.</returns>
    public async Task<Outcome<FlagDismissalId>> HandleAsync(TakeBackDismissal command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Detection, 1, cancel);
        var dismissal = await unit.Db.FlagDismissals.TagWith(nameof(TakeBackDismissal))
            .SingleOrDefaultAsync(d => d.AccountId == command.Account && d.Rule == command.Rule && d.TakenBackAt == null, cancel);
        if (dismissal is null) return FlagRefusals.NotDismissed;
        if (dismissal.TakeBack(actor, unit.At) is { } refusal) return refusal;
        await unit.Db.SaveChangesAsync(cancel);
        await FlagScores.RefreshAsync(unit.Db, [command.Account], cancel);
        unit.Record(new AuditRecord(actor, "flag.dismissal-taken-back", $"account:{command.Account.Value}", Before: new { rule = dismissal.Rule, reason = dismissal.Reason, by = dismissal.By }));
        return await unit.CommitAsync(dismissal.Id, cancel);
    }
}
