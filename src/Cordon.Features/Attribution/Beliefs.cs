using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Attribution;

namespace Cordon.Features.Attribution;

/// <summary>An affiliation as it is now, or as it was believed on a day.</summary>
internal sealed class Belief
{
    public required AffiliationId Id { get; init; }
    public required AccountId AccountId { get; init; }
    public required OrganizationId OrganizationId { get; init; }
    public required AffiliationState State { get; init; }
    public required double Confidence { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }
    public DateTimeOffset? ValidTo { get; init; }

    /// <summary>Since when it is believed; of what is believed now, since it was decided or first suspected.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Both kinds of time: what is, or was, believed, and what of it held on a day. An affiliation whose signals fell away and on which nobody decided is no belief.</summary>
internal static class Beliefs
{
    public static IQueryable<Belief> Now(CordonDb db) => db.Affiliations.Where(a => a.Confidence > 0 || a.State != AffiliationState.Suspected).Select(a => new Belief
    {
        Id = a.Id,
        AccountId = a.AccountId,
        OrganizationId = a.OrganizationId,
        State = a.State,
        Confidence = a.Confidence,
        ValidFrom = a.ValidFrom,
        ValidTo = a.ValidTo,
        At = a.DecidedAt ?? a.LearnedAt,
    });

    /// <param name="day">What was believed at the end of this day of UTC.</param>
    public static IQueryable<Belief> KnownOn(CordonDb db, DateOnly day)
    {
        var end = Begin(day.AddDays(1));
        return db.AffiliationVersions
            .Where(v => v.At < end && !db.AffiliationVersions.Any(w => w.AffiliationId == v.AffiliationId && w.At < end && w.Id > v.Id))
            .Where(v => v.Confidence > 0 || v.State != AffiliationState.Suspected)
            .Select(v => new Belief
            {
                Id = v.AffiliationId,
                AccountId = v.AccountId,
                OrganizationId = v.OrganizationId,
                State = v.State,
                Confidence = v.Confidence,
                ValidFrom = v.ValidFrom,
                ValidTo = v.ValidTo,
                At = v.At,
            });
    }

    /// <summary>Those that held at some time of a day of UTC, as far as their times are known; nobody whom staff rejected.</summary>
    public static IQueryable<Belief> HeldOn(this IQueryable<Belief> beliefs, DateOnly day)
    {
        var (begin, end) = (Begin(day), Begin(day.AddDays(1)));
        return beliefs.Where(b => b.State != AffiliationState.Rejected && (b.ValidFrom == null || b.ValidFrom < end) && (b.ValidTo == null || b.ValidTo >= begin));
    }

    private static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
