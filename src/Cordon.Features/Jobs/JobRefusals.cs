using Cordon.Domain;

namespace Cordon.Features.Jobs;

public static class JobRefusals
{
    public static readonly Refusal NotFound = new("job.not-found", "There is no such job. It may have been cleared away.");

    public static readonly Refusal AlreadyEnded = new("job.already-ended", "The job has already ended; there is nothing to cancel.");

    public static readonly Refusal Broke = new("job.broke",
        "The work stopped because of an error in Cordon, not in the file. What was finished before is kept and nothing is half done. " +
        "Start it again; if it stops again, the server's log says why.");
}
