using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Says itself that it is a crawler.</summary>
public sealed class DeclaredCrawler : Detector
{
    public override string Rule => "declared-crawler";
    public override string Title => "Declared crawler";
    public override string LooksFor =>
        "User agents that name a known crawler, feed reader, monitor or AI operator, or call themselves a bot. A name is a claim: where its operator publishes networks, the " +
        "sentence says whether they confirm it.";

    public override IReadOnlyList<Threshold> Thresholds { get; } = [new("requests", "Requests under that name", 10, 1, 10_000, 1)];

    public override Finding? Judge(in Judged account)
    {
        Claim most = default;
        AgentNote? note = null;
        foreach (var claim in account.Profile.Claims)
        {
            if (claim.Requests < account["requests"] || claim.Requests <= most.Requests) continue;
            if (account.Agents.Find(claim.Agent) is not { IsCrawler: true, IsAttackTool: false } named) continue;
            (most, note) = (claim, named);
        }
        if (note is null) return null;
        var proof = (most.Inside, most.Outside) switch
        {
            (0, 0) => "",
            (_, 0) => "; its networks confirm it",
            (0, _) => "; its networks do not confirm it",
            _ => "; its networks confirm a part of it",
        };
        return new(Rule, Score.Of(most.Requests, account["requests"], account["requests"] * 1_000),
            $"called itself {note.Name} ({note.Kind}{(note.Operator is null ? "" : $" of {note.Operator}")}) in {Words.Count(most.Requests)} requests{proof}",
            [new("requests under that name", most.Requests, account["requests"]), new("from its operator’s networks", most.Inside), new("from other networks", most.Outside)],
            Words.At(most.From), Words.At(most.To));
    }
}
