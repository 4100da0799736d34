using Cordon.Features.Linking.Evaluation;

namespace Cordon.RealData.Tests.Linking;

/// <summary>Probable links on records whose owners are known, at the usual threshold.</summary>
public sealed class ProbableLinksTests
{
    [Fact]
    public void Records_with_errors_and_gaps_are_linked_and_no_wrong_pair_is_nearly_certain()
    {
        var evaluation = Evaluate(new([RealData.PathOf("identity-fake1000", "fake_1000.csv")], TruthColumn.Parse("cluster").Value, "unique_id"));
        AtLeast(0.90, evaluation);
        Assert.Equal(0, evaluation.Curve.At(0.99).Wrong);
        Assert.Equal(2_031, evaluation.Records.TruePairCount);
    }

    [Theory]
    [InlineData("dataset1.csv", 0.995, 500)]
    [InlineData("dataset3.csv", 0.99, 6_538)]
    public void Records_with_heavy_typing_errors_are_linked(string file, double f1, long pairs)
    {
        var evaluation = Evaluate(new([RealData.PathOf("identity-febrl", file)], TruthColumn.Parse("rec_id~rec-([0-9]+)-").Value, "rec_id"));
        Assert.Equal(pairs, evaluation.Records.TruePairCount);
        AtLeast(f1, evaluation);
    }

    internal static LinkingEvaluation Evaluate(EvaluateLinking question) => new LinkingEvaluator(TimeProvider.System).Evaluate(question, TestContext.Current.CancellationToken).Value;

    internal static void AtLeast(double f1, LinkingEvaluation evaluation) =>
        Assert.True(evaluation.AtMatch.F1 >= f1, $"precision {evaluation.AtMatch.Precision}, recall {evaluation.AtMatch.Recall}, F1 {evaluation.AtMatch.F1}, best {evaluation.Curve.Best}");
}
