using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>How sure Cordon is of an organization's people, as a histogram, and how many have its mail and probably left.</summary>
public sealed record GetOrganizationPeople(OrganizationId Id);

/// <param name="Bins"><see cref="GetOrganizationPeopleHandler.Bins"/> of equal width from 0 to 1, each by state; the last holds 1 itself.</param>
/// <param name="WithMail">People with mail at the organization, as affiliations know it.</param>
/// <param name="LeftWithMail">Of these, those that are rejected or ended, or suspected below 0.50: a ban of the mail domain would hit them too.</param>
public sealed record PeopleHistogram(IReadOnlyList<PeopleBin> Bins, int WithMail, int LeftWithMail)
{
    public int People => Bins.Sum(b => b.Confirmed + b.Suspected + b.Rejected + b.Ended);
}

/// <param name="From">Inclusive lower end.</param>
public sealed record PeopleBin(double From, int Confirmed, int Suspected, int Rejected, int Ended);

/// <summary>How many people stand at or above a confidence.</summary>
/// <param name="Threshold">0 to 1, inclusive.</param>
public sealed record CountOrganizationPeople(OrganizationId Id, double Threshold);

/// <param name="ConfirmedBelow">Confirmed by staff although signals alone say less: they belong there whatever the threshold.</param>
public sealed record PeopleAtThreshold(double Threshold, int Confirmed, int Suspected, int ConfirmedBelow);

public sealed class GetOrganizationPeopleHandler(CordonStore store, ICurrentActor actors)
{
    public const int Bins = 20;

    private const int Mail = 1 << (int)SignalKind.VerifiedMail | 1 << (int)SignalKind.UnverifiedMail;

    /// <returns>The figures; or <c>permission.missing</c>, <c>organization.not-found</c>.</returns>
    public async Task<Outcome<PeopleHistogram>> HandleAsync(GetOrganizationPeople query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<PeopleHistogram>>(
            async (db, ct) =>
            {
                if (!await db.Organizations.AnyAsync(o => o.Id == query.Id, ct)) return OrganizationRefusals.NotFound;
                var counts = await OrganizationPeople.Of(db, query.Id)
                    .Select(a => new { Bin = (int)(a.Confidence * Bins), a.State, HasMail = (a.Kinds & Mail) != 0, Likely = a.Confidence >= OrganizationPeople.Likely })
                    .GroupBy(a => new { a.Bin, a.State, a.HasMail, a.Likely }).Select(g => new { g.Key.Bin, g.Key.State, g.Key.HasMail, g.Key.Likely, People = g.Count() })
                    .TagWith(nameof(GetOrganizationPeople)).ToListAsync(ct);
                var bins = Enumerable.Range(0, Bins).Select(i => new PeopleBin((double)i / Bins, In(i, AffiliationState.Confirmed), In(i, AffiliationState.Suspected), In(i, AffiliationState.Rejected), In(i, AffiliationState.Ended)));
                return new PeopleHistogram([.. bins], counts.Where(c => c.HasMail).Sum(c => c.People),
                    counts.Where(c => c.HasMail && (c.State is AffiliationState.Rejected or AffiliationState.Ended || (c.State == AffiliationState.Suspected && !c.Likely))).Sum(c => c.People));

                int In(int bin, AffiliationState state) => counts.Where(c => Math.Min(c.Bin, Bins - 1) == bin && c.State == state).Sum(c => c.People);
            },
            cancel);
    }
}

public sealed class CountOrganizationPeopleHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The counts; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<PeopleAtThreshold>> HandleAsync(CountOrganizationPeople query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<PeopleAtThreshold>>(
            async (db, ct) =>
            {
                var counts = await OrganizationPeople.Of(db, query.Id).Where(a => a.State == AffiliationState.Confirmed || (a.State == AffiliationState.Suspected && a.Confidence >= query.Threshold))
                    .Select(a => new { a.State, Above = a.Confidence >= query.Threshold }).GroupBy(a => new { a.State, a.Above }).Select(g => new { g.Key.State, g.Key.Above, People = g.Count() })
                    .TagWith(nameof(CountOrganizationPeople)).ToListAsync(ct);
                return new PeopleAtThreshold(query.Threshold, Of(AffiliationState.Confirmed, true), Of(AffiliationState.Suspected, true), Of(AffiliationState.Confirmed, false));

                int Of(AffiliationState state, bool above) => counts.Where(c => c.State == state && c.Above == above).Sum(c => c.People);
            },
            cancel);
    }
}
