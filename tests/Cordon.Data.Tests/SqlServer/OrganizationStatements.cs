using Cordon.Data.Tests.Stores;
using Cordon.Domain.Attribution;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Features.Organizations.Leads;
using Cordon.Testing.SqlServer;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How what is done with organizations is driven for <see cref="StatementTests"/>.</summary>
internal static class OrganizationStatements
{
    private const string Why = "They are one company.";
    private static readonly DateTimeOffset Noon = StoreFacts.Noon;

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        // Of each table there is one row, so one organization is both: the refusal comes when all was asked.
        [nameof(MergeOrganizationsHandler)] = app => app.Get<MergeOrganizationsHandler>().HandleAsync(new(new(1), new(2), Why), CancellationToken.None),
        [nameof(SplitOrganizationHandler)] = async app =>
        {
            app.Server.Hold(Organization(merged: true));
            Assert.Null((await app.Get<SplitOrganizationHandler>().HandleAsync(new(new(1), Why), CancellationToken.None)).Refusal);
        },
        [nameof(PreviewOrganizationMergeHandler)] = app => app.Get<PreviewOrganizationMergeHandler>().HandleAsync(new(new(1), new(2)), CancellationToken.None),
        [nameof(AddOrganizationNoteHandler)] = async app => Assert.Null((await app.Get<AddOrganizationNoteHandler>().HandleAsync(new(new(1), "Ask them first."), CancellationToken.None)).Refusal),
        [nameof(TakeBackOrganizationNoteHandler)] = async app => Assert.Null((await app.Get<TakeBackOrganizationNoteHandler>().HandleAsync(new(new(1)), CancellationToken.None)).Refusal),
        [nameof(SaveOrganizationHandler)] = async app =>
        {
            await app.Get<SaveOrganizationHandler>().HandleAsync(new(new(1), 0, "Halde", "DE", null, new(2), [], [], []), CancellationToken.None);
            app.Server.Release<OrganizationAncestor>();
            Assert.Null((await app.Get<SaveOrganizationHandler>().HandleAsync(new(new(1), 0, "Halde", "DE", null, null, ["HW"], ["other.example"], ["AS64501"]), CancellationToken.None)).Refusal);
            Assert.Null((await app.Get<SaveOrganizationHandler>().HandleAsync(new(null, 0, "Zeche", null, null, new(1), ["ZW"], ["zeche.example"], ["AS64502"]), CancellationToken.None)).Refusal);
        },
        [nameof(StreamOrganizationsHandler)] = app => ReadAsync(app.Get<StreamOrganizationsHandler>().HandleAsync(CancellationToken.None)),
        [nameof(StreamLeadsHandler)] = app => ReadAsync(app.Get<StreamLeadsHandler>().HandleAsync(CancellationToken.None)),
        [nameof(ExportLeadsHandler)] = async app => await (await app.Get<ExportLeadsHandler>().HandleAsync(new(), CancellationToken.None)).Value(Stream.Null, CancellationToken.None),
        [nameof(ListLeadsHandler)] = async app =>
        {
            foreach (var filter in new LeadFilter[] { new(), new("halde", LeadSeverity.Suspend, "a.csv", Known: true) })
            {
                await app.Get<ListLeadsHandler>().HandleAsync(new(filter), CancellationToken.None);
                await app.Get<ListLeadsHandler>().HandleAsync(new(filter, new("halde.example", null)), CancellationToken.None);
                await app.Get<ListLeadsHandler>().HandleAsync(new(filter, new(null, "halde.example")), CancellationToken.None);
            }
        },
        [nameof(PreviewBlocklistHandler)] = async app =>
        {
            var path = Path.Combine(app.Folder, "list.csv");
            await File.WriteAllTextAsync(path, "domain,severity\nhalde.example,suspend\n");
            Assert.Null((await app.Get<PreviewBlocklistHandler>().HandleAsync(new(path), CancellationToken.None)).Refusal);
        },
    };

    public static void Hold(RecordingApp app) => app.Server
        .Hold(Organization(merged: false))
        .Hold(new OrganizationAlias { OrganizationId = new(1), Key = "text", Alias = "Text" })
        .Hold(new OrganizationDomain { Id = new(1), OrganizationId = new(1), Domain = "halde.example", Host = "mail.halde.example" })
        .Hold(new OrganizationNetwork { Id = new(1), OrganizationId = new(1), Kind = NetworkKind.System, Text = "AS64500" })
        .Hold(new OrganizationAncestor { OrganizationId = new(1), AncestorId = new(1), Depth = 0 })
        .Hold(new OrganizationNote { Id = new(1), OrganizationId = new(1), Text = "Ask them first.", By = "dev:mara", ByName = "Mara", At = Noon })
        .Hold(new OrganizationMerge { Id = new(1), KeptId = new(2), MergedId = new(1), Reason = Why, By = "dev:mara", ByName = "Mara", At = Noon })
        .Hold(new OrganizationLead
        {
            Id = new(1),
            Domain = "halde.example",
            Registrable = "halde.example",
            Severity = LeadSeverity.Suspend,
            RejectMedia = false,
            RejectReports = false,
            Obfuscate = false,
            List = "a.csv",
            ImportId = new(1),
            LearnedAt = Noon,
        })
        .Hold(new Affiliation { Id = new(1), AccountId = new(1), OrganizationId = new(1), LearnedAt = Noon });

    private static Organization Organization(bool merged) => new()
    {
        Id = new(1),
        Name = "Text",
        NameKey = "text",
        LearnedAt = Noon,
        MergedIntoId = merged ? new(2) : null,
        RootId = merged ? new(2) : null,
    };

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
        {
        }
    }
}
