namespace Cordon.Domain.Detection;

/// <summary>Asks every detector that judges accounts one by one.</summary>
public sealed class Judgement(DetectionSettings settings, ServiceHabits habits, RouteBook routes, IAgentBook agents)
{
    /// <returns>At most one finding a detector, in the order of <see cref="Detectors.All"/>.</returns>
    public IReadOnlyList<Finding> Of(AccountProfile profile)
    {
        List<Finding>? found = null;
        foreach (var one in settings.All)
        {
            if (!one.IsOn || one.Detector.IsAcrossAccounts) continue;
            if (one.Detector.Judge(new(profile, one, habits, routes, agents)) is { } finding) (found ??= []).Add(finding);
        }
        return found ?? (IReadOnlyList<Finding>)[];
    }
}
