namespace Cordon.Features.Demo.Traffic;

/// <summary>All requests of a world, day by day and in order of time; only one day is held at once.</summary>
internal static class DemoTraffic
{
    public static IEnumerable<(DateOnly Day, IReadOnlyList<DemoRequest> Requests)> Of(DemoWorld world)
    {
        var day = new DemoDay(world);
        var visits = new DemoVisits(world);
        var lessons = new DemoLessons(world, visits);
        var walk = new DemoWalk(world);
        var machines = new DemoMachines(world);
        var nights = new DemoNights(world);
        for (var index = 0; index < DemoCalendar.Days; index++)
        {
            day.Next();
            visits.Add(day);
            lessons.Add(day);
            walk.Add(day);
            machines.Add(day);
            nights.Add(day);
            yield return (DateOnly.FromDateTime(day.From.UtcDateTime), day.Take());
        }
    }
}
