using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations.Leads;

/// <summary>A page of leads, by domain.</summary>
/// <param name="Size">Rows on the page, 1 to 200.</param>
public sealed record ListLeads(LeadFilter Filter, PagePlace Place = default, int Size = 50);

/// <param name="Text">A part of the domain.</param>
/// <param name="List">The file that named it first, exactly.</param>
/// <param name="Known">Only those whose registrable domain an organization lists.</param>
public sealed record LeadFilter(string? Text = null, LeadSeverity? Severity = null, string? List = null, bool Known = false)
{
    public bool IsEmpty => this == new LeadFilter();
}

/// <param name="Organization">That lists its registrable domain; null where none does.</param>
/// <param name="Accounts">With mail at its registrable domain.</param>
public sealed record LeadRow(long Id, string Domain, LeadSeverity Severity, string? Comment, string List, DateTimeOffset LearnedAt, long? Organization, string? OrganizationName, int Accounts);

/// <param name="Lists">The files that leads came from, in alphabetical order.</param>
public sealed record LeadPage(Page<LeadRow> Page, IReadOnlyList<string> Lists);

public sealed class ListLeadsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MaxSize = 200;
    private const int MostLists = 100;

    public async Task<Outcome<LeadPage>> HandleAsync(ListLeads query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<LeadPage>>(async (db, ct) =>
        {
            var (size, backwards) = (Math.Clamp(query.Size, 1, MaxSize), query.Place.Backwards);
            var all = Filtered(db, query.Filter);
            var count = new BoundedCount(await all.Take(BoundedCount.Look).TagWith(nameof(ListLeads)).CountAsync(ct));
            var leads = all;
            if (query.Place.Cursor is { } at) leads = backwards ? leads.Where(l => string.Compare(l.Domain, at) < 0) : leads.Where(l => string.Compare(l.Domain, at) > 0);
            leads = backwards ? leads.OrderByDescending(l => l.Domain) : leads.OrderBy(l => l.Domain);
            var found = await leads.Take(size + 1).TagWith(nameof(ListLeads)).ToListAsync(ct);
            var more = found.Count > size;
            if (more) found.RemoveAt(size);
            if (backwards) found.Reverse();
            var known = await KnownThere.ReadAsync(db, [.. found.Select(l => l.Registrable)], ct);
            var lists = await db.OrganizationLeads.Select(l => l.List).Distinct().OrderBy(l => l).Take(MostLists).TagWith(nameof(ListLeads)).ToListAsync(ct);
            return new LeadPage(new(found.ConvertAll(l => Row(l, known[l.Registrable])),
                found.Count > 0 && (backwards || more) ? found[^1].Domain : null, found.Count > 0 && (backwards ? more : query.Place.After is not null) ? found[0].Domain : null, count), lists);
        }, cancel);
    }

    private static IQueryable<OrganizationLead> Filtered(CordonDb db, LeadFilter filter)
    {
        var leads = db.OrganizationLeads.AsQueryable();
        if (filter.Severity is { } severity) leads = leads.Where(l => l.Severity == severity);
        if (filter.List is { } list) leads = leads.Where(l => l.List == list);
        if (filter.Known) leads = leads.Where(l => db.OrganizationDomains.Any(d => d.Domain == l.Registrable));
        if (filter.Text?.Trim().ToLowerInvariant() is { Length: > 0 } text) leads = leads.Where(l => l.Domain.Contains(text));
        return leads;
    }

    private static LeadRow Row(OrganizationLead lead, KnownThere known) =>
        new(lead.Id.Value, lead.Domain, lead.Severity, lead.Comment, lead.List, lead.LearnedAt, known.Organization, known.Name, known.Accounts);
}
