using System.Globalization;

namespace Cordon.Features.Demo;

/// <summary>When somebody was first and last seen with a card or on a device: within the account's life, and before the fortnight's end.</summary>
internal static class DemoSightings
{
    public static (string First, string Last) Of(DemoWorld world, DemoAccount account, DemoRandom random)
    {
        var until = world.Calendar.TrafficUntil;
        var life = until - account.CreatedAt;
        var first = account.CreatedAt + life * Math.Min(random.Pause(0.05), 0.2);
        // Who still comes was seen in the last days; the others some time ago.
        var last = account.Habits.VisitsPerDay > 0 || account.Habits.Place == DemoPlace.Machine ? until.AddHours(-24 * random.Pause(2)) : first + (until - first) * random.Between(0.1, 0.8);
        return (Text(first), Text(last < first ? first : last));
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
