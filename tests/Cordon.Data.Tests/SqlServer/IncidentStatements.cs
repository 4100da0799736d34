using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Cordon.Features.Incidents;
using Cordon.Features.Paging;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How what is done with incidents is driven for <see cref="StatementTests"/>.</summary>
internal static class IncidentStatements
{
    private static readonly DateTimeOffset Noon = StoreFacts.Noon;
    private static readonly IncidentId One = new(1);
    private static readonly IncidentFacts Facts = new(IncidentKind.Scraping, "Galleries down", Noon.AddHours(-4), Noon, "gallery");

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(OpenIncidentHandler)] = app => app.Get<OpenIncidentHandler>().HandleAsync(new(Facts), CancellationToken.None),
        [nameof(ChangeIncidentHandler)] = app => app.Get<ChangeIncidentHandler>().HandleAsync(new(One, 1, Facts), CancellationToken.None),
        [nameof(AddIncidentFiguresHandler)] = app => app.Get<AddIncidentFiguresHandler>().HandleAsync(new(One, [new("Tickets", 37, null, "Support desk")]), CancellationToken.None),
        [nameof(TakeBackIncidentFigureHandler)] = app => app.Get<TakeBackIncidentFigureHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(AddIncidentAccountsHandler)] = app => app.Get<AddIncidentAccountsHandler>().HandleAsync(new(One, [new("one")]), CancellationToken.None),
        [nameof(TakeOutIncidentAccountHandler)] = app => app.Get<TakeOutIncidentAccountHandler>().HandleAsync(new(One, new(1), "It was somebody else's night."), CancellationToken.None),
        [nameof(AttachEvidenceHandler)] = app => app.Get<AttachEvidenceHandler>().HandleAsync(new(One, [new(1)]), CancellationToken.None),
        [nameof(DetachEvidenceHandler)] = app => app.Get<DetachEvidenceHandler>().HandleAsync(new(One, new(1)), CancellationToken.None),
        [nameof(GetIncidentHandler)] = app => app.Get<GetIncidentHandler>().HandleAsync(new(One), CancellationToken.None),
        [nameof(SuggestIncidentsHandler)] = app => app.Get<SuggestIncidentsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(SuggestParticipantsHandler)] = app => app.Get<SuggestParticipantsHandler>().HandleAsync(new(One), CancellationToken.None),
        [nameof(ListEvidenceNearHandler)] = app => app.Get<ListEvidenceNearHandler>().HandleAsync(new(One), CancellationToken.None),
        [nameof(ListIncidentsOfAccountHandler)] = app => app.Get<ListIncidentsOfAccountHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListIncidentsOfOrganizationHandler)] = app => app.Get<ListIncidentsOfOrganizationHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListIncidentsHandler)] = async app =>
        {
            foreach (var filter in new IncidentFilter[] { new(), new("gallery", IncidentKind.Scraping, IncidentStatus.Open, Current: true) })
                foreach (var place in new PagePlace[] { PagePlace.First, new("638000000000000000~1", null), new(null, "638000000000000000~1") })
                    await app.Get<ListIncidentsHandler>().HandleAsync(new(filter, place), CancellationToken.None);
        },
        [nameof(StreamIncidentsHandler)] = async app =>
        {
            // What is made up has no end.
            await foreach (var _ in app.Get<StreamIncidentsHandler>().HandleAsync(CancellationToken.None)) return;
        },
    };

    public static void Hold(RecordingApp app) => app.Server
        .Hold(Incident.Open(Facts, new Actor("dev:mara", "Mara", [Role.Reviewer]), Noon).Value)
        .Hold(new IncidentAccount { Id = new(1), IncidentId = One, AccountId = new(1), Requests = 9, RequestsBefore = 1, OfRequests = 10, OfRequestsBefore = 10, By = "dev:mara", ByName = "Mara", At = Noon })
        .Hold(new IncidentEvidence { Id = new(1), IncidentId = One, EvidenceId = new(1), By = "dev:mara", ByName = "Mara", At = Noon });
}
