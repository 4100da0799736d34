namespace Cordon.Features.Demo.Traffic;

/// <summary>The five: a slow start in office hours, then every pair of the gallery in lockstep until they are blocked.</summary>
internal sealed class DemoWalk(DemoWorld world)
{
    private static readonly long StepTicks = 2 * DemoGallery.RequestEvery.Ticks;
    private readonly DemoAccount[] _five = [.. world.In(DemoRole.Five)];

    public void Add(DemoDay day)
    {
        AddSlowStart(day);
        AddWalk(day);
    }

    private void AddSlowStart(DemoDay day)
    {
        var first = world.Gallery.SlowFrom;
        var every = TimeSpan.FromHours(1) / DemoGallery.SlowPairsPerHour;
        foreach (var (from, until) in world.Calendar.SlowStart)
        {
            var pairs = (long)((until - from) / every);
            for (var pair = 0L; pair < pairs && from >= day.From && from < day.Until; pair++)
            {
                var number = (int)(pair % _five.Length);
                var visitor = Visitor(day, number, from + pair * every, first + pair);
                visitor.Wait(visitor.Random.Between(0, 6.0));
                AskForPair(visitor, first + pair, visitor.Random.Between(2, 6.0));
            }
            first += pairs;
        }
    }

    private void AddWalk(DemoDay day)
    {
        var start = world.Calendar.WalkFrom.UtcTicks;
        var blockedAt = world.Calendar.BlockedAt.UtcTicks;
        var until = Math.Min(day.Until.UtcTicks, blockedAt + DemoCalendar.UntilTheyNotice.Ticks);
        var firstStep = Math.Max(0, (day.From.UtcTicks - start + StepTicks - 1) / StepTicks);
        for (var number = 0; number < _five.Length; number++)
        {
            var visitor = Visitor(day, number, day.From, day.Index);
            for (var step = firstStep; start + step * StepTicks < until; step++)
            {
                var at = start + step * StepTicks;
                // Each a little behind the one before, with the small jitter of a timer.
                visitor.At(at);
                visitor.Wait(0.11 * number + visitor.Random.Between(0, 0.09));
                AskForPair(visitor, world.Gallery.WalkFrom + step * _five.Length + number, 0.86 + visitor.Random.Between(0, 0.06));
            }
        }
    }

    private static void AskForPair(DemoVisitor visitor, long id, double secondsBetween)
    {
        visitor.Prompt(id);
        visitor.Wait(secondsBetween);
        visitor.Image(id);
    }

    private DemoVisitor Visitor(DemoDay day, int number, DateTimeOffset at, long part)
    {
        // Two accounts each from two clouds, one from the office.
        var address = number < 4 ? DemoNetworks.FiveClouds[number / 2] : DemoNetworks.Office;
        return new DemoVisitor(day, _five[number], address, at, DemoRandom.For(world.Seed, DemoStream.Walk, number + 1, part), DemoAgents.Five);
    }
}
