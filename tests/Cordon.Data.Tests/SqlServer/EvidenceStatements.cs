using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Jobs;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.HandingOver;
using Cordon.Features.Evidence.Verifying;
using Cordon.Features.Jobs;
using Cordon.Testing.SqlServer;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How what is done with evidence is driven for <see cref="StatementTests"/>.</summary>
internal static class EvidenceStatements
{
    private const string Why = "Asked for by the court.";

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(AddEvidenceHandler)] = async app =>
        {
            var path = Path.Combine(app.Folder, "found.txt");
            await File.WriteAllTextAsync(path, "found");
            foreach (var command in new AddEvidence[] { new(path, "found.txt", "upload"), new(path, "found.txt", "upload", "a disk", Why, new(1), new(1)) })
                await app.Get<AddEvidenceHandler>().HandleAsync(command, null, CancellationToken.None);
        },
        [nameof(DownloadEvidenceHandler)] = app => app.Get<DownloadEvidenceHandler>().HandleAsync(new(new(1), Why), CancellationToken.None),
        [nameof(HandOverEvidenceHandler)] = async app =>
        {
            foreach (var command in new HandOverEvidence[] { new([new(1)], null, Why, Why), new([], new(1), Why, Why) })
                if ((await app.Get<HandOverEvidenceHandler>().HandleAsync(command, CancellationToken.None)).Accepted(out var package, out _))
                    await package.WriteAsync(Stream.Null, CancellationToken.None);
        },
        [nameof(QueueVerificationHandler)] = app => app.Get<QueueVerificationHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(VerifyEvidenceHandler)] = VerifyAsync,
        [nameof(VerifyStore)] = VerifyAsync,
    };

    public static void Hold(RecordingApp app) => app.Server
        .Hold(new IncidentEvidence { Id = new(1), IncidentId = new(1), EvidenceId = new(1), By = "dev:mara", ByName = "Mara", At = StoreFacts.Noon })
        .Hold(new CustodyEntry { Id = new(1), EvidenceId = new(1), Sequence = 1, At = StoreFacts.Noon, Actor = "dev:mara", ActorName = "Mara", Action = CustodyAction.Collected });

    // A server that is made up always has another artifact: once somebody asks to stop, and once there is none.
    private static async Task VerifyAsync(RecordingApp app)
    {
        app.Server.Hold(new EvidenceCheck { Id = new(1), JobId = new(1), StartedAt = StoreFacts.Noon, EndedAt = StoreFacts.Noon, DoneTo = "", By = "dev:mara" })
            .Hold(new EvidenceFinding { Id = new(1), CheckId = new(1), Fault = EvidenceFault.Missing, Sha256 = new string('a', 64), Path = "aa" })
            .Hold(StoreFacts.Evidence());
        foreach (var isAsked in new[] { true, false })
        {
            app.Server.Hold(new Job
            {
                Id = new(1),
                Kind = VerificationJobs.Run,
                Title = VerificationJobs.Title,
                State = JobState.Queued,
                Payload = "{}",
                RequestedBy = "dev:mara",
                RequestedByName = "Mara",
                RequestedRoles = "Approver",
                RequestedAt = StoreFacts.Noon,
                CancelRequested = isAsked,
            });
            if (!isAsked) app.Server.Release<EvidenceItem>();
            Assert.Null((await app.Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        }
    }
}
