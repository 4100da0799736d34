using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Testing;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Organizations;

public sealed class OrganizationClosureTests
{
    // Of each organization its parent and what it was merged into, by place; -1 is none. Circles may come of it, as splits can leave them.
    private static readonly Gen<(int Parent, int Into)[]> Forest = Gen.Select(Gen.Int[-1, 7], Gen.OneOf(Gen.Const(-1), Gen.Const(-1), Gen.Int[0, 7])).Array[1, 8]
        .Select(all => all.Select((one, place) => (one.Item1 >= all.Length || one.Item1 == place ? -1 : one.Item1, one.Item2 >= place ? -1 : one.Item2)).ToArray());

    [Fact]
    public async Task It_is_what_a_walk_up_finds() => await Forest.SampleAsync(async forest =>
    {
        await using var app = await TestApp.StartAsync();
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        await SaveAsync(unit.Db, forest);
        await OrganizationClosure.RebuildAsync(unit.Db, CancellationToken.None);
        Assert.Equal(Walk(forest), await StoredAsync(unit.Db));
    }, iter: 60);

    [Fact]
    public async Task Renewing_what_changed_is_as_good_as_making_all_anew() => await Gen.Select(Forest, Gen.Int[0, 7], Gen.Int[-1, 7]).SampleAsync(async (forest, changed, parent) =>
    {
        changed %= forest.Length;
        if (parent >= forest.Length || parent == changed) parent = -1;
        await using var app = await TestApp.StartAsync();
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        var all = await SaveAsync(unit.Db, forest);
        await OrganizationClosure.RebuildAsync(unit.Db, CancellationToken.None);
        forest[changed] = (parent, forest[changed].Into);
        all[changed].ParentId = parent < 0 ? null : all[parent].Id;
        await unit.Db.SaveChangesAsync();
        await OrganizationClosure.RenewAsync(unit.Db, [all[changed].Id], CancellationToken.None);
        Assert.Equal(Walk(forest), await StoredAsync(unit.Db));
    }, iter: 60);

    private static async Task<Organization[]> SaveAsync(Data.CordonDb db, (int Parent, int Into)[] forest)
    {
        Organization[] all = [.. forest.Select((_, place) => new Organization { Name = $"{place}", NameKey = $"{place}", LearnedAt = TestApp.Noon })];
        db.Organizations.AddRange(all);
        await db.SaveChangesAsync();
        for (var place = 0; place < all.Length; place++)
        {
            all[place].ParentId = forest[place].Parent < 0 ? null : all[forest[place].Parent].Id;
            all[place].MergedIntoId = forest[place].Into < 0 ? null : all[forest[place].Into].Id;
        }
        await db.SaveChangesAsync();
        return all;
    }

    private static string Walk((int Parent, int Into)[] forest)
    {
        var rows = new List<(int, int, int)>();
        for (var one = 0; one < forest.Length; one++)
        {
            var (depth, at, passed) = (0, one, new HashSet<int>());
            while (at >= 0 && passed.Add(at))
            {
                rows.Add((one, at, depth));
                if (forest[at].Into >= 0) at = forest[at].Into;
                else (at, depth) = (forest[at].Parent, depth + 1);
            }
        }
        return string.Join(' ', rows.Order());
    }

    private static async Task<string> StoredAsync(Data.CordonDb db)
    {
        var names = await db.Organizations.ToDictionaryAsync(o => o.Id, o => int.Parse(o.Name, System.Globalization.CultureInfo.InvariantCulture));
        return string.Join(' ', (await db.OrganizationAncestors.AsNoTracking().ToListAsync()).Select(a => (names[a.OrganizationId], names[a.AncestorId], a.Depth)).Order());
    }
}
