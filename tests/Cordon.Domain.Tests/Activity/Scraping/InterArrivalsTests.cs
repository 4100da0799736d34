using Cordon.Domain.Activity.Scraping;

namespace Cordon.Domain.Tests.Activity.Scraping;

public sealed class InterArrivalsTests
{
    private static readonly DateTimeOffset Minute = new(2026, 3, 2, 2, 10, 0, TimeSpan.Zero);

    [Fact]
    public void Waits_are_counted_from_second_to_second_and_over_the_minute()
    {
        var waits = new InterArrivals();
        waits.Add(Minute, Seconds((0, 1), (1, 1), (3, 1)));
        waits.Add(Minute.AddMinutes(1), Seconds((1, 1)));
        Assert.Equal([(1, 1), (2, 1), (30, 1)], Filled(waits));
    }

    [Fact]
    public void Requests_of_one_second_waited_for_none() => Assert.Equal([(0, 3)], Filled(Of(Seconds((7, 4)))));

    [Fact]
    public void Nobody_waits_from_one_accounts_request_to_another_ones()
    {
        var waits = Of(Seconds((0, 1)));
        waits.NextAccount();
        waits.Add(Minute, Seconds((30, 1)));
        Assert.Equal(0, waits.Total);
    }

    [Fact]
    public void The_last_bin_has_no_end()
    {
        var waits = Of(Seconds((0, 1)));
        waits.Add(Minute.AddDays(9), Seconds((0, 1)));
        Assert.Equal([(1_800, 1)], Filled(waits));
    }

    private static InterArrivals Of(int[] seconds)
    {
        var waits = new InterArrivals();
        waits.Add(Minute, seconds);
        return waits;
    }

    private static int[] Seconds(params (int Second, int Requests)[] asked)
    {
        var seconds = new int[60];
        foreach (var (second, requests) in asked) seconds[second] = requests;
        return seconds;
    }

    private static IEnumerable<(int Start, int Count)> Filled(InterArrivals waits) => InterArrivals.Starts.Zip(waits.Counts, (start, count) => (start, (int)count)).Where(bin => bin.Item2 > 0);
}
