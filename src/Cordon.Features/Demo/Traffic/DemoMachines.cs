namespace Cordon.Features.Demo.Traffic;

/// <summary>Programs that are welcome, or at least harmless: the monitor, the search crawlers, the artist's own script.</summary>
internal sealed class DemoMachines
{
    private const int ArtistPictures = 1_100;
    private static readonly int[] ArtistDays = [2, 5, 9, 12];

    private readonly DemoWorld _world;
    private readonly DemoAccount _monitor;
    private readonly DemoAccount[] _crawlers;
    private readonly DemoAccount _artist;
    private readonly long[] _artistPictures;
    private int _artistNext;

    public DemoMachines(DemoWorld world)
    {
        _world = world;
        _monitor = world.In(DemoRole.Monitor).Single();
        _crawlers = [.. world.In(DemoRole.SearchCrawler)];
        _artist = world.In(DemoRole.Artist).Single();
        var random = DemoRandom.For(world.Seed, DemoStream.Automation);
        var newest = world.Gallery.NewestAt(world.Calendar.TrafficFrom.UtcTicks);
        // Hers, made over half a year: ascending, with large gaps.
        _artistPictures = [.. Enumerable.Range(0, ArtistPictures).Select(_ => newest - random.Below(400_000)).Distinct().Order()];
    }

    public void Add(DemoDay day)
    {
        AddMonitor(day);
        for (var number = 0; number < _crawlers.Length; number++) AddCrawler(day, number);
        if (Array.IndexOf(ArtistDays, day.Index) >= 0) AddArtist(day);
    }

    private void AddMonitor(DemoDay day)
    {
        var visitor = new DemoVisitor(day, _monitor, DemoNetworks.Monitor, day.From, Random(day, 0));
        for (var at = day.From; at < day.Until; at = at.AddSeconds(30))
        {
            visitor.At(at.UtcTicks);
            visitor.Wait(0.4 + visitor.Random.Between(0, 0.05));
            visitor.Ask(DemoRoute.Health, "/health");
        }
    }

    /// <summary>Around the clock, from a list of its own: neither in order nor evenly.</summary>
    private void AddCrawler(DemoDay day, int number)
    {
        var random = Random(day, 1 + number);
        var visitor = new DemoVisitor(day, _crawlers[number], DemoNetworks.Crawlers[number], day.From.AddSeconds(random.Between(1, 30)), random);
        // A smaller service is visited less often.
        var slower = Math.Max(1, DemoGroups.StoryAccounts / (double)_world.Accounts.Count);
        var until = day.Until.UtcTicks;
        var robotsAt = 0L;
        while (visitor.Ticks < until)
        {
            if (visitor.Ticks >= robotsAt)
            {
                visitor.Ask(DemoRoute.Robots, "/robots.txt");
                robotsAt = visitor.Ticks + 6 * TimeSpan.TicksPerHour;
                visitor.Wait(2);
            }
            if (random.Chance(0.2)) visitor.Gallery(random.Between(1, 400));
            else visitor.Image(_world.Gallery.NewestAt(visitor.Ticks) - random.Below(DemoGallery.PublicDays * DemoGallery.PairsPerDay), cached: random.Chance(0.15));
            // A crawler says nowhere where it found a link.
            visitor.Referrer = null;
            visitor.Wait((20 + random.Pause(30)) * slower);
        }
    }

    private void AddArtist(DemoDay day)
    {
        var random = Random(day, 3);
        var habits = _artist.Habits;
        var evening = (20 - DemoCountry.All[habits.Country].UtcOffsetHours + 24) % 24;
        var address = DemoNetworks.HomeAddress(habits.Country, habits.Household, day.Index);
        var visitor = new DemoVisitor(day, _artist, address, day.From.AddHours(evening).AddSeconds(random.Below(900)), random, DemoAgents.Artist);
        if (visitor.Ticks < _artist.CreatedAt.UtcTicks) return;
        for (var count = ArtistPictures / ArtistDays.Length; count > 0 && _artistNext < _artistPictures.Length; count--)
        {
            visitor.Image(_artistPictures[_artistNext++]);
            visitor.Wait(random.Chance(0.025) ? random.Between(120, 360) : random.Between(8.0, 15));
        }
    }

    private DemoRandom Random(DemoDay day, int part) => DemoRandom.For(_world.Seed, DemoStream.Automation, 1 + part, day.Index);
}
