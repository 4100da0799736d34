using Cordon.Domain.Detection.Measures;

namespace Cordon.Domain.Detection.Rules;

/// <summary>Uses the name of a crawler whose operator has no such network.</summary>
public sealed class FalseClaim : Detector
{
    public override string Rule => "false-crawler";
    public override string Title => "Lies about being a crawler";
    public override string LooksFor =>
        "User agents that name a crawler whose operator publishes its networks, or a contracted crawler on the list of known automation, from other networks. Private addresses " +
        "neither prove nor refute a name.";

    public override IReadOnlyList<Threshold> Thresholds { get; } = [new("requests", "Requests under that name from other networks", 5, 1, 10_000, 1)];

    public override Finding? Judge(in Judged account)
    {
        Claim most = default;
        AgentNote? note = null;
        foreach (var claim in account.Profile.Claims)
            if (claim.Outside >= account["requests"] && claim.Outside > most.Outside && account.Agents.Find(claim.Agent) is { } named) (most, note) = (claim, named);
        if (note is null) return null;
        return new(Rule, Score.Of(most.Outside, account["requests"], account["requests"] * 50),
            $"called itself {note.Name} in {Words.Count(most.Requests)} requests, {Words.Count(most.Outside)} of them from outside the networks that {note.Operator ?? note.Name} is known by",
            [new("requests from other networks", most.Outside, account["requests"]), new("requests under that name", most.Requests)],
            Words.At(most.From), Words.At(most.To));
    }
}
