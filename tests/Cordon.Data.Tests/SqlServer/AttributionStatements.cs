using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Jobs;
using Cordon.Domain.Organizations;
using Cordon.Features.Attribution;
using Cordon.Features.Attribution.Running;
using Cordon.Features.Jobs;
using Cordon.Features.Organizations;
using Cordon.Testing.SqlServer;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How what is done with affiliations, and the pages of organizations, are driven for <see cref="StatementTests"/>.</summary>
internal static class AttributionStatements
{
    private const string Why = "Asked their own administrator.";
    private static readonly DateTimeOffset Noon = StoreFacts.Noon;
    private static readonly AffiliationId One = new(1);
    private static readonly DateOnly Day = new(2026, 3, 2);

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(ConfirmAffiliationHandler)] = app => app.Get<ConfirmAffiliationHandler>().HandleAsync(new(One, Why), CancellationToken.None),
        [nameof(RejectAffiliationHandler)] = app => app.Get<RejectAffiliationHandler>().HandleAsync(new(One, Why), CancellationToken.None),
        [nameof(EndAffiliationHandler)] = app => app.Get<EndAffiliationHandler>().HandleAsync(new(One, Noon.AddDays(-1), Why), CancellationToken.None),
        [nameof(TakeBackAffiliationDecisionHandler)] = app => app.Get<TakeBackAffiliationDecisionHandler>().HandleAsync(new(One, Why), CancellationToken.None),
        [nameof(DrawAffiliationSampleHandler)] = app => app.Get<DrawAffiliationSampleHandler>().HandleAsync(new([One]), CancellationToken.None),
        [nameof(ConfirmAffiliationsHandler)] = app => app.Get<ConfirmAffiliationsHandler>().HandleAsync(new([One], Why, new Dictionary<AffiliationId, bool> { [One] = true }), CancellationToken.None),
        [nameof(QueueAttributionHandler)] = app => app.Get<QueueAttributionHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(QueueFadedAttributionHandler)] = app => app.Get<QueueFadedAttributionHandler>().HandleAsync(CancellationToken.None),
        [nameof(RunAttributionHandler)] = AttributeAsync,
        [nameof(AttributeAccounts)] = AttributeAsync,
        [nameof(GetAccountAffiliationsHandler)] = app => app.Get<GetAccountAffiliationsHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(GetAffiliationsHandler)] = app => app.Get<GetAffiliationsHandler>().HandleAsync(new([One]), CancellationToken.None),
        [nameof(GetAffiliationsLikeHandler)] = app => app.Get<GetAffiliationsLikeHandler>().HandleAsync(new(Review), CancellationToken.None),
        [nameof(ListAffiliationReviewsHandler)] = async app =>
        {
            foreach (var filter in new[] { new ReviewFilter(), Review })
            {
                await app.Get<ListAffiliationReviewsHandler>().HandleAsync(new(filter), CancellationToken.None);
                await app.Get<ListAffiliationReviewsHandler>().HandleAsync(new(filter, new("0.5~1", null)), CancellationToken.None);
            }
        },
        [nameof(StreamAffiliationsHandler)] = async app =>
        {
            foreach (var (on, known) in new (DateOnly?, DateOnly?)[] { (null, null), (Day, null), (null, Day), (Day, Day) })
                await ReadOneAsync(app.Get<StreamAffiliationsHandler>().HandleAsync(on, known, CancellationToken.None));
        },
        [nameof(GetOrganizationHandler)] = app => app.Get<GetOrganizationHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(GetOrganizationPeopleHandler)] = app => app.Get<GetOrganizationPeopleHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(CountOrganizationPeopleHandler)] = app => app.Get<CountOrganizationPeopleHandler>().HandleAsync(new(new(1), 0.8), CancellationToken.None),
        [nameof(GetPersonOrCompanyHandler)] = app => app.Get<GetPersonOrCompanyHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListOrganizationPeopleHandler)] = async app =>
        {
            foreach (var filter in new PeopleFilter[] { new(), new(AffiliationState.Confirmed, 0.5, Day), new(Known: Day) })
                await app.Get<ListOrganizationPeopleHandler>().HandleAsync(new(new(1), filter), CancellationToken.None);
        },
        [nameof(FindOrganizationLikeHandler)] = app => app.Get<FindOrganizationLikeHandler>().HandleAsync(new("halde"), CancellationToken.None),
        [nameof(ListOrganizationsHandler)] = async app =>
        {
            foreach (var filter in new OrganizationFilter[] { new(), new("halde", "DE", Confirmed: true, Suspected: true, ToReview: true) })
            {
                await app.Get<ListOrganizationsHandler>().HandleAsync(new(filter), CancellationToken.None);
                await app.Get<ListOrganizationsHandler>().HandleAsync(new(filter, new("1", null)), CancellationToken.None);
            }
        },
    };

    public static void Hold(RecordingApp app) => app.Server
        .Hold(new OrganizationHost { Host = "halde.example", OrganizationId = new(1), Listed = true, BearsName = true, IsShared = false, Accounts = 1 })
        .Hold(new Signal { Id = new(1), AccountId = new(1), OrganizationId = new(1), Kind = SignalKind.VerifiedMail, Value = "jo@halde.example", Source = "mail", FirstObservedAt = Noon, ObservedAt = Noon, Derived = false, LearnedAt = Noon })
        .Hold(AffiliationVersion.Of(new() { Id = One, AccountId = new(1), OrganizationId = new(1), LearnedAt = Noon }, Noon));

    private static ReviewFilter Review => new(1, ReviewReason.Undecided, AffiliationState.Suspected, 0.5);

    private static async Task AttributeAsync(RecordingApp app)
    {
        app.Server.Hold(new Job
        {
            Id = new(1),
            Kind = AttributionJobs.Run,
            Title = AttributionJobs.Title,
            State = JobState.Queued,
            Payload = "{}",
            RequestedBy = "dev:mara",
            RequestedByName = "Mara",
            RequestedRoles = "Reviewer",
            RequestedAt = Noon,
        }).Hold(new AttributionRun { Id = new(1), JobId = new(1), StartedAt = Noon, EndedAt = Noon, By = "dev:mara" });
        Assert.Null((await app.Get<RunAttributionHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
    }

    // What is made up has no end.
    private static async Task ReadOneAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) return;
    }
}
