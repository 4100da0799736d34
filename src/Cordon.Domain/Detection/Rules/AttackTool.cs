namespace Cordon.Domain.Detection.Rules;

/// <summary>Names itself a tool made to find weaknesses.</summary>
public sealed class AttackTool : Detector
{
    public override string Rule => "attack-tool";
    public override string Title => "Names an attack tool";
    public override string LooksFor => "User agents of scanners made to find weaknesses, such as Nikto or sqlmap.";

    public override IReadOnlyList<Threshold> Thresholds { get; } = [new("requests", "Requests under that name", 3, 1, 1_000, 1)];

    public override Finding? Judge(in Judged account)
    {
        var (requests, from, to, name) = (0L, long.MaxValue, 0L, "");
        foreach (var claim in account.Profile.Claims)
        {
            if (account.Agents.Find(claim.Agent) is not { IsAttackTool: true } named) continue;
            requests += claim.Requests;
            (from, to) = (Math.Min(from, claim.From), Math.Max(to, claim.To));
            if (name.Length == 0) name = named.Name;
        }
        if (requests < account["requests"]) return null;
        return new(Rule, Math.Max(0.8, Score.Of(requests, account["requests"], account["requests"] * 10)),
            $"called itself {name}, a tool made to find weaknesses, in {Words.Count(requests)} requests within {Words.Minutes(from, to)}",
            [new("requests under that name", requests, account["requests"])], Words.At(from), Words.At(to));
    }
}
