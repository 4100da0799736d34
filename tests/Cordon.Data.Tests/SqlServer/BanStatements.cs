using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Features.Evidence;
using Cordon.Features.Paging;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How what leads to a proposal is driven for <see cref="StatementTests"/>.</summary>
internal static class BanStatements
{
    private static readonly BanScope Wide = new(new(BanTarget.Organization, new(1), Subsidiaries: true, Threshold: 0.7, FormerMembers: true), [], [new(1)]);
    private static readonly BanScope Named = BanScope.Of([new AccountId(1)]);

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(FindBanTargetHandler)] = async app =>
        {
            foreach (var query in new FindBanTarget[] { new("Northlight Data"), new("mail.northlight.example"), new("7"), new(Accounts: ["one"]), new(Cluster: new(1)), new(Like: new(1)), new(Like: new(2)) })
                await app.Get<FindBanTargetHandler>().HandleAsync(query, CancellationToken.None);
        },
        [nameof(RehearseBansHandler)] = app => app.Get<RehearseBansHandler>().HandleAsync(CancellationToken.None),
        [nameof(ListBanGroundsHandler)] = async app =>
        {
            await app.Get<ListBanGroundsHandler>().HandleAsync(new([], []), CancellationToken.None);
            await app.Get<ListBanGroundsHandler>().HandleAsync(new([1], [1], "night", "log"), CancellationToken.None);
        },
        [nameof(PreviewBanHandler)] = app => EachAsync(scope => app.Get<PreviewBanHandler>().HandleAsync(new(scope), CancellationToken.None)),
        [nameof(ListBanPreviewHandler)] = async app =>
        {
            foreach (var filter in new[] { BanPreviewFilter.None, new(CoveredBy.Confirmed, true, 9, SignalKind.BillingName, "team", "NL", 1, true, true, true), new(Plan: "", Country: "") })
                foreach (var place in new PagePlace[] { PagePlace.First, new("5", null), new(null, "5") })
                    await app.Get<ListBanPreviewHandler>().HandleAsync(new(Wide, filter, place), CancellationToken.None);
        },
        [nameof(GetBanLadderHandler)] = app => EachAsync(scope => app.Get<GetBanLadderHandler>().HandleAsync(new(scope), CancellationToken.None)),
        [nameof(ListThresholdMovesHandler)] = async app =>
        {
            await app.Get<ListThresholdMovesHandler>().HandleAsync(new(Wide, 0.6, 0.7), CancellationToken.None);
            await app.Get<ListThresholdMovesHandler>().HandleAsync(new(Wide, 0.6, null), CancellationToken.None);
        },
        [nameof(ListBanCloseMatesHandler)] = app => EachAsync(scope => app.Get<ListBanCloseMatesHandler>().HandleAsync(new(scope), CancellationToken.None)),
        [nameof(GetBanCounterfactualHandler)] = app => EachAsync(scope => app.Get<GetBanCounterfactualHandler>().HandleAsync(new(scope, [new(1)]), CancellationToken.None)),
        [nameof(ListSimilarBansHandler)] = async app =>
        {
            await app.Get<ListSimilarBansHandler>().HandleAsync(new(new(1), "aggressive-automation", 9), CancellationToken.None);
            await app.Get<ListSimilarBansHandler>().HandleAsync(new(null, null, 9), CancellationToken.None);
        },
        [nameof(ListPolicyClausesHandler)] = app => app.Get<ListPolicyClausesHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(DrawBanSampleHandler)] = app => EachAsync(scope => app.Get<DrawBanSampleHandler>().HandleAsync(new(scope), CancellationToken.None)),
        [nameof(JudgeBanSampleHandler)] = app => app.Get<JudgeBanSampleHandler>().HandleAsync(new(new(1), [new("one", SampleVerdict.Right)]), CancellationToken.None),
        [nameof(ProposeBanHandler)] = async app =>
        {
            await using var bytes = new MemoryStream("a line\n"u8.ToArray());
            var artifact = await app.Get<IArtifactStore>().SealAsync(bytes, null, CancellationToken.None);
            app.Server.Hold(new Domain.Evidence.EvidenceItem { Id = new(1), Sha256 = artifact.Sha256, SizeBytes = 7, MediaType = "text/plain", OriginalName = "a.log", Source = "test", CollectedBy = "dev:mara", CollectedAt = StoreFacts.Noon });
            foreach (var scope in new[] { Wide, Named })
                foreach (var hours in new int?[] { null, 12 })
                    await app.Get<ProposeBanHandler>().HandleAsync(new(new(scope, "aggressive-automation", [new(1)], new(null, null, DateOnly.FromDateTime(StoreFacts.Noon.UtcDateTime).AddDays(90), "dev:mara", "Mara"), new string('r', 40), new string('s', 40), false, false, hours), Draft: new(1)), CancellationToken.None);
        },
        [nameof(SaveBanDraftHandler)] = async app =>
        {
            await app.Get<SaveBanDraftHandler>().HandleAsync(new(null, "a", "{}"), CancellationToken.None);
            await app.Get<SaveBanDraftHandler>().HandleAsync(new(new(1), "a", "{}"), CancellationToken.None);
        },
        [nameof(ListBanDraftsHandler)] = app => app.Get<ListBanDraftsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(OpenBanDraftHandler)] = app => app.Get<OpenBanDraftHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(DeleteBanDraftHandler)] = app => app.Get<DeleteBanDraftHandler>().HandleAsync(new(new(1)), CancellationToken.None),
    };

    public static void Hold(RecordingApp app) => app.Server
        .Hold(new BanDraft { Id = new(1), Staff = "dev:everybody", Title = "a", Content = "{}", CreatedAt = StoreFacts.Noon, ChangedAt = StoreFacts.Noon })
        .Hold(new BanSample { Id = new(1), RuleKey = new string('a', 64), Digest = new string('a', 64), Seed = 7, Covered = 9, Size = 1, DrawnBy = "dev:mara", DrawnByName = "Mara", DrawnAt = StoreFacts.Noon })
        .Hold(new BanSampleAccount { SampleId = new(1), AccountId = new(1), Place = 0 });

    private static async Task EachAsync<T>(Func<BanScope, Task<T>> drive)
    {
        foreach (var scope in new[] { Wide, Named }) await drive(scope);
    }
}
