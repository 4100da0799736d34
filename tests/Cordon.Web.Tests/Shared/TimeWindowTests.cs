using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Shared;

public sealed class TimeWindowTests
{
    [Fact]
    public void It_is_written_into_an_address_as_it_is_read_from_one()
    {
        var window = TimeWindow.Of(new Uri("http://cordon.example/?from=2026-03-02T02:10Z&to=2026-03-02T03:40Z"));
        Assert.Equal(new TimeWindow(new(2026, 3, 2, 2, 10, 0, TimeSpan.Zero), new(2026, 3, 2, 3, 40, 0, TimeSpan.Zero)), window);
        Assert.Equal("2026-03-02T02:10Z", window.Query["from"]);
        Assert.Equal("2026-03-02T03:40Z", window.Query["to"]);
    }

    [Fact]
    public void The_whole_takes_both_names_out_of_the_address() => Assert.All(["from", "to"], name => Assert.Null(TimeWindow.All.Query[name]));

    [Fact]
    public void Ends_that_were_swapped_are_put_right()
    {
        var window = TimeWindow.Of(new Uri("http://cordon.example/?from=2026-03-03&to=2026-03-02"));
        Assert.True(window.From < window.To);
    }

    [Theory]
    [InlineData("?from=yesterday&to=")]
    [InlineData("?from=0001-01-01&to=9999-12-31T23:59Z")]
    [InlineData("")]
    public void What_is_no_instant_is_passed_over(string query) => Assert.True(TimeWindow.Of(new Uri("http://cordon.example/" + query)).IsAll);

    [Theory]
    [InlineData("2026-03-02T03:40Z", "2 Mar 2026, 02:10 – 03:40 UTC")]
    [InlineData("2026-03-04T03:40Z", "2 Mar 2026, 02:10 – 4 Mar 2026, 03:40 UTC")]
    public void A_span_is_said_with_the_days_it_needs(string to, string said) =>
        Assert.Equal(said, TimeWindow.Text(new(2026, 3, 2, 2, 10, 0, TimeSpan.Zero), DateTimeOffset.Parse(to)));
}
