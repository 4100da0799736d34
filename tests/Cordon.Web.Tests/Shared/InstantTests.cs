using System.Globalization;
using Cordon.Web.Shared;

namespace Cordon.Web.Tests.Shared;

public sealed class InstantTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 6, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-59, "just now")]
    [InlineData(-60, "1 min ago")]
    [InlineData(-3_599, "59 min ago")]
    [InlineData(-3_600, "1 h ago")]
    [InlineData(-86_399, "23 h ago")]
    [InlineData(-86_400, "1 d ago")]
    [InlineData(-30 * 86_400 + 1, "29 d ago")]
    [InlineData(-30 * 86_400, "5 Feb")]
    [InlineData(-100 * 86_400, "27 Nov 2023")]
    [InlineData(59, "in a moment")]
    [InlineData(7_200, "in 2 h")]
    public void A_distance_is_said_in_whole_units(int seconds, string said) =>
        Assert.Equal(said, Instant.Relative(Now.AddSeconds(seconds), Now));

    [Theory]
    [InlineData("2026-03-10T09:14:00Z", "09:14 UTC today")]
    [InlineData("2026-03-09T23:50:00Z", "23:50 UTC yesterday")]
    [InlineData("2026-03-07T21:10:00Z", "Saturday 21:10 UTC")]
    [InlineData("2026-03-03T21:10:00Z", "3 Mar, 21:10 UTC")]
    [InlineData("2025-12-30T21:10:00Z", "30 Dec 2025, 21:10 UTC")]
    public void Since_when_is_said_as_people_say_it(string at, string said) =>
        Assert.Equal(said, Instant.Since(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture), new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero)));
}
