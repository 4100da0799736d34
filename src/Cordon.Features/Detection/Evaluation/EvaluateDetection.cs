using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;

namespace Cordon.Features.Detection.Evaluation;

/// <summary>Holds the detectors against cases a team has decided. Reads files only: nothing is stored, no account is touched.</summary>
/// <param name="HideAgents">The detectors do not see user agents.</param>
/// <param name="MinRequests">Accounts with fewer requests are left out.</param>
public sealed record EvaluateDetection(IReadOnlyList<string> Logs, string Truth, IdentifyBy By, bool HideAgents, int MinRequests, DetectionSettings Settings);

/// <param name="Key">The values of <see cref="TruthFile.Columns"/>; the external id where the truth does not name the account.</param>
/// <param name="Label">Null where the truth does not name the account.</param>
/// <param name="Score">The highest; 0 where nothing was found.</param>
public sealed record Verdict(string Account, IReadOnlyList<string> Key, string? Label, long Requests, double Score, IReadOnlyList<Finding> Findings)
{
    public bool IsFlagged => Findings.Count > 0;
}

/// <summary>How the verdicts stand to the labels; automation is what should be found.</summary>
/// <param name="Missing">Accounts of the truth that the log does not hold, or not with enough requests.</param>
public sealed record Evaluation(IReadOnlyList<Verdict> Verdicts, int Missing)
{
    public int Found => Count(TruthFile.Automation, flagged: true);
    public int Overlooked => Count(TruthFile.Automation, flagged: false);
    public int WronglyFlagged => Count(TruthFile.Person, flagged: true);
    public int RightlyLeft => Count(TruthFile.Person, flagged: false);

    /// <summary>Of the flagged, the share that is automation; 1 where nothing was flagged.</summary>
    public double Precision => Found + WronglyFlagged == 0 ? 1 : Found / (double)(Found + WronglyFlagged);

    /// <summary>Of the automation, the share that was flagged; 1 where there is none.</summary>
    public double Recall => Found + Overlooked == 0 ? 1 : Found / (double)(Found + Overlooked);
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public IEnumerable<Verdict> Mistakes => Verdicts.Where(v => v.Label == (v.IsFlagged ? TruthFile.Person : TruthFile.Automation));

    private int Count(string label, bool flagged) => Verdicts.Count(v => v.Label == label && v.IsFlagged == flagged);
}

/// <summary>No handler: it touches no store and decides about nobody, so there is nothing to permit.</summary>
public sealed class DetectionEvaluator(IngestSettings ingest)
{
    /// <exception cref="IOException">A file is not there or cannot be read.</exception>
    public Outcome<Evaluation> Evaluate(EvaluateDetection question, CancellationToken cancel)
    {
        if (!TruthFile.Read(question.Truth, question.By).Accepted(out var truth, out var refusal)) return refusal;
        if (!LogActivity.Read(question.Logs, question.By, question.HideAgents, ingest, cancel).Accepted(out var log, out refusal)) return refusal;
        var verdicts = new List<Verdict>();
        foreach (var (account, profile, findings) in DetectInMemory.Run(log, question.Settings))
        {
            if (profile.Totals.Requests < question.MinRequests) continue;
            var row = truth.GetValueOrDefault(account);
            verdicts.Add(new(account, row?.Key ?? KeyOf(account, question.By), row?.Label, profile.Totals.Requests, findings.Select(f => f.Score).DefaultIfEmpty().Max(), findings));
        }
        var seen = verdicts.Select(v => v.Account).ToHashSet();
        return new Evaluation(verdicts, truth.Keys.Count(account => !seen.Contains(account)));
    }

    private static IReadOnlyList<string> KeyOf(string account, IdentifyBy by) =>
        by == IdentifyBy.IpAndAgent && account.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? [account[..at], account[(at + 1)..]] : [account];
}
