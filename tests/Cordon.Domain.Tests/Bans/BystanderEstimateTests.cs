using Cordon.Domain.Bans;

namespace Cordon.Domain.Tests.Bans;

public sealed class BystanderEstimateTests
{
    private const int Worlds = 1_000;

    [Fact]
    public void In_a_thousand_worlds_whose_truth_is_known_the_interval_holds_the_true_share()
    {
        var (random, held, width) = (new Random(20_260_310), 0, 0.0);
        for (var world = 0; world < Worlds; world++)
        {
            var covered = random.Next(25, 5_000);
            // From worlds without a bystander to such as hold hardly anybody else.
            var wrong = (int)(covered * Math.Pow(random.NextDouble(), 3));
            var size = Math.Min(covered, random.Next(10, 60));
            // The first are the bystanders: which they are tells a fair drawing nothing.
            var found = SampleDraw.Of(random.NextInt64(), covered, size).Count(place => place < wrong);
            var estimate = BystanderEstimate.Of(covered, size - found, found, 0)!;
            var share = (double)wrong / covered;
            if (estimate.Low <= share && share <= estimate.High) held++;
            width += estimate.High - estimate.Low;
        }
        Assert.InRange(held, Worlds * 93 / 100, Worlds);
        // An interval that says nothing would hold it always.
        Assert.InRange(width / Worlds, 0, 0.3);
    }

    // By exact fractions, counted out by another program: the least and the most wrong accounts that leave each tail above 2.5 %.
    [Theory]
    [InlineData(412, 29, 1, 0, 1, 68)]
    [InlineData(412, 30, 0, 0, 0, 45)]
    [InlineData(100, 7, 2, 1, 3, 63)]
    [InlineData(1000, 95, 5, 0, 18, 109)]
    public void The_interval_is_the_exact_one(int covered, int right, int wrong, int unsure, int least, int most)
    {
        var estimate = BystanderEstimate.Of(covered, right, wrong, unsure)!;
        Assert.Equal((least, most), ((int)Math.Round(estimate.Low * covered), (int)Math.Round(estimate.High * covered)));
    }

    [Fact]
    public void What_is_unsure_widens_the_interval_on_both_sides_and_is_no_part_of_the_estimate()
    {
        var (sure, unsure) = (BystanderEstimate.Of(412, 28, 2, 0)!, BystanderEstimate.Of(412, 26, 2, 2)!);
        Assert.Equal(2 / 28.0, unsure.Estimate, 12);
        Assert.True(unsure.High > sure.High && unsure.Low <= sure.Low);
    }

    [Fact]
    public void Whoever_judged_everybody_knows_it() => Assert.Equal(new BystanderEstimate(0.1, 0.1, 0.1), BystanderEstimate.Of(30, 27, 3, 0));

    [Fact]
    public void Verdicts_that_are_all_unsure_tell_nothing() => Assert.Null(BystanderEstimate.Of(412, 0, 0, 30));
}
