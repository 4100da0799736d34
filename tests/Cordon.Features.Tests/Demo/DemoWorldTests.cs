using Cordon.Features.Demo;
using Xunit;

namespace Cordon.Features.Tests.Demo;

public sealed class DemoWorldTests
{
    private static readonly DateOnly LoadedOn = new(2026, 3, 18);

    public static TheoryData<int> LoadingDays => [.. Enumerable.Range(0, 7)];

    [Theory]
    [InlineData(3_000, 1)]
    [InlineData(3_000, 7)]
    [InlineData(12_000, 3)]
    public void At_full_size_every_group_has_the_number_the_story_tells(int accounts, int seed)
    {
        var world = DemoWorld.Create(accounts, seed, LoadedOn);
        Assert.Equal(accounts, world.Accounts.Count);
        Assert.Equal(
            [5, 120, 1, 30, 25, 60, 10, 2, 25, 3],
            new[]
            {
                DemoRole.Five, DemoRole.CompanyStaff, DemoRole.Designer, DemoRole.WeakSignals, DemoRole.Leaver, DemoRole.ResellerCustomer,
                DemoRole.Subsidiary, DemoRole.SecondCompanyScraper, DemoRole.Classroom, DemoRole.Family,
            }.Select(role => world.In(role).Count()));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    [InlineData(1_500)]
    public void A_small_world_has_fewer_of_everybody_but_the_five(int accounts)
    {
        var world = DemoWorld.Create(accounts, seed: 4, LoadedOn);
        Assert.Equal(accounts, world.Accounts.Count);
        Assert.Equal(5, world.In(DemoRole.Five).Count());
        Assert.InRange(world.In(DemoRole.CompanyStaff).Count(), 4, 60);
        Assert.All(Enum.GetValues<DemoRole>(), role => Assert.NotEmpty(world.In(role)));
    }

    [Fact]
    public void A_world_too_small_for_the_story_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DemoWorld.Create(DemoGroups.LeastAccounts - 1, seed: 1, LoadedOn));

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    public void Ids_user_names_and_mail_addresses_are_unique(int seed)
    {
        var accounts = DemoWorld.Create(3_000, seed, LoadedOn).Accounts;
        Assert.Equal(3_000, accounts.Select(account => account.ExternalId).Distinct().Count());
        Assert.Equal(3_000, accounts.Select(account => account.Username).Distinct().Count());
        Assert.Equal(3_000, accounts.Select(account => account.Email).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    public void The_five_are_one_person_with_two_cards_one_device_and_the_told_mail_addresses(int seed)
    {
        var world = DemoWorld.Create(500, seed, LoadedOn);
        var five = world.In(DemoRole.Five).ToList();
        Assert.Single(five.Select(account => account.Person).Distinct());
        Assert.Single(five.Select(account => account.Device).Distinct());
        Assert.Equal(2, five.Select(account => account.Card).Distinct().Count());
        Assert.Equal(3, five.Count(account => account.Email.EndsWith("@" + world.Organizations.Company.Domain, StringComparison.Ordinal)));
        Assert.Single(five, account => account.Email.Contains('+', StringComparison.Ordinal));
    }

    [Fact]
    public void User_names_and_mail_addresses_are_plain_ascii() => Assert.All(
        DemoWorld.Create(3_000, seed: 5, LoadedOn).Accounts,
        account => Assert.Matches("^[a-z0-9_-]+ [a-z0-9.+-]+@[a-z0-9-]+\\.example$", account.Username + " " + account.Email));

    [Fact]
    public void The_external_id_says_nothing_about_when_the_account_was_made()
    {
        var accounts = DemoWorld.Create(3_000, seed: 1, LoadedOn).Accounts;
        var ascending = accounts.Zip(accounts.Skip(1)).Count(pair => string.CompareOrdinal(pair.First.ExternalId, pair.Second.ExternalId) < 0);
        Assert.InRange(ascending, 1_400, 1_600);
    }

    [Theory]
    [MemberData(nameof(LoadingDays))]
    public void The_incident_is_on_the_Saturday_before_last_and_nothing_lies_in_the_future(int daysLater)
    {
        var loadedOn = LoadedOn.AddDays(daysLater);
        var world = DemoWorld.Create(100, seed: 1, loadedOn);
        var midnight = new DateTimeOffset(loadedOn, TimeOnly.MinValue, TimeSpan.Zero);
        Assert.Equal(DayOfWeek.Saturday, world.Calendar.WalkFrom.DayOfWeek);
        Assert.InRange(midnight - world.Calendar.WalkFrom, TimeSpan.FromDays(7), TimeSpan.FromDays(14));
        Assert.True(world.Calendar.TrafficUntil <= midnight);
        Assert.All(world.Accounts, account => Assert.True(account.CreatedAt < world.Calendar.TrafficUntil));
    }

    [Fact]
    public void Company_names_come_from_the_seed() => Assert.NotEqual(
        DemoWorld.Create(100, seed: 1, LoadedOn).Organizations.Company.Name, DemoWorld.Create(100, seed: 2, LoadedOn).Organizations.Company.Name);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_night_s_walk_ends_before_the_newest_pair(int seed)
    {
        var world = DemoWorld.Create(100, seed, LoadedOn);
        Assert.True(world.Gallery.WalkTo < world.Gallery.NewestAt(world.Calendar.WalkFrom.UtcTicks));
    }
}
