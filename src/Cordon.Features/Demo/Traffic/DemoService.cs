namespace Cordon.Features.Demo.Traffic;

/// <summary>How the service answers: what, how large, how fast, and how badly while it is overrun.</summary>
internal sealed class DemoService(DemoCalendar calendar)
{
    public const string Origin = "https://pictures.example";
    private const double WorstErrors = 0.42;

    // By route: milliseconds on a good day, bytes of the body.
    private static readonly (int Millis, int Bytes)[] Usual =
    [
        (24, 9_400), (58, 27_800), (34, 0), (11, 0), (170, 128), (6, 96), (7, 61), (28, 7_200), (18, 3_900), (110, 0),
        (7, 412_300), (5, 61_250), (5, 38_112), (3, 4_286), (2, 212), (3, 15),
    ];

    private readonly long _walkFrom = calendar.WalkFrom.UtcTicks;
    private readonly long _errorsFrom = calendar.ErrorsFrom.UtcTicks;
    private readonly long _blockedAt = calendar.BlockedAt.UtcTicks;

    public DemoAnswer Answer(DemoRoute route, long id, long utcTicks, bool cached, DemoRandom random)
    {
        var (millis, bytes) = Usual[(int)route];
        var strain = Strain(utcTicks);
        var nanos = (long)(millis * 1_000_000 * (0.6 + random.Pause(0.4)) * Slowdown(utcTicks, strain, route));
        if (random.Chance(route is DemoRoute.Gallery or DemoRoute.Image ? 0.0004 + WorstErrors * strain : 0.0002)) return Error(nanos, strain, random);
        return route switch
        {
            DemoRoute.Image when Gone(id) => new(404, 153, nanos / 3),
            DemoRoute.Prompt when Gone(id) => new(404, 48, nanos / 3),
            _ when cached => new(304, 0, nanos / 4),
            DemoRoute.Image => new(200, 118_000 + Spread(id, 1_460_000), nanos),
            DemoRoute.Prompt => new(200, 290 + Spread(id, 3_100), nanos),
            DemoRoute.Generate => new(202, bytes, nanos),
            DemoRoute.Login => new(302, 0, nanos),
            DemoRoute.Gallery or DemoRoute.Home => new(200, bytes + random.Below(2_400), nanos),
            _ => new(200, bytes, nanos),
        };
    }

    /// <summary>The operator blocks whole addresses, so the office's neighbours are shut out with the one account behind theirs.</summary>
    public bool IsBlocked(string address, long utcTicks) =>
        utcTicks >= _blockedAt && (address == DemoNetworks.Office || DemoNetworks.FiveClouds.Contains(address));

    public static DemoAnswer Forbidden(DemoRandom random) => new(403, 146, 900_000 + random.Below(1_400_000));

    public static DemoAnswer WrongPassword(DemoRandom random) => new(401, 3_950, 95_000_000 + random.Below(60_000_000));

    private static DemoAnswer Error(long nanos, double strain, DemoRandom random)
    {
        if (strain <= 0) return new(500, 312, nanos);
        return random.Weighted([6, 2, 3]) switch
        {
            0 => new(503, 187, nanos / 2),
            1 => new(502, 157, nanos),
            // The gateway waits this long for the gallery before it gives up.
            _ => new(504, 167, 30_000_000_000 + random.Below(40_000_000)),
        };
    }

    /// <summary>0 on a good day; rises to 1 within half an hour of the first errors, and is over ten minutes after the block.</summary>
    private double Strain(long at)
    {
        if (at < _errorsFrom) return 0;
        if (at < _blockedAt) return Math.Min(1, (at - _errorsFrom + TimeSpan.TicksPerMinute) / (30.0 * TimeSpan.TicksPerMinute));
        return Math.Max(0, 1 - (at - _blockedAt) / (10.0 * TimeSpan.TicksPerMinute));
    }

    private double Slowdown(long at, double strain, DemoRoute route)
    {
        var felt = 1 + 9 * strain;
        // From the first minute of the walk the gallery has more to do, but nobody would call it slow yet.
        if (at >= _walkFrom && at < _errorsFrom) felt += 0.4;
        return route is DemoRoute.Gallery or DemoRoute.Image or DemoRoute.Prompt or DemoRoute.Home ? felt : 1 + (felt - 1) / 3;
    }

    /// <summary>Taken down by its author: about one in two hundred.</summary>
    private static bool Gone(long id) => Spread(id, 211) == 0;

    /// <summary>The same for the same id, whoever asks.</summary>
    private static int Spread(long id, int below) => (int)((unchecked((ulong)id * 0x9E3779B97F4A7C15) >> 33) % (ulong)below);
}
