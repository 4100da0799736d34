namespace Cordon.Features.Demo;

/// <summary>How many accounts play which part in a world of a given size.</summary>
public static class DemoGroups
{
    /// <summary>Below this the neighbours of the story would crowd out the ordinary people.</summary>
    public const int LeastAccounts = 100;

    /// <summary>The size the story is told for: groups shrink below it and stay as they are above.</summary>
    public const int StoryAccounts = 3_000;

    private static readonly (DemoRole Role, int Count, int Least)[] Sizes =
    [
        (DemoRole.Five, 5, 5),
        (DemoRole.CompanyStaff, 120, 6),
        (DemoRole.Designer, 1, 1),
        (DemoRole.WeakSignals, 30, 3),
        (DemoRole.Leaver, 25, 3),
        (DemoRole.Contractor, 1, 1),
        (DemoRole.Intern, 1, 1),
        (DemoRole.Family, 3, 3),
        (DemoRole.Cafe, 15, 2),
        (DemoRole.CoWorking, 20, 2),
        (DemoRole.ResellerCustomer, 60, 5),
        (DemoRole.Namesake, 12, 2),
        (DemoRole.Subsidiary, 10, 2),
        (DemoRole.SecondCompanyScraper, 2, 2),
        (DemoRole.Monitor, 1, 1),
        (DemoRole.SearchCrawler, 2, 2),
        (DemoRole.Classroom, 25, 4),
        (DemoRole.Artist, 1, 1),
        (DemoRole.NightTab, 12, 2),
        (DemoRole.Phone, 20, 2),
    ];

    /// <summary>Every role with its number of accounts; the numbers add up to <paramref name="accounts"/>.</summary>
    public static IReadOnlyList<(DemoRole Role, int Count)> For(int accounts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(accounts, LeastAccounts);
        var groups = Sizes.Select(size => (size.Role, Count: Scale(size.Count, size.Least, accounts))).ToList();
        groups.Add((DemoRole.Ordinary, accounts - groups.Sum(group => group.Count)));
        return groups;
    }

    private static int Scale(int count, int least, int accounts) =>
        accounts >= StoryAccounts ? count : Math.Max(least, (int)(((long)count * accounts + StoryAccounts / 2) / StoryAccounts));
}
