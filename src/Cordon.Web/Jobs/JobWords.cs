using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Web.Imports;
using Cordon.Web.Shared;

namespace Cordon.Web.Jobs;

/// <summary>What is said of a job: an import reads bytes and lines, a run of the detectors looks at accounts, linking goes from step to step.</summary>
/// <remarks>Of a run of the detectors each account counts twice, when it is measured and when it is judged: so the bar moves as the work does, and half of it is a number of accounts.</remarks>
public static class JobWords
{
    /// <summary><c>12.1 MB of 38.2 MB</c>, <c>1,200 of 3,000 accounts</c>, <c>step 2 of 5</c>.</summary>
    public static string Done(JobRow job) => job.Kind switch
    {
        DetectionJobs.Run => $"{Figures.Count(job.BytesDone / 2)} of {Figures.Count(job.BytesTotal / 2, "account")}",
        LinkingJobs.Run => $"step {Figures.Count(Math.Min(job.BytesDone + 1, job.BytesTotal))} of {Figures.Count(job.BytesTotal)}",
        _ => $"{ByteSize.Text(job.BytesDone)} of {ByteSize.Text(job.BytesTotal)}",
    };

    public static string Read(JobRow job) => Figures.Count(job.Lines) + " " + job.Kind switch
    {
        DetectionJobs.Run => "rows",
        LinkingJobs.Run => "uses of cards and devices",
        _ => "lines",
    };

    /// <summary>Null where a pace says nothing: steps are of any length.</summary>
    /// <param name="perSecond">Bytes, or accounts.</param>
    public static string? Pace(JobRow job, double perSecond) => job.Kind switch
    {
        DetectionJobs.Run => $"{Figures.Count((long)perSecond / 2)} accounts/s",
        LinkingJobs.Run => null,
        _ => $"{ByteSize.Text(perSecond)}/s",
    };

    public static string Stopping(JobRow job) => job.Kind switch
    {
        DetectionJobs.Run => "Stopping; what was found is kept…",
        LinkingJobs.Run => "Stopping; clusters stay as they were…",
        _ => "Stopping, and taking back what was stored…",
    };

    public static (string Title, string Does, string More, string Keep, string Act) Cancel(JobRow job) => job.Kind switch
    {
        DetectionJobs.Run => ("Cancel the run of the detectors?", "The detectors stop. What they found so far is kept; the accounts they did not reach are looked at by the next run.",
            "You can let them run again at any time.", "Let them run", "Cancel the run"),
        LinkingJobs.Run => ("Cancel the run of linking?", "Linking stops. Clusters are as they were before; what was due stays due, and the next run looks at it.",
            "You can let it run again at any time.", "Let it run", "Cancel the run"),
        _ => ($"Cancel the import of {job.Title}?", ImportWords.WhatCancelDoes(job), "The file itself stays sealed as evidence. You can import it again at any time.", "Keep reading", "Cancel the import"),
    };
}
