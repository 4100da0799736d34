using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Staff;
using Cordon.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class CustodyTests
{
    private static readonly Actor Mara = SampleStaff.Find("reviewer")!, Legal = SampleStaff.Find("legal")!;

    [Fact]
    public async Task An_imported_file_is_collected_and_sealed()
    {
        await using var app = await StartAsync();
        Assert.Equal([(1, CustodyAction.Collected, null), (2, CustodyAction.Sealed, (await ItemAsync(app)).Sha256)],
            (await RecordAsync(app)).Select(c => ((int)c.Sequence, c.Action, c.Sha256After)));
    }

    [Fact]
    public async Task Looking_on_is_one_view_and_coming_back_later_is_another()
    {
        await using var app = await StartAsync();
        var item = (await ItemAsync(app)).Id;
        await ViewAsync(app, Mara, item);
        app.Clock.Advance(TimeSpan.FromMinutes(14));
        await ViewAsync(app, Mara, item);
        Assert.Single(await ViewsAsync(app));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await ViewAsync(app, Mara, item);
        Assert.Equal(2, (await ViewsAsync(app)).Count);
    }

    [Fact]
    public async Task What_two_people_or_two_questions_see_are_views_of_their_own()
    {
        await using var app = await StartAsync();
        var item = (await ItemAsync(app)).Id;
        await ViewAsync(app, Mara, item);
        await ViewAsync(app, Legal, item);
        await ViewAsync(app, Mara, item, "search for /images/");
        Assert.Equal([(Mara.Id, "lines"), (Legal.Id, "lines"), (Mara.Id, "search for /images/")], (await ViewsAsync(app)).Select(c => (c.Actor, c.Detail!)));
    }

    [Fact]
    public async Task Numbers_have_no_gap_whoever_writes_at_once()
    {
        await using var app = await StartAsync();
        var item = (await ItemAsync(app)).Id;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ViewAsync(app, Mara, item, $"search {i}")));
        Assert.Equal(Enumerable.Range(1, 14), (await RecordAsync(app)).Select(c => (int)c.Sequence));
    }

    [Theory]
    [InlineData("UPDATE Custody SET ActorName = 'x'")]
    [InlineData("DELETE FROM Custody")]
    [InlineData("UPDATE Evidence SET OriginalName = 'x'")]
    [InlineData("DELETE FROM Evidence")]
    public async Task The_database_refuses_to_change_evidence_and_its_record(string statement)
    {
        await using var app = await StartAsync();
        var refused = await Assert.ThrowsAsync<SqliteException>(() => app.AskAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
        Assert.Contains("is never", refused.Message, StringComparison.Ordinal);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = (await TestApp.StartAsync()).As("reviewer");
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("accounts.csv", "external_id\r\nA-1\r\n"));
        return app;
    }

    private static Task ViewAsync(TestApp app, Actor actor, EvidenceId item, string detail = "lines") => Custody.ViewAsync(app.Store, actor, [item], detail, app.Clock, TestContext.Current.CancellationToken);

    private static Task<EvidenceItem> ItemAsync(TestApp app) => app.AskAsync(db => db.Evidence.SingleAsync());

    private static Task<List<CustodyEntry>> RecordAsync(TestApp app) => app.AskAsync(db => db.Custody.OrderBy(c => c.Sequence).ToListAsync());

    private static async Task<List<CustodyEntry>> ViewsAsync(TestApp app) => (await RecordAsync(app)).FindAll(c => c.Action == CustodyAction.Viewed);
}
