using System.Globalization;

namespace Cordon.Features.Demo;

/// <summary>An invented company.</summary>
/// <param name="Networks">The ranges it uses; others may use them too.</param>
public sealed record DemoOrganization(
    string Key, string Name, string Country, IReadOnlyList<string> Domains, IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Networks, string? Parent = null)
{
    public string Domain => Domains[0];
}

/// <summary>The companies of one world. Their names come from the seed, so that no rule can know them.</summary>
public sealed class DemoOrganizations
{
    private const int Bystanders = 40;

    // Syllables rather than words: what comes out sounds like a company and is nobody's.
    private static readonly string[] Starts = ["Quor", "Vel", "Bran", "Tes", "Hal", "Nor", "Cal", "Mer", "Sol", "Dra", "Ald", "Fen", "Gry", "Ist", "Jor", "Kel", "Lum", "Ost", "Pra", "Ryn", "Syl", "Tav", "Ulv", "Wex", "Zeph"];
    private static readonly string[] Ends = ["vane", "dorne", "mira", "lix", "trell", "bryth", "quist", "nova", "gard", "wyck", "thane", "luxa", "mond", "vik", "roth"];
    private static readonly string[] Trades = ["Logistics", "Foods", "Design", "Robotics", "Insurance", "Media", "Energy", "Health", "Games", "Textiles", "Travel", "Architects"];

    public DemoOrganizations(int seed)
    {
        var random = DemoRandom.For(seed, DemoStream.Organizations);
        var taken = new HashSet<string>();
        var name = Coin(random, taken);
        Company = Make("company", name + " Analytics", "NL", Domain(name), [name, name + " Data"], ["198.51.100.16/28"]);
        var subsidiary = Coin(random, taken);
        Subsidiary = Make("subsidiary", subsidiary + " Labs", "DE", Domain(subsidiary), [subsidiary], [], parent: Company.Key);
        // One letter off, another trade word, another country, another domain: near enough to be merged by mistake.
        var namesake = name[..^1] + (name[^1] == 'a' ? 'o' : 'a');
        taken.Add(namesake);
        Namesake = Make("namesake", namesake + " Analytica", "BR", Domain(namesake + "-analytica"), [namesake], []);
        var second = Coin(random, taken);
        Second = Make("second", second + " Insights", "US", Domain(second), [second], []);
        Others = [.. Enumerable.Range(0, Bystanders).Select(index => Bystander(index, random, taken))];
    }

    /// <summary>The company whose data team the five belong to.</summary>
    public DemoOrganization Company { get; }
    public DemoOrganization Subsidiary { get; }
    public DemoOrganization Namesake { get; }

    /// <summary>Whose two accounts scrape gently at night.</summary>
    public DemoOrganization Second { get; }

    /// <summary>Where everybody else works.</summary>
    public IReadOnlyList<DemoOrganization> Others { get; }

    public IEnumerable<DemoOrganization> All => [Company, Subsidiary, Namesake, Second, .. Others];

    private static DemoOrganization Bystander(int index, DemoRandom random, HashSet<string> taken)
    {
        var name = Coin(random, taken);
        return Make("other-" + (index + 1).ToString("00", CultureInfo.InvariantCulture),
            name + " " + random.Pick(Trades), random.Pick(DemoCountry.All).Code, Domain(name), [name], []);
    }

    private static DemoOrganization Make(
        string key, string name, string country, string domain, string[] aliases, string[] networks, string? parent = null) =>
        new(key, name, country, [domain], aliases, networks, parent);

    private static string Coin(DemoRandom random, HashSet<string> taken)
    {
        while (true)
        {
            var name = random.Pick(Starts) + random.Pick(Ends);
            if (taken.Add(name)) return name;
        }
    }

    private static string Domain(string name) => name.ToLowerInvariant() + ".example";
}
