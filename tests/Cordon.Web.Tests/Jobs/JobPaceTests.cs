using Cordon.Web.Jobs;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Jobs;

public sealed class JobPaceTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_pace_is_told_from_the_last_seconds()
    {
        var pace = new JobPace();
        Assert.Equal(0, pace.See(0, Noon));
        Assert.Equal(1_000, pace.See(2_000, Noon.AddSeconds(2)));
        for (var second = 3; second <= 30; second++) pace.See(2_000 + ((second - 2) * 10_000), Noon.AddSeconds(second));
        Assert.Equal(10_000, pace.See(292_000, Noon.AddSeconds(31)), tolerance: 1);
    }

    [Fact]
    public void Before_anything_moved_there_is_no_pace()
    {
        var pace = new JobPace();
        pace.See(500, Noon);
        Assert.Equal(0, pace.See(500, Noon.AddSeconds(5)));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1.0 kB")]
    [InlineData(38_249_000, "38.2 MB")]
    [InlineData(999_700_000, "1.0 GB")]
    [InlineData(250_000_000, "250 MB")]
    public void Sizes_are_said_in_three_figures(long bytes, string text) => Assert.Equal(text, ByteSize.Text(bytes));

    [Theory]
    [InlineData(0.4, "less than 1 s")]
    [InlineData(42, "42 s")]
    [InlineData(60, "1 min")]
    [InlineData(125, "2 min 5 s")]
    [InlineData(7_500, "2 h 5 min")]
    public void Durations_are_said_in_two_units(double seconds, string text) => Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));
}
