using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class InterruptedImportTests
{
    private const int Lines = 12_000;
    private static readonly DateTimeOffset Night = TestApp.Noon.AddDays(-3);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public async Task An_import_that_was_stopped_goes_on_to_the_same_rows(int chunks)
    {
        await using var whole = await StartAsync();
        await whole.ImportAsync(ImportKind.Requests, Log(whole));
        await using var stopped = await StartAsync();
        await StopBehindAsync(stopped, chunks);
        Assert.Equal(chunks, (await stopped.AskAsync(db => db.Imports.SingleAsync())).NextChunk);

        var result = (await stopped.ImportAsync(ImportKind.Requests, Log(stopped))).Value;

        Assert.Equal((Lines, false), ((int)result.Lines, result.AlreadyImported));
        Assert.Equal(await RowsOf(whole), await RowsOf(stopped));
    }

    [Fact]
    public async Task Figures_of_accounts_wait_for_the_end()
    {
        await using var app = await StartAsync();
        await StopBehindAsync(app, 3);
        Assert.Equal(0, await app.AskAsync(db => db.Accounts.SumAsync(a => a.Requests)));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing_behind()
    {
        await using var app = await StartAsync();
        var ticket = (await ImportHereAsync(app)).Import;
        await app.Get<JobBoard>().RunAsync((await app.AskAsync(db => db.Imports.SingleAsync())).JobId, new Behind(3, () => AskToStop(app)), CancellationToken.None);

        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.Id == ticket))).State);
        Assert.Equal(JobState.Cancelled, (await app.AskAsync(db => db.Jobs.SingleAsync())).State);
        Assert.Equal((0, 0, 0, 0), (await app.AskAsync(db => db.ActivityMinutes.CountAsync()), await app.AskAsync(db => db.ServiceMinutes.CountAsync()),
            await app.AskAsync(db => db.Accounts.CountAsync()), await app.AskAsync(db => db.AccountTerms.CountAsync())));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_accounts_that_others_know()
    {
        await using var app = await StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("first.log", SampleLines.Combined(Night, user: "user1")));
        await ImportHereAsync(app);
        await app.Get<JobBoard>().RunAsync((await app.AskAsync(db => db.Imports.SingleAsync(i => i.State == ImportState.Reading))).JobId, new Behind(2, () => AskToStop(app)), CancellationToken.None);
        Assert.Equal("user1", (await app.AskAsync(db => db.Accounts.SingleAsync())).ExternalId);
    }

    [Fact]
    public async Task A_cancelled_import_may_be_made_again()
    {
        await using var app = await StartAsync();
        await ImportHereAsync(app);
        await app.Get<JobBoard>().RunAsync((await app.AskAsync(db => db.Imports.SingleAsync())).JobId, new Behind(2, () => AskToStop(app)), CancellationToken.None);
        Assert.Equal(Lines, (await app.ImportAsync(ImportKind.Requests, Log(app))).Value.Accepted);
    }

    [Fact]
    public async Task A_file_that_is_being_read_is_not_read_twice()
    {
        await using var app = await StartAsync();
        await ImportHereAsync(app);                       // this process holds the job, and lives
        Assert.Equal("import.in-progress", (await app.ImportAsync(ImportKind.Requests, Log(app))).Refusal?.Code);
    }

    [Fact]
    public async Task A_job_whose_process_died_is_taken_up_by_another()
    {
        await using var app = await StartAsync();
        await StopBehindAsync(app, 2);
        var board = app.Get<JobBoard>();
        var claimed = await board.ClaimNextAsync(CancellationToken.None);
        Assert.NotNull(claimed);
        await board.RunAsync(claimed.Value, null, CancellationToken.None);
        Assert.Equal(Lines, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.State == ImportState.Finished))).Accepted);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(("Cordon:Ingest:ChunkLines", "1000"));

    private static string Log(TestApp app) => app.WriteFile("night.log", SampleLines.Log(Night, Lines, 40));

    private static async Task<ImportTicket> ImportHereAsync(TestApp app) => (await app.Get<ImportFileHandler>()
        .HandleAsync(new ImportFile(ImportKind.Requests, Log(app), "night.log", IdentifyBy.User, "test", RunHere: true), null, CancellationToken.None)).Value;

    /// <summary>Stops the process's work behind so many chunks, and makes its process one that is dead.</summary>
    private static async Task StopBehindAsync(TestApp app, int chunks)
    {
        var ticket = await ImportHereAsync(app);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Get<JobBoard>().RunAsync(ticket.Job, new Behind(chunks, stop.Cancel), stop.Token));
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Worker, "elsewhere/1/1").SetProperty(j => j.HeartbeatAt, TestApp.Noon.AddHours(-1)));
        await unit.CommitAsync(CancellationToken.None);
    }

    private static void AskToStop(TestApp app)
    {
        using var db = app.Get<IDbContextFactory<Data.CordonDb>>().CreateDbContext();
        db.Jobs.Where(j => j.State == JobState.Running).ExecuteUpdate(set => set.SetProperty(j => j.CancelRequested, true));
    }

    private static async Task<string> RowsOf(TestApp app) => await RequestImportTests.ContentOf(app) +
        string.Join('\n', await app.AskAsync(db => db.Routes.OrderBy(r => r.Key).Select(r => $"{r.Key} {r.Template}").ToListAsync())) +
        string.Join('\n', (await app.AskAsync(db => db.ActivityMinutes.OrderBy(m => m.Id).Select(m => m.Detail).ToListAsync())).Select(Convert.ToHexString));

    /// <summary>Does something once so many chunks of a thousand lines are in the store.</summary>
    private sealed class Behind(int chunks, Action act) : IProgress<JobProgress>
    {
        private bool _done;

        public void Report(JobProgress value)
        {
            if (_done || value.Lines < chunks * 1_000) return;
            _done = true;
            act();
        }
    }
}
