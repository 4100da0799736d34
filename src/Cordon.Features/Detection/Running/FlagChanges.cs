using Cordon.Domain;
using Cordon.Domain.Detection;

namespace Cordon.Features.Detection.Running;

/// <summary>What has to be written so that an account's standing flags are what was found.</summary>
internal sealed class FlagChanges(RunBasis basis, DetectionRunId run, DateTimeOffset at)
{
    private readonly Dictionary<string, string> _settings = basis.Settings.All.ToDictionary(s => s.Detector.Rule, FlagJson.Of);

    public List<FlagId> Superseded { get; } = [];
    public List<Flag> Written { get; } = [];
    public HashSet<AccountId> Accounts { get; } = [];
    public int Count => Superseded.Count + Written.Count;

    /// <param name="standing">The flags of the account that stand; of the rules alone that were judged.</param>
    public void Compare(AccountId account, IEnumerable<Flag> standing, IEnumerable<Finding> found)
    {
        var wanted = found.ToDictionary(f => f.Rule, f => New(account, f));
        foreach (var old in standing)
        {
            if (wanted.Remove(old.Rule, out var flag) && IsSame(old, flag)) continue;
            Superseded.Add(old.Id);
            Accounts.Add(account);
            if (flag is not null) Written.Add(New(flag, old.FirstFoundAt));
        }
        if (wanted.Count == 0) return;
        Accounts.Add(account);
        Written.AddRange(wanted.Values);
    }

    private static bool IsSame(Flag a, Flag b) => a.Score.Equals(b.Score) && a.Reason == b.Reason && a.FromAt == b.FromAt && a.ToAt == b.ToAt &&
        a.DetectorVersion == b.DetectorVersion && a.Figures == b.Figures && a.Settings == b.Settings && a.With == b.With;

    private Flag New(AccountId account, Finding found) => new()
    {
        AccountId = account,
        Rule = found.Rule,
        Score = found.Score,
        Reason = found.Reason.Length <= Flag.MaxReasonLength ? found.Reason : found.Reason[..(Flag.MaxReasonLength - 1)] + "…",
        Figures = FlagJson.Of(found.Figures),
        With = FlagJson.Of(found.With),
        FromAt = found.From,
        ToAt = found.To,
        DetectorVersion = Detectors.Find(found.Rule)!.Version,
        Settings = _settings[found.Rule],
        FoundAt = at,
        FirstFoundAt = at,
        RunId = run,
    };

    private static Flag New(Flag flag, DateTimeOffset firstFoundAt) => new()
    {
        AccountId = flag.AccountId,
        Rule = flag.Rule,
        Score = flag.Score,
        Reason = flag.Reason,
        Figures = flag.Figures,
        With = flag.With,
        FromAt = flag.FromAt,
        ToAt = flag.ToAt,
        DetectorVersion = flag.DetectorVersion,
        Settings = flag.Settings,
        FoundAt = flag.FoundAt,
        FirstFoundAt = firstFoundAt,
        RunId = flag.RunId,
    };
}
