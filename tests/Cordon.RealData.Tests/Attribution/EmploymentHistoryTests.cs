using Cordon.Features.Attribution.Evaluation;
using Cordon.Testing;

namespace Cordon.RealData.Tests.Attribution;

/// <summary>Attribution by mail addresses alone, held against real employment histories. Plain domain matching has 1,144 right and 54 wrong.</summary>
public sealed class EmploymentHistoryTests
{
    [Fact]
    public async Task It_is_no_less_right_and_no_more_wrong_than_matching_domains()
    {
        var found = await EvaluateAsync();
        Assert.True(found.Right >= 1_144 && found.Wrong <= 54, $"{found.Right} right, {found.Wrong} wrong");
    }

    [Fact]
    public async Task The_more_certain_half_is_right() => Assert.InRange((await EvaluateAsync()).RightInCertainHalf, 0.97, 1);

    [Fact]
    public async Task What_it_says_of_today_is_as_often_so() =>
        Assert.All((await EvaluateAsync()).Calibration.Where(t => t.Claims >= 30), tenth => Assert.InRange(tenth.Actual - tenth.Stated, -0.05, 0.05));

    [Fact]
    public async Task Its_brier_score_is_below_that_of_any_constant() => Assert.InRange((await EvaluateAsync()).Brier, 0, 0.155);

    [Fact]
    public async Task The_people_who_left_are_counted_and_few_of_them_are_reached()
    {
        var found = await EvaluateAsync();
        Assert.True(found.Left > 200 && found.ReachedWrongly * 10 <= found.Reached, $"{found.Left} left, {found.ReachedWrongly} of {found.Reached} reached");
    }

    private static async Task<AttributionEvaluation> EvaluateAsync()
    {
        await using var app = await TestApp.StartAsync();
        var question = new EvaluateAttribution(RealData.PathOf("organisations", "people-affiliations.jsonl"), RealData.PathOf("organisations", "companies.json"), new DateOnly(2026, 3, 10));
        return app.Get<AttributionEvaluator>().Evaluate(question, CancellationToken.None).Value;
    }
}
