using System.Diagnostics;
using System.Globalization;
using Cordon.Domain.Linking.Probable;
using Cordon.Features.Linking;
using Cordon.Features.Linking.Evaluation;

namespace Cordon.Benchmarks;

/// <summary>Probable links over a generated town: time, peak memory, and how good they are.</summary>
internal static class People
{
    private const int Seed = 20_260_401;

    public static Task RunAsync(string[] args)
    {
        var records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var town = SamplePeople.Create(records, args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Seed);
        var before = Peaks.OfThisProcess();
        var watch = Stopwatch.StartNew();
        var links = new ProbableLinker(town.Table, Romanizer.Romanize, 2026).Link(LinkingEvaluation.Least);
        var (seconds, peak) = (watch.Elapsed.TotalSeconds, Peaks.OfThisProcess());
        var evaluation = new LinkingEvaluation(town, links, EvaluateLinking.UsualMatchAt, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"people: {town.Ids.Count:N0} records of {town.Persons.Distinct().Count():N0} people, {links.Compared:N0} pairs compared, in {seconds:0.0} s (must be under 60 s on two cores); peak {peak / 1048576:0} MB, " +
            $"{before / 1048576:0} MB before (must be under 2,048 MB)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"people: precision {evaluation.AtMatch.Precision:0.0000}, recall {evaluation.AtMatch.Recall:0.0000}, F1 {evaluation.AtMatch.F1:0.0000} from 0.5 on; best F1 {evaluation.Curve.Best.F1:0.0000} from {evaluation.Curve.Best.At:0.000} on; " +
            $"above 0.99 {evaluation.Curve.At(0.99).Wrong:N0} wrong of {evaluation.Curve.At(0.99).Wrong + evaluation.Curve.At(0.99).Found:N0}; of {town.TruePairCount:N0} true pairs {evaluation.NeverTogether:N0} never together, {evaluation.ShareNothing.Count:N0} share nothing"));
        return Task.CompletedTask;
    }
}
