namespace Cordon.Features.Demo;

/// <summary>One invented world: who is in it, what is true of them, when things happen. Equal arguments make equal worlds.</summary>
public sealed class DemoWorld
{
    private DemoWorld(int seed, DateOnly loadedOn, DemoOrganizations organizations, DemoCalendar calendar, IReadOnlyList<DemoAccount> accounts)
    {
        Seed = seed;
        LoadedOn = loadedOn;
        Organizations = organizations;
        Calendar = calendar;
        Accounts = accounts;
        Gallery = new DemoGallery(seed, calendar);
    }

    public int Seed { get; }
    public DateOnly LoadedOn { get; }
    public DemoOrganizations Organizations { get; }
    public DemoCalendar Calendar { get; }
    public DemoGallery Gallery { get; }

    /// <summary>Oldest first, as a platform exports them.</summary>
    public IReadOnlyList<DemoAccount> Accounts { get; }

    /// <param name="accounts">At least <see cref="DemoGroups.LeastAccounts"/>.</param>
    /// <param name="loadedOn">The day all times are counted back from, UTC.</param>
    public static DemoWorld Create(int accounts, int seed, DateOnly loadedOn)
    {
        var organizations = new DemoOrganizations(seed);
        var calendar = new DemoCalendar(loadedOn);
        var people = new DemoCast(seed, calendar, organizations).Make(accounts);
        people.Sort((a, b) => a.CreatedAt != b.CreatedAt ? a.CreatedAt.CompareTo(b.CreatedAt) : string.CompareOrdinal(a.ExternalId, b.ExternalId));
        return new DemoWorld(seed, loadedOn, organizations, calendar, people);
    }

    public IEnumerable<DemoAccount> In(DemoRole role) => Accounts.Where(account => account.Role == role).OrderBy(account => account.Number);
}
