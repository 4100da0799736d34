using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cordon.Cli;
using Cordon.Features.Hosting;
using Microsoft.AspNetCore.Components;

namespace Cordon.Repository.Tests;

public sealed partial class DocumentsTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void The_sample_holds_every_setting_with_its_default() => Assert.Equal(Defaults(new CordonSettings(), "Cordon"), Sample().Where(s => s.Key.StartsWith("Cordon:", StringComparison.Ordinal)));

    [Fact]
    public void Settings_that_documents_name_exist()
    {
        var known = Sample().Keys.ToList();
        None(Mentions(SettingName()).Where(named => !known.Exists(k => k == named || k.StartsWith(named + ":", StringComparison.Ordinal))));
    }

    [Fact]
    public void Commands_that_documents_name_exist() => None(Mentions(CommandName()).Where(named => !Exists(CordonCommandLine.Root(), named)));

    [Fact]
    public void Every_command_is_in_the_readme()
    {
        var readme = Checkout.Read("README.md");
        None(Leaves(CordonCommandLine.Root(), "").Where(command => !readme.Contains($"-- {command}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Pages_that_documents_name_exist()
    {
        var routes = Routes().ToList();
        None(Mentions(PageName()).Where(page => !routes.Contains(page)));
    }

    [Fact]
    public void Every_page_is_in_the_readme()
    {
        var readme = Checkout.Read("README.md");
        None(Routes().Where(route => route != "/not-found" && !readme.Contains($"`{route}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void Benchmarks_that_documents_name_exist()
    {
        var program = Checkout.Read("tests/Cordon.Benchmarks/Program.cs");
        Assert.All(["import-speed", "import-memory", "accounts"], name => Assert.Contains($"[\"{name}\"]", program, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_between_documents_lead_somewhere() => None(Checkout.Documents().SelectMany(document => Link().Matches(File.ReadAllText(document))
        .Select(m => m.Groups[1].Value.Split('#')[0]).Where(link => link.Length > 0 && !link.Contains("://", StringComparison.Ordinal))
        .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link))).Select(link => $"{Path.GetFileName(document)}: {link}")));

    [Fact]
    public void Projects_and_files_that_documents_name_exist() => None(Mentions(SourcePath()).Where(path => !Path.Exists(Checkout.PathOf(path))));

    private static SortedDictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(Checkout.Read("appsettings.sample.json"), WithComments);
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Walk(sample.RootElement, "");
        return settings;

        void Walk(JsonElement element, string path)
        {
            if (element.ValueKind != JsonValueKind.Object) settings.Add(path, element.ToString());
            else foreach (var property in element.EnumerateObject()) Walk(property.Value, path.Length == 0 ? property.Name : $"{path}:{property.Name}");
        }
    }

    private static SortedDictionary<string, string> Defaults(object settings, string path)
    {
        var defaults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in settings.GetType().GetProperties().Where(p => p.CanWrite))
        {
            var value = property.GetValue(settings)!;
            if (value.GetType().Namespace == typeof(CordonSettings).Namespace && value is not Enum)
                foreach (var (name, inner) in Defaults(value, $"{path}:{property.Name}")) defaults.Add(name, inner);
            else defaults.Add($"{path}:{property.Name}", value is bool truth ? truth.ToString() : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
        }
        return defaults;
    }

    private static IEnumerable<string> Mentions(Regex what) =>
        Checkout.Documents().SelectMany(document => what.Matches(File.ReadAllText(document)).Select(m => m.Groups[1].Value)).Distinct();

    private static bool Exists(Command command, string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var all &&
        all.Aggregate<string, Command?>(command, (at, word) => at is null ? null : at.Subcommands.Count == 0 ? at : at.Subcommands.FirstOrDefault(c => c.Name == word)) is not null;

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));

    private static IEnumerable<string> Routes() => typeof(Program).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
        .Select(route => RouteConstraint().Replace(route.Template, "}").ToLowerInvariant());

    [GeneratedRegex(@"`((?:Cordon|AzureAd|ConnectionStrings):[A-Za-z:]+)`")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"Cordon\.Cli -- ([a-z]+(?:-[a-z]+)*(?: [a-z]+)?)")]
    private static partial Regex CommandName();

    [GeneratedRegex(@"`(/(?:accounts|imports|organizations|cases|bans|incidents|audit)[a-z{}/]*)`")]
    private static partial Regex PageName();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|tests|database|docs)/[A-Za-z0-9./_-]*[A-Za-z0-9])`")]
    private static partial Regex SourcePath();

    [GeneratedRegex(@":[a-z]+\}")]
    private static partial Regex RouteConstraint();

    /// <summary>Fails with what was found, all of it.</summary>
    private static void None(IEnumerable<string?> found) => Assert.Equal([], found);
}
