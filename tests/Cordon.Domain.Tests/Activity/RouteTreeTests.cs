using System.Text;
using Cordon.Domain.Activity;
using CsCheck;

namespace Cordon.Domain.Tests.Activity;

public sealed class RouteTreeTests
{
    [Fact]
    public void Ids_of_one_route_share_it()
    {
        var tree = new RouteTree(100);
        Assert.Equal(Match(tree, "/images/1"), Match(tree, "/images/2"));
    }

    [Fact]
    public void The_id_is_the_last_number_of_the_path()
    {
        new RouteTree(100).Match("GET"u8, "/users/7/images/4711", "", 200, out var id);
        Assert.Equal(4711, id);
    }

    [Fact]
    public void A_query_names_the_id_where_the_path_does_not()
    {
        var tree = new RouteTree(100);
        tree.Match("GET"u8, "/view", "lang=en&id=42", 200, out var id);
        Assert.Equal(42, id);
        Assert.Equal("/view?id={n}", Assert.Single(tree.TakeLearned()).Template);
    }

    [Fact]
    public void The_method_is_part_of_the_route()
    {
        var tree = new RouteTree(100);
        Assert.NotEqual(Match(tree, "/login"), tree.Match("POST"u8, "/login", "", 200, out _));
    }

    [Fact]
    public void Paths_that_are_not_found_teach_nothing()
    {
        var tree = new RouteTree(100);
        for (var i = 0; i < 500; i++) Match(tree, $"/probe{(char)('a' + i % 26)}{(char)('a' + i / 26)}", 404);
        Assert.Equal([RouteTree.NotFound], tree.TakeLearned().Select(r => r.Template));
    }

    [Fact]
    public void A_known_route_is_found_although_the_thing_is_not()
    {
        var tree = new RouteTree(100);
        Assert.Equal(Match(tree, "/images/1"), Match(tree, "/images/2", 404));
    }

    [Fact]
    public void Beyond_so_many_names_a_place_is_a_variable()
    {
        var tree = new RouteTree(1_000);
        foreach (var name in Names(200)) Match(tree, $"/blog/{name}");
        var templates = tree.TakeLearned().Select(r => r.Template).ToList();
        Assert.Equal(RouteTree.MaxLiterals + 1, templates.Count);
        Assert.Contains("/blog/{x}", templates);
    }

    [Fact]
    public void Names_that_go_on_survive_a_flood_of_names_that_end()
    {
        var tree = new RouteTree(1_000);
        foreach (var name in Names(200)) Match(tree, $"/{name}");
        Match(tree, "/api/prompts");
        Assert.Contains("/api/prompts", tree.TakeLearned().Select(r => r.Template));
    }

    [Fact]
    public void The_number_of_routes_is_bounded()
    {
        var tree = new RouteTree(50);
        foreach (var a in Names(20))
            foreach (var b in Names(20))
                Match(tree, $"/{a}/{b}");
        Assert.InRange(tree.Count, 50, 51);                 // and the one for all others
    }

    [Fact]
    public void A_restored_tree_goes_on_as_the_one_that_learned()
    {
        var tree = new RouteTree(1_000);
        foreach (var name in Names(60)) Match(tree, $"/blog/{name}");
        var restored = new RouteTree(1_000);
        foreach (var (_, method, template) in tree.TakeLearned()) restored.Restore(method, template);
        foreach (var path in new[] { "/blog/new-one", "/blog/aaa", "/images/3", "/" }) Assert.Equal(Match(tree, path), Match(restored, path));
    }

    [Fact]
    public void What_is_read_does_not_depend_on_the_order_it_was_learned_in() => Gen.Select(Gen.Int[0, Paths().Length - 1].Select(i => Paths()[i]).Array[1, 300], Gen.Int).Sample((paths, seed) =>
    {
        var shuffled = paths.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(Read(paths), Read(shuffled));
    });

    private static SortedSet<string> Read(string[] paths)
    {
        var tree = new RouteTree(10_000);
        foreach (var path in paths) Match(tree, path);
        return [.. RouteVocabulary.Fold(tree.TakeLearned().Select(r => r.Template)).Values];
    }

    private static string[] Paths() =>
        [.. Names(60).Select(n => $"/blog/{n}"), .. Names(60).Select(n => $"/u/{n}/profile"), .. Names(60).Select(n => $"/u/{n}/posts/{n}"), "/", "/login", "/images/3", "/blog"];

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"{(char)('a' + i % 26)}{(char)('a' + i / 26 % 26)}q");

    private static long Match(RouteTree tree, string path, int status = 200) => tree.Match(Encoding.UTF8.GetBytes("GET"), path, "", status, out _);
}
