using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>A page of organizations that stand for themselves, by their names as they are compared.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListOrganizations(OrganizationFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="Text">Part of the name, of an alias or of a domain; a name of one that was merged finds the one it was merged into.</param>
/// <param name="Country">ISO 3166-1 alpha-2, upper case.</param>
/// <param name="Confirmed">Only those with confirmed people; <paramref name="Suspected"/> with suspected, <paramref name="ToReview"/> with people that wait for a decision.</param>
public sealed record OrganizationFilter(string? Text = null, string? Country = null, bool Confirmed = false, bool Suspected = false, bool ToReview = false)
{
    public bool IsEmpty => this == new OrganizationFilter();
}

/// <param name="Domains">The first ones of its own, at most <see cref="ListOrganizationsHandler.MostDomains"/>; <paramref name="DomainCount"/> are all.</param>
/// <param name="Confirmed">People of it and of those merged into it.</param>
public sealed record OrganizationRow(long Id, string Name, IReadOnlyList<string> Domains, int DomainCount, string? Country, OrganizationName? Parent, int Confirmed, int Suspected, int ToReview);

/// <summary>An organization as other rows point to it.</summary>
public sealed record OrganizationName(long Id, string Name);

public sealed class ListOrganizationsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200, MostDomains = 3, MaxTextLength = 200;

    public async Task<Outcome<Page<OrganizationRow>>> HandleAsync(ListOrganizations query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<Page<OrganizationRow>>>(
            async (db, ct) =>
            {
                var size = Math.Clamp(query.Size, 1, MaxSize);
                var found = Filtered(db, query.Filter);
                var count = new BoundedCount(await found.Take(BoundedCount.Look).TagWith("CountOrganizations").CountAsync(ct));
                var back = query.Place.Backwards;
                if (Key.Read(query.Place.Cursor) is { } key)
                    found = back
                        ? found.Where(o => string.Compare(o.NameKey, key.Name) < 0 || (o.NameKey == key.Name && o.Id < key.Id))
                        : found.Where(o => string.Compare(o.NameKey, key.Name) > 0 || (o.NameKey == key.Name && o.Id > key.Id));
                var ordered = back ? found.OrderByDescending(o => o.NameKey).ThenByDescending(o => o.Id) : found.OrderBy(o => o.NameKey).ThenBy(o => o.Id);
                var rows = await ordered.Take(size + 1).TagWith(nameof(ListOrganizations)).ToListAsync(ct);
                var more = rows.Count > size;
                if (more) rows.RemoveAt(size);
                if (back) rows.Reverse();
                var shown = await RowsAsync(db, rows, ct);
                var hasNext = back ? rows.Count > 0 : more;
                var hasPrevious = back ? more : query.Place.After is not null && rows.Count > 0;
                return new Page<OrganizationRow>(shown, hasNext ? Key.Of(rows[^1]) : null, hasPrevious ? Key.Of(rows[0]) : null, count);
            },
            cancel);
    }

    private static IQueryable<Organization> Filtered(CordonDb db, OrganizationFilter filter)
    {
        var found = db.Organizations.Where(o => o.MergedIntoId == null);
        if (filter.Country is { } country) found = found.Where(o => o.Country == country);
        if (filter.Confirmed) found = found.Where(o => db.Affiliations.Any(a => a.State == AffiliationState.Confirmed && (a.OrganizationId == o.Id || db.Organizations.Any(m => m.RootId == o.Id && m.Id == a.OrganizationId))));
        if (filter.Suspected) found = found.Where(o => db.Affiliations.Any(a => a.State == AffiliationState.Suspected && a.Confidence > 0 && (a.OrganizationId == o.Id || db.Organizations.Any(m => m.RootId == o.Id && m.Id == a.OrganizationId))));
        if (filter.ToReview) found = found.Where(o => db.Affiliations.Any(a => a.Review != ReviewReason.None && (a.OrganizationId == o.Id || db.Organizations.Any(m => m.RootId == o.Id && m.Id == a.OrganizationId))));
        var text = filter.Text?.Trim();
        if (string.IsNullOrEmpty(text)) return found;
        var (lower, like) = (text.ToLowerInvariant(), Pattern(text));
        // Compared as names are kept: in whatever script, and without the legal form.
        var key = OrganizationKeys.KeyOf(text) is { Length: > 0 } known ? known : lower;
        var named = db.Organizations.Where(o => o.NameKey.Contains(key) || EF.Functions.Like(o.Name, like, Escape)).Select(o => o.RootId ?? o.Id)
            .Union(db.OrganizationAliases.Where(a => a.Key.Contains(key) || EF.Functions.Like(a.Alias, like, Escape)).Join(db.Organizations, a => a.OrganizationId, o => o.Id, (_, o) => o.RootId ?? o.Id))
            .Union(db.OrganizationDomains.Where(d => d.Host.Contains(lower)).Join(db.Organizations, d => d.OrganizationId, o => o.Id, (_, o) => o.RootId ?? o.Id));
        return found.Where(o => named.Contains(o.Id));
    }

    private const string Escape = "\\";

    private static string Pattern(string text) =>
        "%" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal) + "%";

    private static async Task<IReadOnlyList<OrganizationRow>> RowsAsync(CordonDb db, List<Organization> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(o => o.Id);
        var domains = (await db.OrganizationDomains.Where(d => ids.Contains(d.OrganizationId)).OrderBy(d => d.Id).Select(d => new { d.OrganizationId, d.Host }).TagWith("DomainsOfOrganizations").ToListAsync(cancel))
            .ToLookup(d => d.OrganizationId, d => d.Host);
        var parentIds = rows.Where(o => o.ParentId is not null).Select(o => o.ParentId!.Value).Distinct().ToList();
        var parents = await db.Organizations.Where(o => parentIds.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => new OrganizationName(o.Id.Value, o.Name), cancel);
        var people = await PeopleCounts.OfAsync(db, ids, cancel);
        return [.. rows.Select(o =>
        {
            var (confirmed, suspected, toReview) = people.GetValueOrDefault(o.Id);
            return new OrganizationRow(o.Id.Value, o.Name, [.. domains[o.Id].Take(MostDomains)], domains[o.Id].Count(), o.Country, o.ParentId is { } parent ? parents.GetValueOrDefault(parent) : null, confirmed, suspected, toReview);
        })];
    }

    /// <summary>A row's place in the order.</summary>
    private readonly record struct Key(string Name, OrganizationId Id)
    {
        public static string Of(Organization row) => string.Create(CultureInfo.InvariantCulture, $"{row.NameKey}~{row.Id.Value}");

        /// <returns>Null where it is none: an address is often typed.</returns>
        public static Key? Read(string? cursor) =>
            cursor?.LastIndexOf('~') is { } at and >= 0 && long.TryParse(cursor.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? new(cursor[..at], new(id)) : null;
    }
}
