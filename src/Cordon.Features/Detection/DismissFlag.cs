using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Says that what a rule finds on an account is no concern; it lasts for both, for later flags too.</summary>
/// <param name="Reason">10 to 500 characters after trimming.</param>
public sealed record DismissFlag(AccountId Account, string Rule, string? Reason);

public sealed class DismissFlagHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The dismissal; or <c>permission.missing</c>, <c>flag.reason-too-short</c>, <c>flag.not-found</c>, <c>flag.already-dismissed</c>.</returns>
    public async Task<Outcome<FlagDismissalId>> HandleAsync(DismissFlag command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        if (FlagDismissal.CheckReason(command.Reason) is { } refusal) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        // A run writes flags and scores under the same lock: neither sees the other's half.
        await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Detection, 1, cancel);
        var flag = await unit.Db.Flags.AsNoTracking().TagWith(nameof(DismissFlag))
            .SingleOrDefaultAsync(f => f.AccountId == command.Account && f.Rule == command.Rule && f.SupersededAt == null, cancel);
        if (flag is null) return FlagRefusals.NotFound;
        if (await unit.Db.FlagDismissals.AnyAsync(d => d.AccountId == command.Account && d.Rule == command.Rule && d.TakenBackAt == null, cancel)) return FlagRefusals.AlreadyDismissed;
        var dismissal = unit.Db.FlagDismissals.Add(new FlagDismissal
        {
            AccountId = command.Account,
            Rule = command.Rule,
            Reason = command.Reason!.Trim(),
            By = actor.Id,
            ByName = actor.Name,
            At = unit.At,
        }).Entity;
        await unit.Db.SaveChangesAsync(cancel);
        await FlagScores.RefreshAsync(unit.Db, [command.Account], cancel);
        unit.Record(new AuditRecord(actor, "flag.dismissed", $"account:{command.Account.Value}", dismissal.Reason, After: new { rule = flag.Rule, flag = flag.Id.Value, score = flag.Score }));
        return await unit.CommitAsync(dismissal.Id, cancel);
    }
}
