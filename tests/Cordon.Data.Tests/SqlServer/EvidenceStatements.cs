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

    private static Task VerifyAsync(RecordingApp app) => app.Get<VerifyEvidenceHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None);
}
