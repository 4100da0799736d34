namespace Cordon.Domain.Detection.Rules;

/// <summary>One operator under several names.</summary>
public sealed class RotatesAgents : Detector
{
    private const double MostOfABrowser = 0.3, MostOfOne = 0.95;

    // Where the logs cannot tell browsers from programs, a household or an office must not be taken for one operator.
    private const int UnknownFactor = 2, MostRequestsAnAgent = 5;

    public override string Rule => "rotates-agents";
    public override string Title => "Rotates user agents";
    public override string LooksFor =>
        "Several different user agents within one day (UTC) that load pages without parts and without coming from another page: one operator under several names. A household, an " +
        "office or a school behind one address also has many, but these are browsers.";

    public override IReadOnlyList<Threshold> Thresholds { get; } =
    [
        new("agents", "Different user agents within one day", 4, 2, 50, 1),
        new("requests", "In at least this many requests", 10, 5, 1_000, 5),
    ];

    public override Finding? Judge(in Judged account)
    {
        var use = account.Profile.Agents;
        var bare = account.IsBare(use.PartShare, use.ReferredShare, MostOfABrowser) ?? use.Requests <= (long)MostRequestsAnAgent * use.Agents;
        var known = account.Habits.PagesComeWithParts || account.Habits.ReferrersAreLogged;
        var least = account["agents"] * (known ? 1 : UnknownFactor);
        if (!bare || use.Agents < least || use.Requests < account["requests"] || use.Largest > MostOfOne * use.Requests) return null;
        return new(Rule, Score.Of(use.Agents, least, least * 8),
            $"used {Words.Count(use.Agents)} different user agents in {Words.Count(use.Requests)} requests within {Words.Minutes(use.From, use.To)}, " +
            $"{(use.Parts == 0 ? "none" : Words.Count(use.Parts))} of which loaded a part of a page",
            [new("different user agents", use.Agents, least), new("requests", use.Requests, account["requests"]), new("by the most used agent", use.Largest)],
            Words.At(use.From), Words.At(use.To));
    }
}
