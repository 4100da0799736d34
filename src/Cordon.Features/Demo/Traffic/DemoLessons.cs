namespace Cordon.Features.Demo.Traffic;

/// <summary>A class that does the same at the same time behind one address, as it was told to.</summary>
internal sealed class DemoLessons(DemoWorld world, DemoVisits visits)
{
    // Tuesdays and Thursdays.
    private static readonly int[] Days = [1, 3, 8, 10];

    public void Add(DemoDay day)
    {
        if (Array.IndexOf(Days, day.Index) < 0) return;
        for (var index = 0; index < world.Accounts.Count; index++)
        {
            var pupil = world.Accounts[index];
            if (pupil.Role != DemoRole.Classroom) continue;
            var random = DemoRandom.For(world.Seed, DemoStream.Lessons, index, day.Index);
            for (var task = 0; task < 3; task++)
            {
                // "Now everybody open the gallery": all within a minute and a half, three times in a lesson.
                var at = day.From.AddHours(9).AddMinutes(5 + 14 * task).AddSeconds(random.Between(0, 90.0));
                visits.Visit(day, pupil, index, at, free: false, random, DemoNetworks.School);
            }
        }
    }
}
