namespace Cordon.Features.Demo.Traffic;

/// <summary>What goes on at night beside the walk: tabs left open, and the second company's gentle scraping.</summary>
internal sealed class DemoNights(DemoWorld world)
{
    private static readonly int[] ScrapingDays = [1, 2, 3, 8, 9, 10];
    private static readonly double[] PollEverySeconds = [45, 60, 120];

    private readonly DemoAccount[] _tabs = [.. world.In(DemoRole.NightTab)];
    private readonly DemoAccount[] _scrapers = [.. world.In(DemoRole.SecondCompanyScraper)];
    private readonly long[] _next = [.. Enumerable.Repeat(world.Gallery.NewestAt(world.Calendar.TrafficFrom.UtcTicks) - 30_000, 2)];

    public void Add(DemoDay day)
    {
        for (var number = 0; number < _tabs.Length; number++) AddTab(day, number);
        if (Array.IndexOf(ScrapingDays, day.Index) < 0) return;
        for (var number = 0; number < _scrapers.Length; number++) AddScraper(day, number);
    }

    /// <summary>As regular as a machine, on one path only, by somebody who is asleep.</summary>
    private void AddTab(DemoDay day, int number)
    {
        var random = DemoRandom.For(world.Seed, DemoStream.Nights, number, day.Index);
        var account = _tabs[number];
        if (!random.Chance(0.4) || day.From < account.CreatedAt) return;
        var habits = account.Habits;
        var evening = (22 - DemoCountry.All[habits.Country].UtcOffsetHours + 24) % 24;
        var address = DemoNetworks.HomeAddress(habits.Country, habits.Household, day.Index);
        var visitor = new DemoVisitor(day, account, address, day.From.AddHours(evening + random.Between(0, 1.5)), random) { Referrer = DemoService.Origin + "/account" };
        var until = visitor.Ticks + (long)(random.Between(6, 9.0) * TimeSpan.TicksPerHour);
        var every = PollEverySeconds[number % PollEverySeconds.Length];
        var job = 7_000_000 + random.Below(2_000_000);
        while (visitor.Ticks < until)
        {
            // One in four waits for a picture that will never be ready.
            if (number % 4 == 3) visitor.Job(job);
            else visitor.Ask(DemoRoute.Notifications, "/account/notifications");
            visitor.Wait(every + random.Between(0, 0.4));
        }
    }

    private void AddScraper(DemoDay day, int number)
    {
        var random = DemoRandom.For(world.Seed, DemoStream.Nights, 1_000 + number, day.Index);
        var account = _scrapers[number];
        var oneAtNight = day.From.AddHours(1 - DemoCountry.All[account.Habits.Country].UtcOffsetHours).AddMinutes(random.Below(20));
        var visitor = new DemoVisitor(day, account, DemoNetworks.SecondCompanyClouds[number], oneAtNight, random);
        var until = visitor.Ticks + (long)(3.2 * TimeSpan.TicksPerHour);
        while (visitor.Ticks < until)
        {
            if (random.Chance(0.05)) visitor.Gallery(random.Between(1, 300));
            visitor.Referrer = null;
            visitor.Prompt(_next[number]);
            visitor.Wait(random.Between(4, 9.0));
            visitor.Image(_next[number]);
            visitor.Wait(random.Chance(0.01) ? random.Between(120, 400.0) : random.Between(4, 9.0));
            // Some of what there is, not all of it, and each for itself.
            _next[number] += random.Between(1, 5);
        }
    }
}
