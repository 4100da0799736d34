using Cordon.Data.Storing;
using Cordon.Data.Tests.Stores;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Devices;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Cordon.Domain.Staff;
using Cordon.Domain;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Features.Audit;
using Cordon.Features.Detection.Running;
using Cordon.Features.Detection;
using Cordon.Features.Devices;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Linking;
using Cordon.Features.Linking.Running;
using Cordon.Features.Overview;
using Cordon.Features.Paging;
using Cordon.Features.Payments;
using Cordon.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

public class StatementTests
{
    private static readonly AccountId SomeAccount = new(1);
    private static readonly DateTimeOffset Noon = StoreFacts.Noon;
    private static readonly AccountFilter Everything = new("mara example", "team", "DE", "studio.example", AccountKind.Observed, Noon, Noon, Noon, Noon, 1, 2, "walks-ids", 0.6);

    private static readonly PagePlace[] Places = [PagePlace.First, new("5~1", null), new(null, "5~1")];

    private static readonly Dictionary<ImportKind, string> Files = new()
    {
        [ImportKind.Accounts] = "external_id,email,plan\none,one@studio.example,team\ntwo,,\n",
        [ImportKind.Requests] = "203.0.113.7 - one [14/Mar/2025:11:00:00 +0000] \"GET /a/1 HTTP/1.1\" 200 10 \"-\" \"agent\"\nbroken\n",
        [ImportKind.Activity] = """{"account":"one","minute":"2025-03-14T11:00:00Z","requests":3}""" + "\n",
        [ImportKind.Payments] = "account_external_id,kind,fingerprint,brand,exp_year,billing_name\none,card,f1,visa,2027,Mara\ntwo,wallet,f2,,,\n",
        [ImportKind.Organizations] = "name,aliases,domains,networks,parent\nGroup,GG,group.example,AS64500,\nHalde,,halde.example,,Group\nn/a,,,,\n",
        [ImportKind.Signals] = "account_external_id,organization,kind,observed_at\none,text,self-declared,2025-03-01\none,Nobody at all,self-declared,\n",
        [ImportKind.Blocklist] = "domain,severity\nhalde.example,suspend\nb*d.example,suspend\n",
        [ImportKind.Devices] = "account_external_id,device_id,name\none,d1,phone\ntwo,d1,\n",
    };

    // Whoever adds a handler or a job adds here how it is driven.
    private static readonly Dictionary<string, Func<RecordingApp, Task>> Uses = new(
    [
        .. OrganizationStatements.Uses,
        .. AttributionStatements.Uses,
        .. ScrapingStatements.Uses,
        .. EvidenceStatements.Uses,
        .. IncidentStatements.Uses,
        .. EvidenceViewStatements.Uses,
        .. WhyStatements.Uses,
        .. CoverageStatements.Uses,
        .. ApprovalStatements.Uses,
        .. BanStatements.Uses,
    ])
    {
        [nameof(WriteUnit)] = async app =>
        {
            await using var unit = await app.Get<CordonStore>().BeginAsync(CancellationToken.None);
            unit.Db.AddRange(StoreFacts.Account("one"), StoreFacts.Account("two"), StoreFacts.Account("three"), StoreFacts.Job(), StoreFacts.Evidence());
            await unit.Db.SaveChangesAsync();
            unit.Db.Jobs.Add(StoreFacts.Job());
            unit.Record(StoreFacts.Entry("account:1"));
            unit.Record(StoreFacts.Entry("account:2"));
            await unit.CommitAsync(CancellationToken.None);
        },
        [nameof(IStoreDialect.ResolveAccountsAsync)] = async app =>
        {
            await using var unit = await app.Get<CordonStore>().BeginAsync(CancellationToken.None);
            await unit.ResolveAccountsAsync(["one", "two"], CancellationToken.None);
        },
        [nameof(ListAccountsHandler)] = async app =>
        {
            AccountFilter[] filters = [new(), Everything, new("mara"), new(Plan: "team", RequestsFrom: 5), new(Flag: AccountFilter.AnyFlag, MinScore: 0.7), new(Flag: "walks-ids"), new(Banned: true)];
            foreach (var count in new[] { 1, 20_000, 200_000 })
                foreach (var sort in Enum.GetValues<AccountSort>())
                    foreach (var filter in filters)
                    {
                        app.Server.Count = count;
                        var page = (await app.Get<ListAccountsHandler>().HandleAsync(new(filter, sort), CancellationToken.None)).Value;
                        var cursor = page.Next ?? page.Previous ?? $"{(sort == AccountSort.Account ? "one" : "5")}~1";
                        await app.Get<ListAccountsHandler>().HandleAsync(new(filter, sort, Descending: true, new(cursor, null)), CancellationToken.None);
                        await app.Get<ListAccountsHandler>().HandleAsync(new(filter, sort, Descending: true, new(null, cursor)), CancellationToken.None);
                    }
        },
        [nameof(StreamAccountsHandler)] = app => ReadAsync(app.Get<StreamAccountsHandler>().HandleAsync(new(), AccountSort.LastSeen, true, CancellationToken.None)),
        [nameof(ExportAccountsHandler)] = async app => await (await app.Get<ExportAccountsHandler>().HandleAsync(new(Everything, AccountSort.Requests, true), CancellationToken.None))
            .Value(Stream.Null, CancellationToken.None),
        [nameof(ListAccountFacetsHandler)] = app => app.Get<ListAccountFacetsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(GetAccountHandler)] = app => app.Get<GetAccountHandler>().HandleAsync(new(SomeAccount), CancellationToken.None),
        [nameof(GetAccountHistoryHandler)] = app => app.Get<GetAccountHistoryHandler>().HandleAsync(new(SomeAccount), CancellationToken.None),
        [nameof(GetAccountLinksHandler)] = app => app.Get<GetAccountLinksHandler>().HandleAsync(new(SomeAccount), CancellationToken.None),
        [nameof(FindAccountsHandler)] = app => app.Get<FindAccountsHandler>().HandleAsync(new("on", SomeAccount), CancellationToken.None),
        [nameof(PreviewLinkDecisionHandler)] = async app =>
        {
            foreach (var draft in new[]
            {
                PreviewLinkDecision.ToCut(IdentifierRef.Of(new PaymentIdentityId(1))), PreviewLinkDecision.ToCut(IdentifierRef.Of(new DeviceId(1))),
                PreviewLinkDecision.ToJoin(new(1, "one"), new(2, "two")), PreviewLinkDecision.ToTakeBack(new(1)),
            })
                await app.Get<PreviewLinkDecisionHandler>().HandleAsync(draft, CancellationToken.None);
        },
        [nameof(GetLinkingStandingHandler)] = app => app.Get<GetLinkingStandingHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(GetPaymentHandler)] = async app =>
        {
            foreach (var count in new[] { 1, 20_000 })
                foreach (var place in Places)
                {
                    app.Server.Count = count;
                    await app.Get<GetPaymentHandler>().HandleAsync(new(new(1), place), CancellationToken.None);
                }
        },
        [nameof(GetDeviceHandler)] = async app =>
        {
            foreach (var count in new[] { 1, 20_000 })
                foreach (var place in Places)
                {
                    app.Server.Count = count;
                    await app.Get<GetDeviceHandler>().HandleAsync(new(new(1), place), CancellationToken.None);
                }
        },
        [nameof(RevealAccountHandler)] = app => app.Get<RevealAccountHandler>().HandleAsync(new(SomeAccount, "Asked by the person."), CancellationToken.None),
        [nameof(GetAccountUseHandler)] = app => app.Get<GetAccountUseHandler>().HandleAsync(new(SomeAccount, Noon), CancellationToken.None),
        [nameof(GetAccountLinesHandler)] = app =>
        {
            app.Server.Hold(Import(ImportKind.Requests, new string('b', 64))).Hold(Minute());
            return app.Get<GetAccountLinesHandler>().HandleAsync(new(SomeAccount, Noon, Noon), null, CancellationToken.None);
        },
        [nameof(GetAccountSeriesHandler)] = async app =>
        {
            await app.Get<GetAccountSeriesHandler>().HandleAsync(new(SomeAccount), CancellationToken.None);
            await app.Get<GetAccountSeriesHandler>().HandleAsync(new(SomeAccount, Noon, Noon.AddDays(90)), CancellationToken.None);
        },
        [nameof(GetStretchShareHandler)] = app => app.Get<GetStretchShareHandler>().HandleAsync(new(Noon, Noon.AddHours(4)), CancellationToken.None),
        [nameof(GetServiceSeriesHandler)] = async app =>
        {
            await app.Get<GetServiceSeriesHandler>().HandleAsync(new(), CancellationToken.None);
            await app.Get<GetServiceSeriesHandler>().HandleAsync(new(Noon, Noon.AddDays(90)), CancellationToken.None);
        },
        [nameof(LinkAccounts)] = LinkAsync,
        [nameof(RunLinkingHandler)] = LinkAsync,
        [nameof(QueueLinkingHandler)] = app => app.Get<QueueLinkingHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(CutIdentifierHandler)] = async app =>
        {
            foreach (var identifier in new[] { IdentifierRef.Of(new DeviceId(1)), IdentifierRef.Of(new PaymentIdentityId(1)) })
            {
                await app.Get<CutIdentifierHandler>().HandleAsync(new(identifier, "It belongs to the office."), CancellationToken.None);
                app.Server.Release<LinkDecision>();
                await app.Get<CutIdentifierHandler>().HandleAsync(new(identifier, "It belongs to the office."), CancellationToken.None);
            }
        },
        [nameof(CutAccountHandler)] = async app =>
        {
            foreach (var identifier in new[] { IdentifierRef.Of(new DeviceId(1)), IdentifierRef.Of(new PaymentIdentityId(1)) })
            {
                await app.Get<CutAccountHandler>().HandleAsync(new(SomeAccount, identifier, "She borrowed it once."), CancellationToken.None);
                app.Server.Release<LinkDecision>();
                await app.Get<CutAccountHandler>().HandleAsync(new(SomeAccount, identifier, "She borrowed it once."), CancellationToken.None);
            }
        },
        [nameof(JoinAccountsHandler)] = async app =>
        {
            app.Server.Count = 2;
            await app.Get<JoinAccountsHandler>().HandleAsync(new(new(7), SomeAccount, "She said so herself."), CancellationToken.None);
            app.Server.Release<LinkDecision>();
            Assert.Null((await app.Get<JoinAccountsHandler>().HandleAsync(new(new(7), SomeAccount, "She said so herself."), CancellationToken.None)).Refusal);
        },
        [nameof(TurnDownSuggestionHandler)] = async app =>
        {
            await app.Get<TurnDownSuggestionHandler>().HandleAsync(new(SomeAccount, new(7), "Father and son."), CancellationToken.None);
            app.Server.Release<LinkDecision>();
            Assert.Null((await app.Get<TurnDownSuggestionHandler>().HandleAsync(new(SomeAccount, new(7), "Father and son."), CancellationToken.None)).Refusal);
        },
        [nameof(TakeBackLinkDecisionHandler)] = app => app.Get<TakeBackLinkDecisionHandler>().HandleAsync(new(new(1), "It was a mistake."), CancellationToken.None),
        [nameof(SaveHubLimitHandler)] = app => app.Get<SaveHubLimitHandler>().HandleAsync(new(IdentifierKind.Card, 12, 1), CancellationToken.None),
        [nameof(ResetHubLimitHandler)] = app => app.Get<ResetHubLimitHandler>().HandleAsync(new(IdentifierKind.Card, 1), CancellationToken.None),
        [nameof(ListHubLimitsHandler)] = app => app.Get<ListHubLimitsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(PreviewHubLimitHandler)] = async app =>
        {
            foreach (var kind in HubLimits.Kinds) Assert.Null((await app.Get<PreviewHubLimitHandler>().HandleAsync(new(kind, 3), CancellationToken.None)).Refusal);
        },
        [nameof(StreamClustersHandler)] = app => ReadOneAsync(app.Get<StreamClustersHandler>().HandleAsync(CancellationToken.None)),
        [nameof(DetectActivity)] = DetectAsync,
        [nameof(RunDetectionHandler)] = DetectAsync,
        [nameof(QueueDetectionHandler)] = app => app.Get<QueueDetectionHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(DismissFlagHandler)] = app => app.Get<DismissFlagHandler>().HandleAsync(new(SomeAccount, "walks-ids", "Our own monitor."), CancellationToken.None),
        [nameof(TakeBackDismissalHandler)] = app => app.Get<TakeBackDismissalHandler>().HandleAsync(new(SomeAccount, "walks-ids"), CancellationToken.None),
        [nameof(AddKnownAutomationHandler)] = async app => Assert.Null((await app.Get<AddKnownAutomationHandler>()
            .HandleAsync(new("Monitor", "Our own monitor.", "one", "198.51.100.128/27", "monitor"), CancellationToken.None)).Refusal),
        [nameof(RemoveKnownAutomationHandler)] = async app => Assert.Null((await app.Get<RemoveKnownAutomationHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal),
        [nameof(ListKnownAutomationHandler)] = app => app.Get<ListKnownAutomationHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(SaveDetectorHandler)] = async app => Assert.Null((await app.Get<SaveDetectorHandler>()
            .HandleAsync(new("walks-ids", new Dictionary<string, double> { ["steps"] = 80 }, true, 1), CancellationToken.None)).Refusal),
        [nameof(ResetDetectorHandler)] = async app => Assert.Null((await app.Get<ResetDetectorHandler>().HandleAsync(new("walks-ids", 1), CancellationToken.None)).Refusal),
        [nameof(GetDetectorHandler)] = app => app.Get<GetDetectorHandler>().HandleAsync(new("walks-ids"), CancellationToken.None),
        [nameof(ListDetectorsHandler)] = app => app.Get<ListDetectorsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(PreviewDetectorHandler)] = async app =>
        {
            Assert.Null((await app.Get<PreviewDetectorHandler>().HandleAsync(new("walks-ids", new Dictionary<string, double>()), CancellationToken.None)).Refusal);
            Assert.Null((await app.Get<PreviewDetectorHandler>().HandleAsync(new("lockstep", new Dictionary<string, double>()), CancellationToken.None)).Refusal);
        },
        [nameof(StreamFlagsHandler)] = async app =>
        {
            await ReadAsync(app.Get<StreamFlagsHandler>().HandleAsync(all: false, CancellationToken.None));
            await ReadAsync(app.Get<StreamFlagsHandler>().HandleAsync(all: true, CancellationToken.None));
        },
        [nameof(GetAccountFlagsHandler)] = app => app.Get<GetAccountFlagsHandler>().HandleAsync(new(SomeAccount), CancellationToken.None),
        [nameof(GetNewFlagsHandler)] = async app =>
        {
            await app.Get<GetNewFlagsHandler>().HandleAsync(new(null), CancellationToken.None);
            await app.Get<GetNewFlagsHandler>().HandleAsync(new(Noon), CancellationToken.None);
        },
        [nameof(MarkVisitHandler)] = app => app.Get<MarkVisitHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(GetChangesHandler)] = async app =>
        {
            await app.Get<GetChangesHandler>().HandleAsync(new(null), CancellationToken.None);
            await app.Get<GetChangesHandler>().HandleAsync(new(Noon), CancellationToken.None);
        },
        [nameof(GetDetectionStandingHandler)] = app => app.Get<GetDetectionStandingHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(GetOverviewHandler)] = app => app.Get<GetOverviewHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(GetClusterHandler)] = async app =>
        {
            await app.Get<GetClusterHandler>().HandleAsync(new(new(1)), CancellationToken.None);
            app.Server.Hold(new Cluster { Id = new(1), Accounts = 5_000, Links = 4_999, FormedAt = Noon, ChangedAt = Noon });
            await app.Get<GetClusterHandler>().HandleAsync(new(new(1)), CancellationToken.None);
        },
        [nameof(GetClusterFlagsHandler)] = app => app.Get<GetClusterFlagsHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(GetClusterTimelineHandler)] = app => app.Get<GetClusterTimelineHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(CompareClusterHandler)] = app => app.Get<CompareClusterHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListClusterSuggestionsHandler)] = app => app.Get<ListClusterSuggestionsHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListClustersHandler)] = async app =>
        {
            foreach (var sort in Enum.GetValues<ClusterSort>())
                foreach (var filter in new ClusterFilter[] { new(), new("mara example", Flagged: true, Least: 3) })
                {
                    var page = (await app.Get<ListClustersHandler>().HandleAsync(new(filter, sort), CancellationToken.None)).Value;
                    var cursor = page.Next ?? page.Previous ?? "5~1";
                    await app.Get<ListClustersHandler>().HandleAsync(new(filter, sort, new(cursor, null)), CancellationToken.None);
                    await app.Get<ListClustersHandler>().HandleAsync(new(filter, sort, new(null, cursor)), CancellationToken.None);
                }
        },
        [nameof(StreamAuditHandler)] = app => ReadAsync(app.Get<StreamAuditHandler>().HandleAsync(CancellationToken.None)),
        [nameof(StreamEvidenceHandler)] = app => ReadAsync(app.Get<StreamEvidenceHandler>().HandleAsync(CancellationToken.None)),
        [nameof(ListImportsHandler)] = async app =>
        {
            var page = (await app.Get<ListImportsHandler>().HandleAsync(new(), CancellationToken.None)).Value;
            var cursor = page.Next ?? "5~1";
            await app.Get<ListImportsHandler>().HandleAsync(new(new(cursor, null)), CancellationToken.None);
            await app.Get<ListImportsHandler>().HandleAsync(new(new(null, cursor)), CancellationToken.None);
            await app.Get<ListImportsHandler>().HandleAsync(new(Ended: ImportState.Finished, EndedFrom: Noon), CancellationToken.None);
            await app.Get<ListImportsHandler>().HandleAsync(new(Ended: ImportState.Failed, EndedFrom: Noon), CancellationToken.None);
            await app.Get<ListImportsHandler>().HandleAsync(new(Ended: ImportState.Failed), CancellationToken.None);
        },
        [nameof(GetImportHandler)] = app => app.Get<GetImportHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(ListOpenJobsHandler)] = app => app.Get<ListOpenJobsHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(CancelJobHandler)] = app => app.Get<CancelJobHandler>().HandleAsync(new(new(1)), CancellationToken.None),
        [nameof(JobBoard)] = app => app.Get<JobBoard>().ClaimNextAsync(CancellationToken.None),
        [nameof(ImportFileHandler)] = async app =>
        {
            var path = Path.Combine(app.Folder, "accounts.csv");
            await File.WriteAllTextAsync(path, Files[ImportKind.Accounts]);
            Assert.Null((await app.Get<ImportFileHandler>().HandleAsync(new(ImportKind.Accounts, path, "a", null, "test", RunHere: false), null, CancellationToken.None)).Refusal);
        },
        [nameof(PreviewFactsHandler)] = async app =>
        {
            var path = Path.Combine(app.Folder, "payments.csv");
            await File.WriteAllTextAsync(path, Files[ImportKind.Payments] + "three,card,4242424242424242,,,\n");
            Assert.Null((await app.Get<PreviewFactsHandler>().HandleAsync(new(ImportKind.Payments, path), CancellationToken.None)).Refusal);
            foreach (var kind in new[] { ImportKind.Organizations, ImportKind.Signals })
            {
                await File.WriteAllTextAsync(path, Files[kind]);
                Assert.Null((await app.Get<PreviewFactsHandler>().HandleAsync(new(kind, path), CancellationToken.None)).Refusal);
            }
        },
        [nameof(ExportRejectsHandler)] = async app =>
        {
            var export = await app.Get<ExportRejectsHandler>().HandleAsync(new(new(1)), CancellationToken.None);
            await export.Value(Stream.Null, CancellationToken.None);
        },
        [nameof(RunImportHandler)] = app => RunAsync(app, ImportKind.Accounts),
        [nameof(AccountImport)] = app => RunAsync(app, ImportKind.Accounts),
        [nameof(RequestImport)] = app => RunAsync(app, ImportKind.Requests),
        [nameof(ActivityImport)] = app => RunAsync(app, ImportKind.Activity),
        [nameof(PaymentImport)] = app => RunAsync(app, ImportKind.Payments),
        [nameof(DeviceImport)] = app => RunAsync(app, ImportKind.Devices),
        [nameof(OrganizationImport)] = app => RunAsync(app, ImportKind.Organizations),
        [nameof(SignalImport)] = app => RunAsync(app, ImportKind.Signals),
        [nameof(BlocklistImport)] = app => RunAsync(app, ImportKind.Blocklist),
        [nameof(ImportEnd)] = app => RunAsync(app, ImportKind.Requests, cancelled: true),
        [nameof(FingerprintKeys)] = async app => Assert.Null((await app.Get<FingerprintKeys>().GetAsync(StoreFacts.Mara, CancellationToken.None)).Refusal),
    };

    // The migrations' statements are the script; the demo is imports.
    private static readonly string[] DrivenElsewhere = [nameof(MigrateStoreHandler), "LoadDemoHandler"];

    [Fact]
    public async Task Every_statement_compiles_against_the_schema()
    {
        using var schema = SchemaModel.Load();
        var (problems, seen) = (new List<string>(), new HashSet<string>());
        foreach (var (name, use) in Uses)
            foreach (var held in new[] { false, true })
            {
                using var app = new RecordingApp();
                if (held)
                {
                    Hold(app);
                    OrganizationStatements.Hold(app);
                    AttributionStatements.Hold(app);
                    EvidenceStatements.Hold(app);
                    IncidentStatements.Hold(app);
                    ApprovalStatements.Hold(app);
                    BanStatements.Hold(app);
                }
                var failure = await Record.ExceptionAsync(() => use(app));
                if (held && failure is not null) problems.Add($"{name}: {failure}");
                if (held && app.Server.Statements.Count == 0) problems.Add($"{name} sent nothing.");
                problems.AddRange(app.Server.Statements.Where(s => seen.Add(s.Text)).Select(s => Compile(schema, s)).OfType<string>());
            }
        problems.AddRange(schema.Problems());
        Assert.True(problems.Count == 0, string.Join("\n\n", problems));
    }

    [Fact]
    public void Every_handler_and_every_job_is_among_those_that_are_driven()
    {
        var types = typeof(ListAccountsHandler).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && (t.Name.EndsWith("Handler", StringComparison.Ordinal) || t.IsAssignableTo(typeof(IJobWork)))).Select(t => t.Name);
        Assert.Empty(types.Except(Uses.Keys).Except(DrivenElsewhere));
    }

    [Theory]
    [InlineData("SELECT a.Nothing AS Value FROM Accounts a", "Nothing")]
    [InlineData("SELECT a.Id AS Value FROM Nobodies a", "Nobodies")]
    [InlineData("SELECT Id AS Value FROM Accounts LIMIT 1", "LIMIT")]
    [InlineData("SELECT a.Nothing AS Value FROM #Names n JOIN Accounts a ON a.ExternalId = n.Name", "Nothing")]
    [InlineData("INSERT INTO Accounts (Nothing) SELECT n.Name FROM #Names n", "Nothing")]
    [InlineData("SELECT n.Nothing AS Value FROM #Names n", "Nothing")]
    [InlineData("UPDATE Jobs SET Stat = 'Running' WHERE Id = @p0", "Stat")]
    public async Task A_statement_that_does_not_fit_the_schema_is_noticed(string text, string named)
    {
        var server = new RecordingSqlServer();
        await using (var db = server.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE #Names (Name nvarchar(320) NOT NULL)", TestContext.Current.CancellationToken);
            await db.Database.ExecuteSqlRawAsync(text, [5L], TestContext.Current.CancellationToken);
        }
        using var schema = SchemaModel.Load();
        string?[] problems = [.. server.Statements.Select(s => Compile(schema, s)).ToList(), .. schema.Problems()];
        Assert.Contains(problems, problem => problem?.Contains(named, StringComparison.Ordinal) == true);
    }

    // Names beside a temporary table are not resolved; beside a table of the schema they are.
    private static string? Compile(SchemaModel schema, RecordedStatement statement)
    {
        var text = statement.Text.Replace("#", "temporary_", StringComparison.Ordinal);
        if (!statement.Text.StartsWith("CREATE TABLE #", StringComparison.Ordinal)) return schema.AddStatement(text, statement.Parameters);
        schema.Add(text);
        return null;
    }

    private static async Task RunAsync(RecordingApp app, ImportKind kind, bool cancelled = false)
    {
        var path = Path.Combine(app.Folder, $"{kind}.txt");
        await File.WriteAllTextAsync(path, Files[kind]);
        await using var file = File.OpenRead(path);
        var artifact = await app.Get<IArtifactStore>().SealAsync(file, null, CancellationToken.None);
        var job = Job(kind, cancelled);
        app.Server.Hold(job).Hold(Import(kind, artifact.Sha256)).Hold(Evidence(artifact.Sha256));
        await app.Get<JobBoard>().RunAsync(job.Id, null, CancellationToken.None);
        app.Server.Hold(Import(kind, artifact.Sha256, ImportState.Finished));
        Assert.Null((await app.Get<RunImportHandler>().HandleAsync(new(kind, path, "a.log", By(kind), "test"), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
    }

    // First everything, since nothing was linked yet; then what is due alone.
    private static async Task LinkAsync(RecordingApp app)
    {
        app.Server.Hold(Job(LinkingJobs.Run)).Hold(new Counter { Name = Counter.Linking, Last = 1 });
        foreach (var settings in new[] { "{}", HubLimits.Default.With(IdentifierKind.Card, 9).ToJson() })
        {
            app.Server.Hold(new LinkingRun { Id = new(1), JobId = new(1), StartedAt = Noon, EndedAt = Noon, Settings = settings, By = "dev:mara" });
            Assert.Null((await app.Get<RunLinkingHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        }
    }

    // What is made up has no end.
    private static async Task ReadOneAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) return;
    }

    private static async Task DetectAsync(RecordingApp app)
    {
        app.Server.Hold(Job(DetectionJobs.Run));
        foreach (var state in new[] { ImportState.Finished, ImportState.Reading })
        {
            app.Server.Hold(Import(ImportKind.Requests, new string('a', 64), state));
            Assert.Null((await app.Get<RunDetectionHandler>().HandleAsync(new(), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        }
    }

    private static void Hold(RecordingApp app) => app.Server
        .Hold(new Flag
        {
            Id = new(1),
            AccountId = SomeAccount,
            Rule = "walks-ids",
            Score = 0.8,
            Reason = "asked for …",
            Figures = "[]",
            With = """["two"]""",
            FromAt = Noon,
            ToAt = Noon,
            DetectorVersion = 1,
            Settings = "{}",
            FoundAt = Noon,
            FirstFoundAt = Noon,
            RunId = new(1),
        })
        .Hold(new FlagDismissal { Id = new(1), AccountId = SomeAccount, Rule = "walks-ids", Reason = "Our own monitor.", By = "dev:mara", ByName = "Mara", At = Noon })
        .Hold(new StoredProfile
        {
            AccountId = SomeAccount,
            Version = AccountProfile.Version,
            Basis = 1,
            ActivityVersion = 1,
            Requests = 5,
            Parts = 1,
            Referred = 1,
            Profile = new AccountProfile().ToBytes(),
        })
        .Hold(new StoredMove { AccountId = SomeAccount, Route = 1, Window = 1, IsDescending = false, Least = 1, Greatest = 50, Steps = 20 })
        .Hold(new DetectionRun { Id = new(1), JobId = new(1), StartedAt = Noon, IsComplete = true, Settings = "{}", MeasureBasis = 1, By = "dev:mara" })
        .Hold(new DetectorChoice { Rule = "walks-ids", Values = """{"steps":70}""", IsOn = true, SavedAt = Noon, SavedBy = "dev:mara", SavedByName = "Mara", Version = 1 })
        .Hold(new KnownAutomation
        {
            Id = new(1),
            Name = "Crawler",
            Note = "Under contract.",
            Networks = "198.51.100.160/27",
            AgentName = "crawler",
            AddedBy = "dev:mara",
            AddedByName = "Mara",
            AddedAt = Noon,
        })
        .Hold(new PaymentIdentity { Id = new(1), Kind = PaymentKind.Card, FingerprintHash = new string('a', 64), DescribedAt = Noon, FirstSeenAt = Noon, LastSeenAt = Noon })
        .Hold(new AccountPayment { AccountId = SomeAccount, PaymentIdentityId = new(1), FirstSeenAt = Noon, LastSeenAt = Noon })
        .Hold(new Device { Id = new(1), ExternalId = "device", DescribedAt = Noon, FirstSeenAt = Noon, LastSeenAt = Noon })
        .Hold(new AccountDevice { AccountId = SomeAccount, DeviceId = new(1), FirstSeenAt = Noon, LastSeenAt = Noon })
        .Hold(new Cluster { Id = new(1), Accounts = 2, Links = 2, FormedAt = Noon, ChangedAt = Noon })
        .Hold(new ProbableLink { AccountId = SomeAccount, OtherAccountId = new(2), Probability = 0.9, Sentence = "The names are alike.", Contributions = "[]", FoundAt = Noon })
        .Hold(new LinkDecision { Id = new(1), Kind = LinkDecisionKind.Join, AccountId = SomeAccount, OtherAccountId = SomeAccount, Reason = "One person, she said.", By = "dev:mara", ByName = "Mara", At = Noon })
        .Hold(new DueLink { AccountId = SomeAccount, Certain = true })
        .Hold(new ClusterMember { AccountId = SomeAccount, ClusterId = new(1) })
        .Hold(new BillingDetails { Id = new(1), AccountId = SomeAccount, PaymentIdentityId = new(1), Digest = new string('a', 64), Name = "Mara Lind", Phone = "+49 170 5550142", FirstSeenAt = Noon, LastSeenAt = Noon })
        .Hold(new HubLimitChoice { Kind = IdentifierKind.Card, Limit = 9, SavedAt = Noon, SavedBy = "dev:mara", SavedByName = "Mara", Version = 1 })
        .Hold(new StaffVisit { Staff = "dev:everybody", LastOverviewAt = Noon })
        .Hold(new Route { Key = 1, Method = "GET", Template = "/images/{n}", LearnedAt = Noon })
        .Hold(new UserAgent { Key = 1, Text = "crawler/1.0" })
        .Hold(new Account { Id = SomeAccount, ExternalId = "one", Kind = AccountKind.Observed, Plan = "team", Country = "DE", LearnedAt = Noon, LastSeenAt = Noon, FirstSeenAt = Noon, Requests = 5, ActivityVersion = 2, DetectedVersion = 1, FlagScore = 0.8 })
        .Hold(Job(ImportKind.Accounts, cancelled: false))
        .Hold(Import(ImportKind.Accounts, new string('a', 64)))
        .Hold(Evidence(new string('a', 64)))
        .Hold(new ImportReject { ImportId = new(1), Line = 2, Reason = "broken", Text = "broken" });

    private static EvidenceItem Evidence(string sha256) => new()
    {
        Id = new(1),
        Sha256 = sha256,
        SizeBytes = 1,
        MediaType = "text/csv",
        OriginalName = "a.log",
        Source = "test",
        CollectedBy = "dev:mara",
        CollectedAt = Noon,
    };

    private static Job Job(ImportKind kind, bool cancelled) => Job(ImportJobs.KindOf(kind), cancelled);

    private static Job Job(string kind, bool cancelled = false) => new()
    {
        Id = new(1),
        Kind = kind,
        Title = "a.log",
        State = JobState.Queued,
        Payload = "{}",
        RequestedBy = "dev:mara",
        RequestedRoles = "Administrator",
        RequestedByName = "Mara",
        RequestedAt = Noon,
        CancelRequested = cancelled,
    };

    private static Import Import(ImportKind kind, string sha256, ImportState state = ImportState.Reading) => new()
    {
        Id = new(1),
        Kind = kind,
        State = state,
        EvidenceId = new(1),
        FileName = "a.log",
        Sha256 = sha256,
        Format = kind == ImportKind.Requests ? "apache-combined" : $"{kind.ToString().ToLowerInvariant()}-csv",
        IdentifyBy = By(kind),
        JobId = new(1),
        ImportedBy = "dev:mara",
        StartedAt = Noon,
        FirstActivityId = 1,
        LastActivityId = 5,
    };

    private static ActivityMinute Minute() => new()
    {
        Id = 1,
        AccountId = SomeAccount,
        MinuteAt = Noon,
        ImportId = new(1),
        Chunk = 0,
        Requests = 3,
        Bytes = 30,
        ClientErrors = 1,
        NotFound = 1,
        Denied = 0,
        ServerErrors = 0,
        Parts = 0,
        Referred = 0,
        Queried = 0,
        Resources = 3,
        Agents = 1,
        Networks = 1,
        Detail = [],
    };

    private static IdentifyBy? By(ImportKind kind) => kind == ImportKind.Requests ? IdentifyBy.User : null;

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
        }
    }
}
