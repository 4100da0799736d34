using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Cordon.Repository.Tests;

public sealed partial class RoomsTests
{
    [Theory]
    [InlineData("Console.sln")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData(".editorconfig")]
    [InlineData("appsettings.sample.json")]
    [InlineData("database/schema.sql")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/decisions")]
    [InlineData("src/Cordon.Features/Ingest")]
    [InlineData("src/Cordon.Web/Api")]
    [InlineData("src/Cordon.Web/Shell")]
    [InlineData("src/Cordon.Web/Shared")]
    [InlineData("src/Cordon.Web/SignIn")]
    [InlineData("tests/Cordon.Testing")]
    public void What_was_drawn_is_there(string path) => Assert.True(Path.Exists(Checkout.PathOf(path)));

    // Who may see whom. A reference that is not in here turns the arrow round or makes a second way.
    private static readonly Dictionary<string, string[]> Agreed = new()
    {
        ["Cordon.Domain"] = [],
        ["Cordon.Data"] = ["Cordon.Domain"],
        ["Cordon.Data.Sqlite"] = ["Cordon.Data"],
        ["Cordon.Data.SqlServer"] = ["Cordon.Data"],
        ["Cordon.Features"] = ["Cordon.Data", "Cordon.Data.SqlServer", "Cordon.Data.Sqlite"],
        ["Cordon.Web"] = ["Cordon.Features"],
        ["Cordon.Cli"] = ["Cordon.Features"],
    };

    [Fact]
    public void References_point_one_way() => Assert.Equal(
        Agreed.SelectMany(p => p.Value.Select(to => $"{p.Key} -> {to}")).Order(StringComparer.Ordinal),
        Checkout.Files("src", "*.csproj").SelectMany(project => Named(project, "ProjectReference")
            .Select(to => $"{Path.GetFileNameWithoutExtension(project)} -> {Path.GetFileNameWithoutExtension(to)}")).Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_true_rests_on_nothing() => None(Named(Checkout.PathOf("src/Cordon.Domain/Cordon.Domain.csproj"), "PackageReference"));

    [Fact]
    public void The_model_names_no_provider() =>
        Assert.Equal(["Microsoft.EntityFrameworkCore.Relational"], Named(Checkout.PathOf("src/Cordon.Data/Cordon.Data.csproj"), "PackageReference"));

    [Fact]
    public void One_place_alone_knows_which_database_it_is() => Assert.Equal(["CordonServices.cs"],
        new[] { "src/Cordon.Features", "src/Cordon.Web", "src/Cordon.Cli" }.SelectMany(folder => Checkout.Files(folder, "*.cs"))
            .Where(file => File.ReadAllText(file) is var text && (text.Contains("using Cordon.Data.Sql", StringComparison.Ordinal) || text.Contains("Microsoft.Data.Sql", StringComparison.Ordinal)))
            .Select(Path.GetFileName));

    [Fact]
    public void Pages_ask_handlers_and_not_the_store() => None(Checkout.Files("src/Cordon.Web", "*.*")
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && File.ReadAllText(file) is var text &&
            (text.Contains("CordonDb", StringComparison.Ordinal) || text.Contains("EntityFrameworkCore", StringComparison.Ordinal))).Select(Path.GetFileName));

    [Fact]
    public void Time_is_asked_of_the_clock_that_was_handed_in() => None(Checkout.Files("src", "*.cs")
        .Where(file => File.ReadAllText(file) is var text && (text.Contains("DateTime.UtcNow", StringComparison.Ordinal) ||
            text.Contains("DateTime.Now", StringComparison.Ordinal) || text.Contains("DateTimeOffset.UtcNow", StringComparison.Ordinal) || text.Contains("DateTimeOffset.Now", StringComparison.Ordinal)))
        .Select(Path.GetFileName));

    // Razor drops a blank of the markup's own between an element and a block of code, and two words run together: it has to be written as a value.
    [Fact]
    public void No_blank_is_left_to_the_edge_of_a_block_of_code() => None(Checkout.Files("src/Cordon.Web", "*.razor")
        .SelectMany(file => File.ReadLines(file).Select((line, i) => (line, at: $"{Path.GetFileName(file)}:{i + 1}")))
        .Where(l => BlankAtTheEdge().IsMatch(l.line)).Select(l => l.at));

    [GeneratedRegex(@"\S @(if|foreach|switch|for) ?\(|>\} [<@]")]
    private static partial Regex BlankAtTheEdge();

    private static List<string> Named(string project, string element) =>
        [.. XDocument.Load(project).Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'))];

    /// <summary>Fails with what was found, all of it.</summary>
    private static void None(IEnumerable<string?> found) => Assert.Equal([], found);
}
