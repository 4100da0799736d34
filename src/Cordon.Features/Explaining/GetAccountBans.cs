using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Explaining;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Staff;

namespace Cordon.Features.Explaining;

/// <summary>The bans that reach an account, with the proof path of each: for its page, beside all else that whoever may browse sees there.</summary>
public sealed record GetAccountBans(AccountId Account);

public sealed class GetAccountBansHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The explanation; or <c>permission.missing</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<Explanation>> HandleAsync(GetAccountBans query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var facts = await store.ReadAsync((db, ct) => ExplanationReader.ReadAsync(db, query.Account, clock.GetUtcNow(), ct), cancel);
        return facts is null ? AccountRefusals.NotFound : Explainer.Explain(facts, Audience.Reviewer);
    }
}
