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
            var rows = await store.ReadAsync((db, ct) => Rows(db, last, on, known).Take(AtATime).TagWith(nameof(StreamAffiliationsHandler)).ToListAsync(ct), cancel);
            if (rows.Count == 0) yield break;
            foreach (var row in rows)
                yield return new(row.Account, row.Organization, row.State.ToString().ToLowerInvariant(), Math.Round(row.Confidence, 4), row.ValidFrom, row.ValidTo, row.At);
            last = rows[^1].Id;
        }
    }

    private static IQueryable<Row> Rows(CordonDb db, AffiliationId after, DateOnly? on, DateOnly? known)
    {
        var beliefs = (known is { } day ? Beliefs.KnownOn(db, day) : Beliefs.Now(db)).Where(b => b.Id > after);
        if (on is { } date) beliefs = beliefs.HeldOn(date);
        return from b in beliefs
               join a in db.Accounts on b.AccountId equals a.Id
               join o in db.Organizations on b.OrganizationId equals o.Id
               orderby b.Id
               select new Row { Id = b.Id, Account = a.ExternalId, Organization = o.Name, State = b.State, Confidence = b.Confidence, ValidFrom = b.ValidFrom, ValidTo = b.ValidTo, At = b.At };
    }

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
