using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Features.Organizations;
using Cordon.Features.Tests.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Organizations;

public sealed class SaveOrganizationTests
{
    private static readonly SaveOrganization New = new(null, 0, "Halde GmbH", "de", null, null, ["HW"], ["mail.halde.example"], ["AS64500"]);

    [Fact]
    public async Task A_new_one_is_kept_with_what_was_typed_and_stands_above_itself()
    {
        await using var app = await StartAsync();
        Assert.Null((await SaveAsync(app, New)).Refusal);
        Assert.Equal("Halde GmbH (halde) DE  < - | HW | mail.halde.example | AS64500", await OrganizationImportTests.ContentOf(app));
        Assert.Equal(0, (await app.AskAsync(db => db.OrganizationAncestors.SingleAsync())).Depth);
    }

    [Fact]
    public async Task Saved_again_it_has_what_was_typed_and_nothing_else()
    {
        await using var app = await StartAsync();
        var id = (await SaveAsync(app, New)).Value;
        await SaveAsync(app, New with { Id = id, Name = "Zeche", Country = null, Aliases = ["hw", "Halde"], Domains = ["zeche.example", "mail.halde.example"], Networks = ["198.51.100.0/24"] });
        Assert.Equal("Zeche (zeche)   < - | Halde hw | mail.halde.example zeche.example | 198.51.100.0/24", await OrganizationImportTests.ContentOf(app));
    }

    [Fact]
    public async Task Whoever_saw_an_older_state_is_refused()
    {
        await using var app = await StartAsync();
        var id = (await SaveAsync(app, New)).Value;
        await SaveAsync(app, New with { Id = id });
        Assert.Equal("organization.changed-meanwhile", (await SaveAsync(app, New with { Id = id })).Refusal?.Code);
    }

    [Fact]
    public async Task A_parent_below_the_organization_is_refused()
    {
        await using var app = await StartAsync();
        var upper = (await SaveAsync(app, New with { Name = "Upper" })).Value;
        var lower = (await SaveAsync(app, New with { Name = "Lower", Parent = upper })).Value;
        Assert.Equal(("organization.parent-circle", "organization.parent-circle"),
            ((await SaveAsync(app, New with { Id = upper, Name = "Upper", Parent = lower })).Refusal?.Code, (await SaveAsync(app, New with { Id = upper, Name = "Upper", Parent = upper })).Refusal?.Code));
    }

    [Fact]
    public async Task What_changed_is_in_the_audit_record()
    {
        await using var app = await StartAsync();
        var id = (await SaveAsync(app, New)).Value;
        await SaveAsync(app, New with { Id = id, Domains = ["zeche.example"] });
        var entry = await app.AskAsync(db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync());
        Assert.Equal("organization.changed", entry.Action);
        Assert.Contains("\"domains\":[\"mail.halde.example\"]", entry.Entry, StringComparison.Ordinal);
        Assert.Contains("\"domains\":[\"zeche.example\"]", entry.Entry, StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<SaveOrganization, SaveOrganization>> Wrong => new()
    {
        { "organization.name-out-of-range", o => o with { Name = " " } },
        { "organization.names-nobody", o => o with { Name = "n/a" } },
        { "organization.country-unknown", o => o with { Country = "Germany" } },
        { "organization.alias-unusable", o => o with { Aliases = ["freelance"] } },
        { "organization.domain-unreadable", o => o with { Domains = ["no domain"] } },
        { "organization.domain-of-everybody", o => o with { Domains = ["gmail.com"] } },
        { "organization.domain-of-everybody", o => o with { Domains = ["co.uk"] } },
        { "organization.network-unreadable", o => o with { Networks = ["10.0.0.1/8"] } },
        { "organization.parent-not-found", o => o with { Parent = new OrganizationId(99) } },
        { "organization.not-found", o => o with { Id = new OrganizationId(99) } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_refused_and_nothing_is_kept(string code, Func<SaveOrganization, SaveOrganization> change)
    {
        await using var app = await StartAsync();
        Assert.Equal(code, (await SaveAsync(app, change(New))).Refusal?.Code);
        Assert.Equal(0, await app.AskAsync(db => db.Organizations.CountAsync()));
    }

    [Fact]
    public async Task A_note_is_kept_with_its_writer_and_can_be_taken_back_once()
    {
        await using var app = await StartAsync();
        var id = (await SaveAsync(app, New)).Value;
        var note = (await app.Get<AddOrganizationNoteHandler>().HandleAsync(new(id, " Ask their legal department first. "), CancellationToken.None)).Value;
        var kept = await app.AskAsync(db => db.OrganizationNotes.SingleAsync());
        Assert.Equal(("Ask their legal department first.", "Mara Reviewer"), (kept.Text, kept.ByName));
        Assert.Null((await app.Get<TakeBackOrganizationNoteHandler>().HandleAsync(new(note), CancellationToken.None)).Refusal);
        Assert.Equal("organization.note-not-found", (await app.Get<TakeBackOrganizationNoteHandler>().HandleAsync(new(note), CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task The_list_for_scripts_tells_all_of_an_organization()
    {
        await using var app = await MergeTests.StartAsync();
        var rows = new List<StreamedOrganization>();
        await foreach (var row in app.Get<StreamOrganizationsHandler>().HandleAsync(CancellationToken.None)) rows.Add(row);
        Assert.Equal(6, rows.Count);
        Assert.Equal(("Two", "Due", "two.example", "Group"), (rows[2].Name, rows[2].Aliases.Single(), rows[2].Domains.Single(), rows[2].Parent?.Name));
    }

    private static async Task<TestApp> StartAsync() => (await TestApp.StartAsync()).As("reviewer");

    private static Task<Outcome<OrganizationId>> SaveAsync(TestApp app, SaveOrganization command) => app.Get<SaveOrganizationHandler>().HandleAsync(command, CancellationToken.None);
}
