using Cordon.Domain.Incidents;

namespace Cordon.Domain.Tests.Incidents;

public sealed class HealthChangeTests
{
    private static readonly ServiceHealth Calm = new(10_000, 2, 10_000, 50_000_000);

    [Theory]
    [InlineData(10_000, 900, true)]
    [InlineData(10_000, 45, false)]      // a handful more is chance
    [InlineData(100_000, 60, false)]     // and so is less than one in two hundred
    public void Failures_rose_where_there_were_many_more_of_more_requests(long requests, long failures, bool rose) =>
        Assert.Equal(rose, new HealthChange(new(requests, failures, requests, requests * 5_000), Calm).FailuresRose);

    [Fact]
    public void Latency_rose_where_requests_took_half_as_long_again() =>
        Assert.Equal((true, false), (new HealthChange(Calm with { Micros = 75_000_000 }, Calm).LatencyRose, new HealthChange(Calm with { Micros = 70_000_000 }, Calm).LatencyRose));

    [Fact]
    public void Where_logs_tell_no_durations_nothing_is_said_of_latency() =>
        Assert.Equal((null, false), (new ServiceHealth(10, 0, 0, 0).Millis, new HealthChange(new(10, 0, 0, 0), Calm).LatencyRose));
}
