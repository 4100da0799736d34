namespace Cordon.Features.Demo.Traffic;

/// <summary>People: they come by their own clock, look at pictures, and make some.</summary>
internal sealed class DemoVisits(DemoWorld world)
{
    // Share of visits by local hour, from midnight.
    private static readonly int[] WorkingDay = [6, 3, 2, 1, 1, 2, 5, 10, 14, 16, 18, 18, 20, 18, 17, 18, 20, 24, 30, 36, 40, 40, 30, 16];
    private static readonly int[] Weekend = [12, 8, 5, 3, 2, 2, 3, 6, 12, 20, 28, 32, 32, 32, 34, 34, 34, 34, 36, 38, 40, 38, 30, 20];
    private static readonly int[] OfficeDay = [0, 0, 0, 0, 0, 0, 0, 2, 14, 26, 28, 24, 10, 20, 28, 26, 20, 8, 3, 3, 4, 4, 2, 0];

    // Release of the app that each account's browser holds; -1: none.
    private readonly int[] _cached = new int[world.Accounts.Count];

    public void Add(DemoDay day)
    {
        for (var index = 0; index < world.Accounts.Count; index++)
        {
            var account = world.Accounts[index];
            if (account.Habits.VisitsPerDay <= 0) continue;
            var random = DemoRandom.For(world.Seed, DemoStream.Visits, index, day.Index);
            if (day.Index == 0) _cached[index] = random.Chance(0.6) ? 0 : -1;
            var local = DemoCountry.All[account.Habits.Country];
            var free = IsFree(day.From.AddHours(12 + local.UtcOffsetHours).DayOfWeek, local);
            var expected = account.Habits.VisitsPerDay * (account.Habits.Place == DemoPlace.Office ? free ? 0.25 : 1.3 : free ? 1.25 : 0.9);
            for (; expected > 0; expected--)
                if (random.Chance(expected)) Visit(day, account, index, StartAt(day, account, local, free, random), free, random);
            AddContest(day, account, index, free, random);
        }
    }

    /// <summary>One visit, from the first page to the last.</summary>
    public void Visit(DemoDay day, DemoAccount account, int index, DateTimeOffset at, bool free, DemoRandom random, string? address = null, int contest = 0)
    {
        if (at < account.CreatedAt || at < world.Calendar.TrafficFrom || at >= world.Calendar.TrafficUntil) return;
        // From the evening of the walk on the five do nothing else, and after the block nothing at all.
        if (account.Role == DemoRole.Five && at > world.Calendar.WalkFrom.AddHours(-2)) return;
        var visitor = new DemoVisitor(day, account, address ?? AddressOf(day, account, free, random), at, random);
        Enter(visitor, index, at);
        var pages = 1 + (int)random.Pause(1.7);
        for (var page = 1; page <= pages; page++)
            if (!LookAt(visitor, page, account, contest)) return;
        if (random.Chance(0.08)) visitor.Ask(DemoRoute.Account, "/account");
        var wish = contest > 0 ? 0.85 : account.Plan switch { DemoPlan.Free => 0.12, DemoPlan.Paid => 0.35, _ => 0.45 };
        if (random.Chance(wish)) Generate(visitor, contest > 0 ? random.Between(3, 9) : random.Between(1, 4));
    }

    private void Enter(DemoVisitor visitor, int index, DateTimeOffset at)
    {
        var random = visitor.Random;
        if (random.Chance(0.3))
        {
            visitor.Ask(DemoRoute.Home, "/");
            visitor.Referrer = DemoService.Origin + "/";
        }
        var release = at < world.Calendar.ReleaseAt ? 0 : 1;
        if (_cached[index] != release)
        {
            visitor.Parts(release);
            _cached[index] = release;
        }
        if (random.Chance(0.12)) visitor.LogIn();
        visitor.Wait(random.Pause(2));
    }

    /// <returns>False when the person has given up on a gallery that does not load, or was shut out.</returns>
    private bool LookAt(DemoVisitor visitor, int page, DemoAccount account, int contest)
    {
        var random = visitor.Random;
        while (visitor.Gallery(page, contest) is var status && status >= 400)
        {
            if (status < 500 || random.Chance(0.45)) return false;
            visitor.Wait(2 + random.Pause(8));
        }
        var newest = world.Gallery.NewestAt(visitor.Ticks) - (page - 1) * DemoGallery.PairsPerPage;
        if (account.Role == DemoRole.Phone || (account.Habits.OnPhone && random.Chance(0.04))) LoadAll(visitor, newest);
        visitor.Wait(1.5 + random.Pause(6));
        for (var opened = (int)random.Pause(2.4); opened > 0; opened--)
        {
            var id = newest - random.Below(DemoGallery.PairsPerPage);
            visitor.Image(id, cached: random.Chance(0.06));
            if (random.Chance(0.25))
            {
                visitor.Wait(0.6 + random.Pause(3));
                visitor.Prompt(id);
            }
            visitor.Wait(2 + random.Pause(9));
        }
        return true;
    }

    /// <summary>A whole page of pictures within two seconds: as fast as a machine, and a person all the same.</summary>
    private static void LoadAll(DemoVisitor visitor, long newest)
    {
        for (var picture = 0; picture < DemoGallery.PairsPerPage; picture++)
        {
            visitor.Wait(visitor.Random.Between(0.01, 0.08));
            visitor.Image(newest - picture, cached: visitor.Random.Chance(0.1));
        }
    }

    private void Generate(DemoVisitor visitor, int times)
    {
        var random = visitor.Random;
        visitor.Referrer = DemoService.Origin + "/";
        for (; times > 0; times--)
        {
            visitor.Ask(DemoRoute.Generate, "/api/generate");
            var job = 7_000_000 + random.Below(2_000_000);
            for (var asked = random.Between(2, 4); asked > 0; asked--)
            {
                visitor.Wait(random.Between(1.9, 2.2));
                visitor.Job(job);
            }
            visitor.Image(world.Gallery.NewestAt(visitor.Ticks));
            visitor.Wait(6 + random.Pause(25));
        }
    }

    private void AddContest(DemoDay day, DemoAccount account, int index, bool free, DemoRandom random)
    {
        for (var contest = 0; contest < world.Calendar.ContestEnds.Count; contest++)
        {
            var end = world.Calendar.ContestEnds[contest];
            if (end < day.From || end >= day.Until || !random.Chance(0.11)) continue;
            Visit(day, account, index, end.AddMinutes(-2 - random.Pause(35)), free, random, contest: contest + 1);
        }
    }

    private static bool IsFree(DayOfWeek day, DemoCountry country) =>
        country.FridayWeekend ? day is DayOfWeek.Friday or DayOfWeek.Saturday : day is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateTimeOffset StartAt(DemoDay day, DemoAccount account, DemoCountry local, bool free, DemoRandom random)
    {
        var hours = free ? Weekend : account.Habits.Place == DemoPlace.Office ? OfficeDay : WorkingDay;
        var hour = (random.Weighted(hours) - local.UtcOffsetHours + 24) % 24;
        return day.From.AddHours(hour).AddMilliseconds(random.Below(3_600_000));
    }

    private string AddressOf(DemoDay day, DemoAccount account, bool free, DemoRandom random)
    {
        var habits = account.Habits;
        var shared = habits.Place switch
        {
            DemoPlace.Office => !free && random.Chance(0.8) && IsEmployed(account, day),
            DemoPlace.OfficeNeighbour => random.Chance(0.6),
            _ => false,
        };
        if (shared) return DemoNetworks.Office;
        var mobile = habits.Place is DemoPlace.Mobile or DemoPlace.OfficeNeighbour || (habits.OnPhone && random.Chance(0.45));
        return mobile
            ? DemoNetworks.MobileAddress(habits.Country, habits.Household)
            : DemoNetworks.HomeAddress(habits.Country, habits.Household, day.Index);
    }

    private bool IsEmployed(DemoAccount account, DemoDay day) =>
        account.Person.EmploymentWith(world.Organizations.Company) is { } job
        && (job.Until is not { } last || last >= DateOnly.FromDateTime(day.From.UtcDateTime));
}
