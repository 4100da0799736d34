using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Privacy;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>A page of an organization's people, the surest first.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListOrganizationPeople(OrganizationId Id, PeopleFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="State">Null: every state.</param>
/// <param name="Least">Least confidence, 0 to 1, inclusive.</param>
/// <param name="On">Only who was affiliated at some time of this day of UTC, as far as their times are known; nobody whom staff rejected.</param>
/// <param name="Known">What was believed at the end of this day of UTC, instead of what is believed now.</param>
public sealed record PeopleFilter(AffiliationState? State = null, double? Least = null, DateOnly? On = null, DateOnly? Known = null)
{
    public bool IsEmpty => this == new PeopleFilter();
}

/// <param name="Affiliation">Its number.</param>
/// <param name="Name">Masked, as is the mail.</param>
/// <param name="Confidence">0 to 1, by the signals alone.</param>
/// <param name="LastSightedAt">Null without a dated sighting, and where it was asked what was known on a day.</param>
/// <param name="Review">Of now.</param>
public sealed record PersonRow(long Affiliation, long AccountId, string Account, string? Name, string? Email, AffiliationState State, double Confidence, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo,
    DateTimeOffset? LastSightedAt, ReviewReason Review, double FlagScore);

public sealed class ListOrganizationPeopleHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200;

    public async Task<Outcome<Page<PersonRow>>> HandleAsync(ListOrganizationPeople query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<PersonRow>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(db, query.Id, query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountPeople").CountAsync(ct));
                var back = query.Place.Backwards;
                if (ConfidenceKey.Read(query.Place.Cursor) is { } key)
                {
                    var (confidence, id) = (key.Confidence, new AffiliationId(key.Id));
                    found = back
                        ? found.Where(b => b.Confidence >= confidence && (b.Confidence > confidence || b.Id > id))
                        : found.Where(b => b.Confidence <= confidence && (b.Confidence < confidence || b.Id < id));
                }
                var ordered = back ? found.OrderBy(b => b.Confidence).ThenBy(b => b.Id) : found.OrderByDescending(b => b.Confidence).ThenByDescending(b => b.Id);
                var beliefs = await ordered.Take(size + 1).TagWith(nameof(ListOrganizationPeople)).ToListAsync(ct);
                var more = beliefs.Count > size;
                if (more) beliefs.RemoveAt(size);
                if (back) beliefs.Reverse();
                var hasNext = back ? beliefs.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && beliefs.Count > 0;
                return new Page<PersonRow>(await RowsAsync(db, beliefs, query.Filter.Known is null, ct), hasNext ? Cursor(beliefs[^1]) : null, hasPrevious ? Cursor(beliefs[0]) : null, count);
            },
            cancel);
    }

    private static string Cursor(Belief belief) => new ConfidenceKey(belief.Confidence, belief.Id.Value).Cursor;

    private static IQueryable<Belief> Filtered(CordonDb db, OrganizationId id, PeopleFilter filter)
    {
        var self = OrganizationPeople.SelfAndMerged(db, id);
        var found = (filter.Known is { } known ? Beliefs.KnownOn(db, known) : Beliefs.Now(db)).Where(b => self.Contains(b.OrganizationId));
        if (filter.State is { } state) found = found.Where(b => b.State == state);
        if (filter.Least is { } least) found = found.Where(b => b.Confidence >= least);
        return filter.On is { } on ? found.HeldOn(on) : found;
    }

    private static async Task<IReadOnlyList<PersonRow>> RowsAsync(CordonDb db, List<Belief> beliefs, bool isNow, CancellationToken cancel)
    {
        if (beliefs.Count == 0) return [];
        var accountIds = beliefs.Select(b => b.AccountId).Distinct().ToList();
        var accounts = await db.Accounts.Where(a => accountIds.Contains(a.Id)).Select(a => new { a.Id, a.ExternalId, a.DisplayName, a.Email, a.FlagScore }).TagWith("AccountsOfPeople").ToDictionaryAsync(a => a.Id, cancel);
        var ids = beliefs.ConvertAll(b => b.Id);
        var standing = await db.Affiliations.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.LastSightedAt, a.Review }).ToDictionaryAsync(a => a.Id, cancel);
        return [.. beliefs.Where(b => accounts.ContainsKey(b.AccountId)).Select(b =>
        {
            var (account, now) = (accounts[b.AccountId], standing.GetValueOrDefault(b.Id));
            var seen = isNow && now is not null && now.LastSightedAt != Signal.NotKnown ? now.LastSightedAt : (DateTimeOffset?)null;
            return new PersonRow(b.Id.Value, b.AccountId.Value, account.ExternalId, Mask.Name(account.DisplayName), Mask.Email(account.Email), b.State, b.Confidence, b.ValidFrom, b.ValidTo, seen, now?.Review ?? ReviewReason.None, account.FlagScore);
        })];
    }
}
