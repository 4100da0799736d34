using Cordon.Data;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Audit;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Enforcement;
using Cordon.Features.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>Saves decisions on affiliations with what was believed from then on and their audit entries, in one transaction, and in turn with runs of attribution.</summary>
internal static class AffiliationWriter
{
    /// <summary>Begins a unit that holds the turn: whoever attributes or decides meanwhile waits, so what is read in it still stands when it is committed.</summary>
    public static async Task<WriteUnit> BeginAsync(CordonStore store, CancellationToken cancel)
    {
        var unit = await store.BeginAsync(cancel);
        try
        {
            await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Attribution, 1, cancel);
            return unit;
        }
        catch
        {
            await unit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Decides on one affiliation, and lets attribution look at whoever is connected with it.</summary>
    /// <param name="decide">Changes the affiliation, knowing what its signals come to now; or says why not.</param>
    /// <returns>The affiliation; or <c>affiliation.not-found</c>, what <paramref name="decide"/> refuses, <c>affiliation.changed-meanwhile</c>.</returns>
    public static async Task<Outcome<AffiliationId>> DecideAsync(CordonStore store, AttributionSettings settings, Actor actor, AffiliationId id, string action, string reason,
        Func<WriteUnit, Affiliation, Judgement, Task<Refusal?>> decide, CancellationToken cancel)
    {
        await using var unit = await BeginAsync(store, cancel);
        var affiliation = await unit.Db.Affiliations.TagWith(nameof(AffiliationWriter)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (affiliation is null) return AffiliationRefusals.NotFound;
        var known = await KnownAsync(unit.Db, affiliation, unit.At, cancel);
        var before = State(affiliation);
        if (await decide(unit, affiliation, known) is { } refusal) return refusal;
        Write(unit, actor, affiliation, action, reason, before);
        CoverageUpkeep.Follow(unit, actor, CoverageScope.Of([affiliation.AccountId]), EnforcementCause.AffiliationChanged);
        if (settings.AfterChange) await AttributionJobs.Runs.QueueAsync(unit, actor, cancel);
        return Outcome(await unit.CommitAsync(id, cancel));
    }

    /// <summary>Writes down a decision that was taken on the affiliation within this unit.</summary>
    public static void Write(WriteUnit unit, Actor actor, Affiliation affiliation, string action, string reason, object before)
    {
        unit.Db.AffiliationVersions.Add(AffiliationVersion.Of(affiliation, unit.At));
        unit.Record(new AuditRecord(actor, action, $"affiliation:{affiliation.Id.Value}", reason.Trim(), before, State(affiliation)));
    }

    /// <summary>What the signals on an affiliation come to now.</summary>
    public static async Task<Judgement> KnownAsync(CordonDb db, Affiliation affiliation, DateTimeOffset at, CancellationToken cancel)
    {
        var found = await AccountSignals.JudgeAsync(db, [affiliation.AccountId], at, cancel);
        return found.GetValueOrDefault(affiliation.AccountId)?.FirstOrDefault(j => j.Organization == affiliation.OrganizationId) ?? Judgement.Nothing(affiliation.OrganizationId);
    }

    public static object State(Affiliation affiliation) => new
    {
        account = $"account:{affiliation.AccountId.Value}",
        organization = $"organization:{affiliation.OrganizationId.Value}",
        state = affiliation.State.ToString(),
        confidence = Math.Round(affiliation.Confidence, 4),
        validTo = affiliation.ValidTo,
    };

    public static Outcome<T> Outcome<T>(Outcome<T> saved) => saved.Refusal == Refusals.ChangedMeanwhile ? AffiliationRefusals.ChangedMeanwhile : saved;
}
