using Cordon.Domain.Detection.Lists;

namespace Cordon.Domain.Tests.Detection.Lists;

public sealed class ListExceptionsTests
{
    private static readonly HashSet<string> Listed = [.. ListData.Rows("crawlers.tsv").Select(row => row[0])];

    [Fact]
    public void Every_exception_is_still_needed() =>
        Assert.Equal([], ListExceptions.LeftOut.Concat(ListExceptions.AppsOfPeople).Where(pattern => !Listed.Contains(pattern)));

    [Fact]
    public void Every_pattern_can_be_read_without_backtracking() => Assert.All(AgentPattern.All, pattern => pattern.Find("x"));

    [Fact]
    public void Hardly_a_pattern_has_to_be_tried_on_every_agent() =>
        Assert.InRange(AgentPattern.All.Count(pattern => RequiredLiteral.Of(pattern.Text, LiteralIndex.MinLength) is null), 0, 5);

    [Theory]
    [InlineData(@"Googlebot\/", "Googlebot/")]
    [InlineData("[wW]get", "get")]
    [InlineData(@"(^| )sentry\/", "sentry/")]
    [InlineData("AdsBot-Google([^-]|$)", "AdsBot-Google")]
    [InlineData(@"BlogTraffic\/\d\.\d+ Feed-Fetcher", " Feed-Fetcher")]
    [InlineData("Netumo|netumo", "Netumo,netumo")]
    [InlineData("colou?r", "colo")]
    [InlineData("(a[)]b|c)[\\]x]long", "long")]
    [InlineData("ab|long", null)]
    public void The_text_that_a_match_must_hold_is_read_from_its_pattern(string pattern, string? literals) =>
        Assert.Equal(literals, RequiredLiteral.Of(pattern, 3) is { } found ? string.Join(',', found) : null);

    [Theory]
    [InlineData(@"Mediapartners \(Googlebot\)", "Mediapartners (Googlebot)")]
    [InlineData("curl", "curl")]
    [InlineData("^curl", null)]
    [InlineData("Labs$", null)]
    [InlineData("[wW]get", null)]
    [InlineData("a|b", null)]
    [InlineData("colou?r", null)]
    [InlineData(@"v\d", null)]
    public void A_pattern_that_means_one_text_is_told_from_the_others(string pattern, string? literal) =>
        Assert.Equal(literal, RequiredLiteral.IsWhole(pattern, out var found) ? found : null);
}
