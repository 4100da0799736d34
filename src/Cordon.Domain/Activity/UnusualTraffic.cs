namespace Cordon.Domain.Activity;

/// <summary>Tells when a platform was asked for far more than that hour of the day usually is.</summary>
/// <remarks>
/// Usual is the median over the same hour (UTC) of other days, and how far it strays is the median distance from it: neither a single wild night nor the
/// one that is judged moves them. Days without any request hold no log and are left out, as is the time before the first request and behind the last.
/// </remarks>
public static class UnusualTraffic
{
    /// <summary>Fewer other days than these say nothing about what is usual.</summary>
    public const int LeastDays = 3;

    /// <summary>How many days before and behind a day it is compared with.</summary>
    public const int Reach = 14;

    /// <summary>Most stretches that are told; of more, those with most requests beyond the usual.</summary>
    public const int Most = 12;

    // Six deviations beyond the median, and at least twice as much: what people do on a lively evening reaches neither.
    private const double Deviations = 6, Times = 2;

    // Beyond the usual, whatever the deviation: on a platform that sleeps, twice next to nothing is not unusual.
    private const double LeastBeyond = 20;

    // Beside a flood nobody sees a ripple: a stretch with less of this beyond the usual than the greatest of the span is told when the span is narrowed to it.
    private const double LeastOfGreatest = 0.04;

    // A median distance times this is a standard deviation, where figures scatter evenly.
    private const double AsDeviation = 1.4826;

    /// <param name="from">Start of the first bucket; a whole number of buckets behind midnight, UTC.</param>
    /// <param name="minutes">Length of a bucket; divides a day.</param>
    /// <param name="requests">A figure a bucket, also of the days around that are only compared with.</param>
    /// <param name="first">The first bucket that is judged; <paramref name="count"/> of them are.</param>
    /// <returns>In the order of time. Unusual buckets with at most ten minutes or one bucket between them are one stretch.</returns>
    public static IReadOnlyList<UnusualStretch> Find(DateTimeOffset from, int minutes, IReadOnlyList<double> requests, int first, int count)
    {
        var (begin, end) = Covered(requests);
        if (begin > end) return [];
        var days = new Days(from, minutes, requests, begin, end);
        var (found, gap) = (new List<UnusualStretch>(), Math.Max(1, 10 / minutes));
        var last = int.MinValue;
        for (var i = Math.Max(first, begin); i < first + count && i <= end; i++)
        {
            if (days.Usual(i) is not { } usual || !IsFarAbove(requests[i], usual)) continue;
            var at = from.AddMinutes((double)i * minutes);
            var to = at.AddMinutes(minutes - 1);
            if (found.Count > 0 && i - last <= gap + 1)
            {
                var open = found[^1];
                var sum = open.Requests;
                for (var between = last + 1; between <= i; between++) sum += requests[between];
                found[^1] = open with { To = to, Requests = sum, Beyond = open.Beyond + requests[i] - usual.Median };
                if (requests[i] > open.Peak) found[^1] = found[^1] with { PeakAt = at, Peak = requests[i], Usual = usual.Median, Days = usual.Days };
            }
            else
            {
                found.Add(new(at, to, at, requests[i], usual.Median, usual.Days, requests[i], requests[i] - usual.Median));
            }
            last = i;
        }
        var least = found.Select(s => s.Beyond).DefaultIfEmpty().Max() * LeastOfGreatest;
        return [.. found.Where(s => s.Beyond >= least).OrderByDescending(s => s.Beyond).ThenBy(s => s.From).Take(Most).OrderBy(s => s.From)];
    }

    private static bool IsFarAbove(double requests, Measure usual) =>
        requests >= usual.Median * Times && requests - usual.Median >= Math.Max(LeastBeyond, Deviations * Math.Max(usual.Distance * AsDeviation, Math.Sqrt(usual.Median)));

    private static (int Begin, int End) Covered(IReadOnlyList<double> requests)
    {
        var (begin, end) = (0, requests.Count - 1);
        while (begin <= end && requests[begin] == 0) begin++;
        while (end >= begin && requests[end] == 0) end--;
        return (begin, end);
    }

    private readonly record struct Measure(double Median, double Distance, int Days);

    /// <summary>The figures by day and hour; what is usual is worked out once for each hour of each day.</summary>
    private sealed class Days
    {
        private const int DayMinutes = 1_440;

        private readonly IReadOnlyList<double> _requests;
        private readonly int _perDay, _perHour, _offset, _begin, _end;
        private readonly HashSet<int> _logged = [];
        private readonly Dictionary<(int Day, int Hour), Measure?> _known = [];

        public Days(DateTimeOffset from, int minutes, IReadOnlyList<double> requests, int begin, int end)
        {
            (_requests, _begin, _end) = (requests, begin, end);
            _perDay = DayMinutes / minutes;
            _perHour = Math.Max(1, 60 / minutes);
            _offset = (int)(from.UtcDateTime.TimeOfDay.TotalMinutes / minutes);
            for (var i = begin; i <= end; i++)
                if (requests[i] > 0) _logged.Add(Day(i));
        }

        public Measure? Usual(int bucket)
        {
            var key = (Day(bucket), (bucket + _offset) % _perDay / _perHour);
            if (!_known.TryGetValue(key, out var usual)) _known.Add(key, usual = Work(key));
            return usual;
        }

        private int Day(int bucket) => (bucket + _offset) / _perDay;

        private Measure? Work((int Day, int Hour) key)
        {
            var (values, days) = (new List<double>(), 0);
            for (var day = key.Day - Reach; day <= key.Day + Reach; day++)
            {
                if (day == key.Day || !_logged.Contains(day)) continue;
                var (start, held) = (day * _perDay + key.Hour * _perHour - _offset, values.Count);
                for (var i = Math.Max(start, _begin); i < start + _perHour && i <= _end; i++) values.Add(_requests[i]);
                if (values.Count > held) days++;
            }
            if (days < LeastDays) return null;
            var median = Median(values);
            return new(median, Median(values.ConvertAll(v => Math.Abs(v - median))), days);
        }

        private static double Median(List<double> values)
        {
            values.Sort();
            var half = values.Count / 2;
            return values.Count % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
        }
    }
}

/// <summary>A span in which the platform was asked for far more than usual.</summary>
/// <param name="From">Its first minute; <paramref name="To"/> the last, inclusive.</param>
/// <param name="PeakAt">The bucket with most requests, <paramref name="Peak"/> of them, where <paramref name="Usual"/> are usual.</param>
/// <param name="Days">The other days that this rests on.</param>
/// <param name="Requests">In the whole span; <paramref name="Beyond"/> of them beyond the usual.</param>
public sealed record UnusualStretch(DateTimeOffset From, DateTimeOffset To, DateTimeOffset PeakAt, double Peak, double Usual, int Days, double Requests, double Beyond);
