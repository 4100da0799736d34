namespace Cordon.Domain.Detection.Rules;

/// <summary>Looks for what might be there: paths that do not exist.</summary>
public sealed class Probes : Detector
{
    public override string Rule => "probes";
    public override string Title => "Probes paths that do not exist";
    public override string LooksFor =>
        "Many different paths that the platform does not have (404, 410) within an hour or a day (UTC) in which at least half of the requests find nothing. A page with missing " +
        "pictures does not count, nor an old link now and then.";

    public override IReadOnlyList<Threshold> Thresholds { get; } = [new("paths", "Different missing paths", 15, 5, 1_000, 1)];

    public override Finding? Judge(in Judged account)
    {
        var probe = account.Profile.Probe;
        if (probe.Resources < account["paths"]) return null;
        return new(Rule, Score.Of(probe.Resources, account["paths"], account["paths"] * 20),
            $"asked for {Words.Different(probe.Resources)} different paths that do not exist within {Words.Minutes(probe.From, probe.To)}; {Words.Count(probe.NotFound)} of " +
            $"{Words.Count(probe.Requests)} requests in those minutes found nothing",
            [new("different missing paths", probe.Resources, account["paths"]), new("requests that found nothing", probe.NotFound), new("requests in those minutes", probe.Requests)],
            Words.At(probe.From), Words.At(probe.To));
    }
}
