using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Policies;
using Cordon.Features.Bans;
using Cordon.Features.Enforcement;
using Cordon.Features.Explaining;
using Cordon.Features.Paging;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How looking up why, and the lists of bans, are driven for <see cref="StatementTests"/>.</summary>
internal static class WhyStatements
{
    private static readonly BanId One = new(1);
    private static readonly PagePlace[] Places = [PagePlace.First, new("5", null), new(null, "5")];

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(ExplainAccountHandler)] = async app =>
        {
            Hold(app);
            await app.Get<ExplainAccountHandler>().HandleAsync(new("one"), CancellationToken.None);
            await app.Get<ExplainAccountHandler>().HandleAsync(new(Account: new(1)), CancellationToken.None);
        },
        [nameof(GetAccountBansHandler)] = app =>
        {
            Hold(app);
            return app.Get<GetAccountBansHandler>().HandleAsync(new(new(1)), CancellationToken.None);
        },
        [nameof(ListBansHandler)] = async app =>
        {
            foreach (var stage in Enum.GetValues<BanStage>())
                foreach (var filter in new BanFilter[] { new(), new(new(1), "aggressive-automation") })
                    foreach (var place in Places)
                        await app.Get<ListBansHandler>().HandleAsync(new(stage, filter, place), CancellationToken.None);
        },
        [nameof(GetBanHandler)] = app =>
        {
            Hold(app);
            return app.Get<GetBanHandler>().HandleAsync(new(One), CancellationToken.None);
        },
        [nameof(ListBanCoverageHandler)] = async app =>
        {
            foreach (var through in Enum.GetValues<CoverageThrough>().Cast<CoverageThrough?>().Append(null))
                foreach (var place in Places)
                    await app.Get<ListBanCoverageHandler>().HandleAsync(new(One, new(through, Unflagged: true), place), CancellationToken.None);
        },
        [nameof(GetBanReachHandler)] = app =>
        {
            Hold(app);
            return app.Get<GetBanReachHandler>().HandleAsync(new(One), CancellationToken.None);
        },
        [nameof(ListBansOfOrganizationHandler)] = app => app.Get<ListBansOfOrganizationHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(GetBanStandingHandler)] = app => app.Get<GetBanStandingHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(StreamBansHandler)] = app => ReadOneAsync(app.Get<StreamBansHandler>().HandleAsync(CancellationToken.None)),
        [nameof(StreamProposalsHandler)] = app => ReadOneAsync(app.Get<StreamProposalsHandler>().HandleAsync(CancellationToken.None)),
        [nameof(StreamChangesHandler)] = app => ReadOneAsync(app.Get<StreamChangesHandler>().HandleAsync(CancellationToken.None)),
    };

    // Of what drives these alone: others have a ban whose coverage lasts.
    private static void Hold(RecordingApp app) => app.Server
        .Hold(new PolicyClause { Id = new(1), Code = "aggressive-automation", Version = 1, Title = "No automation", Text = "Do not automate.", ValidFromAt = StoreFacts.Noon })
        .Hold(new Coverage { Id = new(1), BanId = One, AccountId = new(1), AffiliationId = new(1), SinceAt = StoreFacts.Noon, EndedAt = StoreFacts.Noon, Round = 1 })
        .Hold(new EnforcementChange { Sequence = 1, At = StoreFacts.Noon, AccountId = new(1), State = EnforcementState.Banned, BanId = One, Cause = EnforcementCause.BanApplied });

    // What is made up has no end.
    private static async Task ReadOneAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) return;
    }
}
