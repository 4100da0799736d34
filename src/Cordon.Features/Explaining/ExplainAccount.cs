using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Explaining;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Staff;

namespace Cordon.Features.Explaining;

/// <summary>Why is this account banned, or is it not? Each look-up is written into the audit record before anything is told.</summary>
/// <param name="Text">An external id, a user name or a mail address, as a whole.</param>
/// <param name="Account">Instead of it: the account itself, as a candidate of an earlier look-up names it.</param>
/// <param name="ExternalIdFirst">Whoever has the text as external id is meant, though others go by that name, too.</param>
public sealed record ExplainAccount(string? Text = null, AccountId? Account = null, bool ExternalIdFirst = false);

/// <param name="Account">The account that was found; null where there are several.</param>
/// <param name="Candidates">Where several go by the name: at most ten, masked.</param>
public sealed record WhyAnswer(long? Account, Explanation? Explanation, Audience Audience, IReadOnlyList<WhyCandidate> Candidates);

/// <param name="Account">The external id; names and address are masked.</param>
public sealed record WhyCandidate(long Id, string Account, string? Username, string? Email, string? Country);

public sealed class ExplainAccountHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxTextLength = 320;

    /// <returns>The answer; or <c>permission.missing</c>, <c>why.nothing-asked</c>, <c>account.not-found</c>.</returns>
    public async Task<Outcome<WhyAnswer>> HandleAsync(ExplainAccount query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.LookUpWhyBanned)) return Refusals.NotPermitted;
        var audience = actor.May(Permission.Browse) ? Audience.Reviewer : Audience.Support;
        if (query.Account is { } known) return await TellAsync(actor, known, audience, cancel);
        var text = (query.Text ?? "").Trim();
        if (text.Length is 0 or > MaxTextLength) return WhyRefusals.NothingAsked;
        var found = await AccountNamed.FindAsync(store, text, cancel);
        if (found is [var only]) return await TellAsync(actor, only.Id, audience, cancel);
        if (query.ExternalIdFirst && found.FirstOrDefault(a => a.ExternalId == text) is { } meant) return await TellAsync(actor, meant.Id, audience, cancel);
        await RecordAsync(actor, found.Count, cancel);
        if (found.Count == 0) return AccountRefusals.NotFound;
        return new WhyAnswer(null, null, audience, [.. found.Select(a => new WhyCandidate(a.Id.Value, a.ExternalId, Mask.Name(a.Username), Mask.Email(a.Email), a.Country))]);
    }

    private async Task<Outcome<WhyAnswer>> TellAsync(Actor actor, AccountId account, Audience audience, CancellationToken cancel)
    {
        // Read within the unit that records it: what is told is what stood when the record says it was asked.
        await using var unit = await store.BeginAsync(cancel);
        if (await ExplanationReader.ReadAsync(unit.Db, account, unit.At, cancel) is not { } facts) return AccountRefusals.NotFound;
        var explanation = Explainer.Explain(facts, audience);
        unit.Record(new AuditRecord(actor, "why.looked-up", $"account:{account.Value}", After: new { state = explanation.State.ToString(), bans = explanation.Bans.Select(b => b.Ban), audience = audience.ToString() }));
        return await unit.CommitAsync(new WhyAnswer(account.Value, explanation, audience, []), cancel);
    }

    // What was typed stays out of the record: it may be an address.
    private async Task RecordAsync(Actor actor, int found, CancellationToken cancel)
    {
        await using var unit = await store.BeginAsync(cancel);
        unit.Record(new AuditRecord(actor, "why.looked-up", "accounts", After: new { found }));
        await unit.CommitAsync(cancel);
    }
}
