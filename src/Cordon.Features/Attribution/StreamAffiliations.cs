using System.Runtime.CompilerServices;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution;

/// <summary>An affiliation for scripts.</summary>
/// <param name="Account">External id.</param>
/// <param name="Organization">Its name.</param>
/// <param name="State">suspected, confirmed, rejected or ended.</param>
/// <param name="ValidFrom">Null: not known.</param>
/// <param name="ValidTo">Null: not over, as far as anybody knows.</param>
/// <param name="LearnedAt">Since when this is believed.</param>
public sealed record StreamedAffiliation(string Account, string Organization, string State, double Confidence, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, DateTimeOffset LearnedAt);

/// <summary>All affiliations by ascending number, some at a time: as they are believed now, or were believed on a day.</summary>
public sealed class StreamAffiliationsHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 2_000;

    /// <param name="on">Only those that held on this day of UTC, as far as their times are known; nobody whom staff rejected. Null: all.</param>
    /// <param name="known">As it was believed at the end of this day of UTC; null: now.</param>
    /// <exception cref="RefusedException">The reader may not see affiliations.</exception>
    public async IAsyncEnumerable<StreamedAffiliation> HandleAsync(DateOnly? on, DateOnly? known, [EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new AffiliationId(0);
        while (true)
        {
            var rows = await store.ReadAsync((db, ct) => Beliefs(db, last, on, known).Take(AtATime).TagWith(nameof(StreamAffiliationsHandler)).ToListAsync(ct), cancel);
            if (rows.Count == 0) yield break;
            foreach (var row in rows)
                yield return new(row.Account, row.Organization, row.State.ToString().ToLowerInvariant(), Math.Round(row.Confidence, 4), row.ValidFrom, row.ValidTo, row.At);
            last = rows[^1].Id;
        }
    }

    private static IQueryable<Row> Beliefs(CordonDb db, AffiliationId after, DateOnly? on, DateOnly? known)
    {
        // An affiliation without any signal, that nobody decided on, is no belief.
        var rows = from a in db.Affiliations
                   where a.Id > after && (a.Kinds != 0 || a.State != AffiliationState.Suspected)
                   join c in db.Accounts on a.AccountId equals c.Id
                   join o in db.Organizations on a.OrganizationId equals o.Id
                   select new Row { Id = a.Id, Account = c.ExternalId, Organization = o.Name, State = a.State, Confidence = a.Confidence, ValidFrom = a.ValidFrom, ValidTo = a.ValidTo, At = a.DecidedAt ?? a.LearnedAt };
        if (known is { } day)
        {
            var end = Begin(day.AddDays(1));
            rows = from v in db.AffiliationVersions
                   where v.AffiliationId > after && v.At < end && !db.AffiliationVersions.Any(w => w.AffiliationId == v.AffiliationId && w.At < end && w.Id > v.Id)
                   join c in db.Accounts on v.AccountId equals c.Id
                   join o in db.Organizations on v.OrganizationId equals o.Id
                   where v.Confidence > 0 || v.State != AffiliationState.Suspected
                   select new Row { Id = v.AffiliationId, Account = c.ExternalId, Organization = o.Name, State = v.State, Confidence = v.Confidence, ValidFrom = v.ValidFrom, ValidTo = v.ValidTo, At = v.At };
        }
        if (on is { } date)
        {
            var (begin, end) = (Begin(date), Begin(date.AddDays(1)));
            rows = rows.Where(r => r.State != AffiliationState.Rejected && (r.ValidFrom == null || r.ValidFrom < end) && (r.ValidTo == null || r.ValidTo >= begin));
        }
        return rows.OrderBy(r => r.Id);
    }

    private static DateTimeOffset Begin(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private sealed class Row
    {
        public AffiliationId Id { get; init; }
        public required string Account { get; init; }
        public required string Organization { get; init; }
        public AffiliationState State { get; init; }
        public double Confidence { get; init; }
        public DateTimeOffset? ValidFrom { get; init; }
        public DateTimeOffset? ValidTo { get; init; }
        public DateTimeOffset At { get; init; }
    }
}
