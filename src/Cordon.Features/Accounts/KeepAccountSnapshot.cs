using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Activity;
using Cordon.Features.Attribution;
using Cordon.Features.Detection;
using Cordon.Features.Evidence;
using Cordon.Features.Linking;
using Cordon.Features.Staff;

namespace Cordon.Features.Accounts;

/// <summary>Seals what the page of an account shows now: facts will change, and what staff went by must be found again.</summary>
public sealed record KeepAccountSnapshot(AccountId Account, string Reason);

public sealed class KeepAccountSnapshotHandler(CordonStore store, IArtifactStore artifacts, GetAccountHandler accounts, GetAccountFlagsHandler flags, GetAccountLinksHandler links,
    GetAccountAffiliationsHandler affiliations, GetAccountUseHandler uses, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The new item; or <c>permission.missing</c>, <c>evidence.reason-too-short</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<EvidenceId>> HandleAsync(KeepAccountSnapshot command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (KeptEvidence.CheckReason(command.Reason) is { } refusal) return refusal;
        if (!(await accounts.HandleAsync(new(command.Account), cancel)).Accepted(out var view, out refusal)) return refusal;
        if (!(await flags.HandleAsync(new(command.Account), cancel)).Accepted(out var flagged, out refusal)) return refusal;
        if (!(await links.HandleAsync(new(command.Account), cancel)).Accepted(out var linked, out refusal)) return refusal;
        if (!(await affiliations.HandleAsync(new(command.Account), cancel)).Accepted(out var affiliated, out refusal)) return refusal;
        if (!(await uses.HandleAsync(new(command.Account), cancel)).Accepted(out var use, out refusal)) return refusal;
        var account = view.Account.Account;
        var answer = new { account = view.Account, learnedAt = view.LearnedAt, flags = flagged, links = linked, affiliations = affiliated.Affiliations, use };
        // Named by its number: an external id may be a mail address.
        return await KeptEvidence.SealAsync(store, artifacts, actor, FormattableString.Invariant($"account-{command.Account.Value}.json"), FormattableString.Invariant($"the page of account {command.Account.Value}, as it stood"),
            command.Reason, new { account, at = clock.GetUtcNow().UtcDateTime }, answer, cancel);
    }
}
