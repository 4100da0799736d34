using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Web.Imports;
using Cordon.Web.Shared;

namespace Cordon.Web.Jobs;

/// <summary>What is said of a job: an import reads bytes and lines, a run of the detectors looks at accounts.</summary>
/// <remarks>Of a run each account counts twice, when it is measured and when it is judged: so the bar moves as the work does, and half of it is a number of accounts.</remarks>
public static class JobWords
{
    private static bool IsDetection(JobRow job) => job.Kind == DetectionJobs.Run;

    /// <summary><c>12.1 MB of 38.2 MB</c>, <c>1,200 of 3,000 accounts</c>.</summary>
    public static string Done(JobRow job) => IsDetection(job)
        ? $"{Figures.Count(job.BytesDone / 2)} of {Figures.Count(job.BytesTotal / 2, "account")}"
        : $"{ByteSize.Text(job.BytesDone)} of {ByteSize.Text(job.BytesTotal)}";

    public static string Read(JobRow job) => $"{Figures.Count(job.Lines)} {(IsDetection(job) ? "rows" : "lines")}";

    /// <param name="perSecond">Bytes, or accounts.</param>
    public static string Pace(JobRow job, double perSecond) => IsDetection(job) ? $"{Figures.Count((long)perSecond / 2)} accounts/s" : $"{ByteSize.Text(perSecond)}/s";

    public static string Stopping(JobRow job) => IsDetection(job) ? "Stopping; what was found is kept…" : "Stopping, and taking back what was stored…";

    public static (string Title, string Does, string More, string Keep, string Act) Cancel(JobRow job) => IsDetection(job)
        ? ("Cancel the run of the detectors?", "The detectors stop. What they found so far is kept; the accounts they did not reach are looked at by the next run.",
            "You can let them run again at any time.", "Let them run", "Cancel the run")
        : ($"Cancel the import of {job.Title}?", ImportWords.WhatCancelDoes(job), "The file itself stays sealed as evidence. You can import it again at any time.", "Keep reading", "Cancel the import");
}
