using System.Text.Json;
using Cordon.Domain.Organizations.Names;
using Cordon.Features.Linking;

namespace Cordon.RealData.Tests.Organizations;

/// <summary>Names that people typed for their employer, and which company they meant.</summary>
public sealed class CompanyNamesTests
{
    private static readonly Dictionary<string, string[]> Typed = Read();
    private static readonly string[] Companies = [.. Typed.Keys.Where(IsCompany)];
    private static readonly (string Company, string Alias)[] Meaningful = [.. Companies.SelectMany(company => Typed[company].Select(alias => (company, alias)))];
    private static readonly string[] Junk = [.. Typed.Where(entry => !IsCompany(entry.Key)).SelectMany(entry => entry.Value)];

    [Fact]
    public void Aliases_are_found_by_the_company_that_has_them()
    {
        var names = Names(withAliases: true);
        var right = Meaningful.Count(typed => Find(names, typed.Alias) == typed.Company);
        Assert.True(right >= 0.99 * Meaningful.Length, $"{right} of {Meaningful.Length}");
    }

    [Fact]
    public void Aliases_that_nobody_told_of_find_their_company_or_none()
    {
        var names = Names(withAliases: false);
        var found = Meaningful.Select(typed => (typed.Company, Found: Find(names, typed.Alias))).Where(typed => typed.Found is not null).ToList();
        Assert.InRange(found.Count(typed => typed.Found == typed.Company), 250, Meaningful.Length);
        Assert.InRange(found.Count(typed => typed.Found != typed.Company), 0, 3);
    }

    [Fact]
    public void What_is_sure_is_right()
    {
        var names = Names(withAliases: false);
        var sure = Meaningful.Where(typed => names.Match(typed.Alias) is { Score: >= OrganizationNames.SureScore }).ToList();
        Assert.NotEmpty(sure);
        Assert.All(sure, typed => Assert.Equal(typed.Company, Find(names, typed.Alias)));
    }

    [Fact]
    public void What_names_no_employer_finds_none()
    {
        Assert.Equal(73, Junk.Length);
        Assert.All(Junk, typed => Assert.True(JunkName.Is(typed, Romanizer.Romanize), typed));
        var names = Names(withAliases: true);
        Assert.All(Junk, typed => Assert.Null(names.Match(typed)));
    }

    [Fact]
    public void Names_of_companies_and_universities_are_employers()
    {
        using var universities = JsonDocument.Parse(File.ReadAllText(RealData.PathOf("organisations", "world_universities_and_domains.json")));
        var employers = universities.RootElement.EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!).Concat(Companies).Concat(Meaningful.Select(typed => typed.Alias));
        Assert.DoesNotContain(employers, name => JunkName.Is(name, Romanizer.Romanize));
    }

    private static OrganizationNames Names(bool withAliases) =>
        new(Companies.SelectMany((company, id) => (withAliases ? Typed[company] : []).Select(alias => ((long)id, alias, true)).Prepend((id, company, false))), Romanizer.Romanize);

    private static string? Find(OrganizationNames names, string typed) => names.Match(typed) is { } match ? Companies[match.Organization] : null;

    private static bool IsCompany(string name) => !name.StartsWith('*');

    // A company may have several entries.
    private static Dictionary<string, string[]> Read()
    {
        using var companies = JsonDocument.Parse(File.ReadAllText(RealData.PathOf("organisations", "companies.json")));
        return companies.RootElement.EnumerateArray().GroupBy(entry => entry.GetProperty("company").GetString()!)
            .ToDictionary(entries => entries.Key, entries => entries.SelectMany(entry => entry.GetProperty("aliases").EnumerateArray()).Select(alias => alias.GetString()!).ToArray());
    }
}
