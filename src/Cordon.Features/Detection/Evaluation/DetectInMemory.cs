using Cordon.Domain.Detection;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>Runs all detectors over a log in memory.</summary>
public static class DetectInMemory
{
    public static IEnumerable<(string Account, AccountProfile Profile, IReadOnlyList<Finding> Findings)> Run(LogActivity log, DetectionSettings settings)
    {
        var agents = new TextAgentBook(log.Agents);
        var routes = log.Routes;
        var profiles = log.Profiles(agents).ToList();
        var sums = new HabitSums();
        foreach (var (_, profile) in profiles) sums.Add(profile.Totals.Requests, profile.Totals.Parts, profile.Totals.Referred);
        var judgement = new Judgement(settings, sums.Habits, routes, agents);
        var lockstep = Detectors.Lockstep.Find(profiles.Select(p => (p.Account, (IReadOnlyList<Domain.Detection.Measures.Move>)p.Profile.Moves)), settings[Detectors.Lockstep.Rule], routes);
        foreach (var (account, profile) in profiles)
            yield return (account, profile, lockstep.TryGetValue(account, out var together) ? [.. judgement.Of(profile), together] : judgement.Of(profile));
    }
}
