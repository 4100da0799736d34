using System.Globalization;
using Cordon.Domain.Bans;
using Cordon.Domain.Imports;
using Cordon.Domain.Incidents;
using Cordon.Domain.Jobs;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class InterruptedFactsTests
{
    // Two chunks and a bit.
    private const int Rows = 45_000;
    private static readonly (string, string) Key = ("Cordon:Linking:FingerprintKey", Convert.ToBase64String(new byte[32]));

    [Theory]
    [InlineData(ImportKind.Payments)]
    [InlineData(ImportKind.Devices)]
    public async Task An_import_that_was_stopped_goes_on_to_the_same_rows(ImportKind kind)
    {
        await using var whole = await TestApp.StartAsync(Key);
        await whole.ImportAsync(kind, File(whole, kind));
        await using var stopped = await TestApp.StartAsync(Key);
        var ticket = await TakeInAsync(stopped, kind);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.Get<JobBoard>().RunAsync(ticket.Job, new Behind(20_000, stop.Cancel), stop.Token));
        Assert.Equal((1, 0), (await stopped.AskAsync(db => db.Imports.Select(i => i.NextChunk).SingleAsync()), await stopped.AskAsync(db => db.AccountPayments.CountAsync())));
        await DieAsync(stopped);

        var result = (await stopped.ImportAsync(kind, File(stopped, kind))).Value;

        Assert.Equal((Rows, false), ((int)result.Lines, result.AlreadyImported));
        Assert.Equal(await PaymentImportTests.ContentOf(whole), await PaymentImportTests.ContentOf(stopped));
    }

    [Theory]
    [InlineData(ImportKind.Payments)]
    [InlineData(ImportKind.Devices)]
    public async Task A_cancelled_import_leaves_nothing_but_what_others_know(ImportKind kind)
    {
        await using var app = await TestApp.StartAsync(Key);
        await app.ImportAsync(ImportKind.Devices, app.WriteFile("other.csv", "account,device\nA-1,mine\n"));
        var before = await PaymentImportTests.ContentOf(app);
        var ticket = await TakeInAsync(app, kind);
        await app.Get<JobBoard>().RunAsync(ticket.Job, new Behind(20_000, () => AskToStop(app)), CancellationToken.None);
        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.Id == ticket.Import))).State);
        Assert.Equal(before, await PaymentImportTests.ContentOf(app));
        Assert.Equal("A-1", await app.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync()));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_accounts_that_somebody_has_put_into_an_incident_or_a_ban_meanwhile()
    {
        await using var app = await TestApp.StartAsync(Key);
        var ticket = await TakeInAsync(app, ImportKind.Devices);
        await app.Get<JobBoard>().RunAsync(ticket.Job, new Behind(20_000, () => DecideAsync(app).GetAwaiter().GetResult()), CancellationToken.None);
        Assert.Equal(ImportState.Cancelled, (await app.AskAsync(db => db.Imports.SingleAsync(i => i.Id == ticket.Import))).State);
        Assert.Equal(["A-0", "A-1"], await app.AskAsync(db => db.Accounts.Select(a => a.ExternalId).OrderBy(id => id).ToListAsync()));

        static async Task DecideAsync(TestApp app)
        {
            var ids = await app.AskAsync(db => db.Accounts.Where(a => a.ExternalId == "A-0" || a.ExternalId == "A-1").OrderBy(a => a.ExternalId).Select(a => a.Id).ToListAsync());
            var bans = new SampleBans(app.Store);
            var incident = await bans.IncidentAsync();
            await using (var unit = await app.Store.BeginAsync(CancellationToken.None))
            {
                unit.Db.IncidentAccounts.Add(new IncidentAccount { IncidentId = incident, AccountId = ids[0], Requests = 0, OfRequests = 0, RequestsBefore = 0, OfRequestsBefore = 0, By = "dev:mara", ByName = "Mara", At = unit.At });
                await unit.CommitAsync(CancellationToken.None);
            }
            await bans.ProposedAsync(BanRule.OfAccounts, [ids[1]]);
            AskToStop(app);
        }
    }

    [Fact]
    public async Task A_cancelled_log_leaves_accounts_that_pay()
    {
        await using var app = await TestApp.StartAsync(Key, ("Cordon:Ingest:ChunkLines", "1000"));
        await app.ImportAsync(ImportKind.Payments, app.WriteFile("p.csv", "account,kind,fingerprint\nuser1,card,x\n"));
        var log = app.WriteFile("night.log", SampleLines.Log(TestApp.Noon.AddDays(-3), 5_000, 40));
        var ticket = (await app.Get<ImportFileHandler>().HandleAsync(new ImportFile(ImportKind.Requests, log, "night.log", IdentifyBy.User, "test", RunHere: true), null, CancellationToken.None)).Value;
        await app.Get<JobBoard>().RunAsync(ticket.Job, new Behind(2_000, () => AskToStop(app)), CancellationToken.None);
        Assert.Equal("user1", await app.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync()));
    }

    private static string File(TestApp app, ImportKind kind) => app.WriteFile("facts.csv", kind == ImportKind.Payments
        ? "account,kind,fingerprint,last_seen\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"A-{i % 30_000},card,f{i % 20_000},2026-02-{i % 28 + 1:00}\n")))
        : "account,device,last_seen\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"A-{i % 30_000},d{i % 20_000},2026-02-{i % 28 + 1:00}\n"))));

    private static async Task<ImportTicket> TakeInAsync(TestApp app, ImportKind kind) =>
        (await app.Get<ImportFileHandler>().HandleAsync(new ImportFile(kind, File(app, kind), "facts.csv", null, "test", RunHere: true), null, CancellationToken.None)).Value;

    private static async Task DieAsync(TestApp app)
    {
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        await unit.Db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Worker, "elsewhere/1/1").SetProperty(j => j.HeartbeatAt, TestApp.Noon.AddHours(-1)));
        await unit.CommitAsync(CancellationToken.None);
    }

    private static void AskToStop(TestApp app)
    {
        using var db = app.Get<IDbContextFactory<Data.CordonDb>>().CreateDbContext();
        db.Jobs.Where(j => j.State == JobState.Running).ExecuteUpdate(set => set.SetProperty(j => j.CancelRequested, true));
    }

    private sealed class Behind(int lines, Action act) : IProgress<JobProgress>
    {
        private bool _done;

        public void Report(JobProgress value)
        {
            if (_done || value.Lines < lines) return;
            _done = true;
            act();
        }
    }
}
