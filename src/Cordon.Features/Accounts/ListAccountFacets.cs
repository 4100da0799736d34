using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Accounts;

/// <summary>Which plans and countries there are, to choose a filter from.</summary>
public sealed record ListAccountFacets;

/// <summary>Sorted; the first <see cref="ListAccountFacetsHandler.Most"/> of each.</summary>
public sealed record AccountFacets(IReadOnlyList<string> Plans, IReadOnlyList<string> Countries)
{
    public static readonly AccountFacets None = new([], []);
}

/// <remarks>
/// The index is jumped along, one seek a value: over a million accounts a DISTINCT would read all of it, in SQLite as in SQL Server.
/// </remarks>
public sealed class ListAccountFacetsHandler(CordonStore store, ICurrentActor actors, AccountFacetMemory memory)
{
    public const int Most = 200;

    public async Task<Outcome<AccountFacets>> HandleAsync(ListAccountFacets query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (memory.Recall() is { } known) return known;
        var found = await store.ReadAsync(
            async (db, ct) => new AccountFacets(
                await JumpAsync(last => Plans(db, last), ct),
                await JumpAsync(last => Countries(db, last), ct)),
            cancel);
        memory.Keep(found);
        return found;
    }

    private static IQueryable<string?> Plans(CordonDb db, string? last) =>
        (last is null ? db.Accounts.Where(a => a.Plan != null) : db.Accounts.Where(a => string.Compare(a.Plan, last) > 0))
        .OrderBy(a => a.Plan).Select(a => a.Plan).TagWith(nameof(ListAccountFacets));

    private static IQueryable<string?> Countries(CordonDb db, string? last) =>
        (last is null ? db.Accounts.Where(a => a.Country != null) : db.Accounts.Where(a => string.Compare(a.Country, last) > 0))
        .OrderBy(a => a.Country).Select(a => a.Country).TagWith(nameof(ListAccountFacets));

    private static async Task<IReadOnlyList<string>> JumpAsync(Func<string?, IQueryable<string?>> behind, CancellationToken cancel)
    {
        var values = new List<string>();
        while (values.Count < Most && await behind(values.LastOrDefault()).FirstOrDefaultAsync(cancel) is { } next) values.Add(next);
        return values;
    }
}
