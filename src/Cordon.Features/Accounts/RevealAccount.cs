using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>Shows an account's personal data unmasked; the reason is written into the audit record first.</summary>
public sealed record RevealAccount(AccountId Id, string? Reason);

public sealed record RevealedAccount(string? Username, string? DisplayName, string? Email);

public sealed class RevealAccountHandler(CordonStore store, ICurrentActor actors)
{
    /// <summary>In characters after trimming.</summary>
    public const int MinReasonLength = 10;
    public const int MaxReasonLength = 500;

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : AccountRefusals.ReasonTooShort;

    /// <returns>The data; or <c>permission.missing</c>, <c>account.reveal-needs-reason</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<RevealedAccount>> HandleAsync(RevealAccount command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.RevealPersonalData)) return Refusals.NotPermitted;
        if (CheckReason(command.Reason) is { } refusal) return refusal;
        await using var unit = await store.BeginAsync(cancel);
        var account = await unit.Db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == command.Id, cancel);
        if (account is null) return AccountRefusals.NotFound;
        unit.Record(new AuditRecord(actor, "account.revealed", $"account:{account.Id.Value}", command.Reason!.Trim()));
        return await unit.CommitAsync(new RevealedAccount(account.Username, account.DisplayName, account.Email), cancel);
    }
}
