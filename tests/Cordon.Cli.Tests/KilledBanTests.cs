using System.Globalization;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Cordon.Testing.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Cli.Tests;

public sealed class KilledBanTests : IDisposable
{
    private const int People = 5_000;

    private static readonly int Kills = Thorough.Times(always: 4, thorough: 50);

    private readonly CommandLine _cordon = new();

    // Applying, lifting and expiring in turns, of one company's people; each is what a command finds due before it does anything else.
    [Fact]
    public async Task Kills_while_bans_begin_are_lifted_and_expire_leave_all_of_the_old_state_or_all_of_the_new()
    {
        await _cordon.RunAsync("migrate");
        await using var store = BanStore.Open(_cordon, TimeSpan.FromHours(1));
        var company = await BanStore.CompanyAsync(store);
        Run(Grow(company.Value));
        var random = new Random(11);
        var (killed, undecided, ends) = (0, 0, 0);
        for (var written = await DueAsync(store, company, ends); killed < Kills || (killed < 60 && (undecided == 0 || ends == 0));)
        {
            var before = Text(State);
            if (await KillAsync(random.Next(written + 200_000), random.Next(400_000))) killed++;
            Whole();
            if (Text(State) == before) undecided++;
            else written = await DueAsync(store, company, ++ends);
        }
        // Some of each: the moments fell before and behind the commit.
        Assert.True(undecided > 0 && ends > 0, $"{killed} kills: {undecided} before the commit, {ends} behind it.");
        Assert.Equal(1, (await _cordon.RunAsync("refuse", "999", "--reason", "There is no such proposal.", "--as", "approver")).Code);
        Whole();
    }

    private const string State = "SELECT group_concat(State || ' ' || COALESCE(EndedHow, ''), ',') FROM (SELECT State, EndedHow FROM Bans ORDER BY Id)";

    /// <summary>Leaves one thing due: a ban that begins; its lift; one that begins; its end.</summary>
    /// <returns>Roughly how many bytes carrying it out writes.</returns>
    private static async Task<int> DueAsync(TestStore store, Domain.OrganizationId company, int turn)
    {
        if (turn % 2 == 0)
        {
            var (id, proposal) = await new SampleBans(store.Store).ProposedAsync(BanRule.OfAccounts);
            await using var begins = await store.Store.BeginAsync(CancellationToken.None);
            await begins.Db.Bans.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Target, BanTarget.Organization).SetProperty(b => b.OrganizationId, company));
            begins.Db.ChangeTracker.Clear();
            (await begins.Db.Bans.SingleAsync(b => b.Id == id)).Approve(SampleBans.Approver, begins.At);
            (await begins.Db.Proposals.SingleAsync(p => p.Id == proposal)).Decide(ProposalState.Approved, SampleBans.Approver, begins.At);
            await begins.CommitAsync(CancellationToken.None);
            return 1_500_000;
        }
        await using var unit = await store.Store.BeginAsync(CancellationToken.None);
        var ban = await unit.Db.Bans.OrderByDescending(b => b.Id).FirstAsync();
        if (turn % 4 == 1)
        {
            var lift = unit.Db.Proposals.Add(new Proposal
            {
                Kind = ProposalKind.Lift,
                BanId = ban.Id,
                Reason = SampleBans.Reason,
                Digest = new string('0', 64),
                Accounts = People,
                ProposedBy = SampleBans.Proposer.Id,
                ProposedByName = SampleBans.Proposer.Name,
                ProposedAt = unit.At,
                LapsesAt = unit.At.AddDays(14),
            }).Entity;
            lift.Decide(ProposalState.Approved, SampleBans.Approver, unit.At);
        }
        else
        {
            var now = unit.At;
            await unit.Db.Bans.Where(b => b.Id == ban.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.UntilAt, now));
        }
        await unit.CommitAsync(CancellationToken.None);
        return 1_500_000;
    }

    /// <summary>Kills the process once so many bytes wait in the log of the store, after a while of spinning.</summary>
    /// <returns>Whether it was killed, and had not ended by itself.</returns>
    private async Task<bool> KillAsync(int bytes, int spins)
    {
        using var process = _cordon.Start("Development", "refuse", "999", "--reason", "There is no such proposal.", "--as", "approver");
        var ended = CommandLine.EndAsync(process);
        var log = new FileInfo(Path.Combine(_cordon.Folder, "cordon.db-wal"));
        // A look each millisecond: what is written takes some twenty, and spinning would take a core from whoever else is tested.
        while (!process.WaitForExit(1))
        {
            log.Refresh();
            if (log.Exists && log.Length >= bytes) break;
        }
        Thread.SpinWait(spins);
        var alive = !process.HasExited;
        if (alive) process.Kill();
        await ended;
        return alive;
    }

    private void Whole()
    {
        // In force: everybody, and they say so; else nobody.
        Assert.Equal("0", Text("SELECT COUNT(*) FROM Bans b WHERE b.Covered <> CASE b.State WHEN 'InForce' THEN (SELECT COUNT(*) FROM Affiliations) ELSE 0 END"));
        Assert.Equal("0", Text("SELECT COUNT(*) FROM Bans b WHERE b.Covered <> (SELECT COUNT(*) FROM Coverage c WHERE c.BanId = b.Id AND c.EndedAt IS NULL)"));
        // The feed: no gap, no repeat, as its counter says, and its last line of each account is what coverage is.
        Assert.Equal("1", Text("SELECT COUNT(*) = COALESCE(MAX(Sequence), 0) AND COUNT(*) = (SELECT Last FROM Counters WHERE Name = 'enforcement') FROM EnforcementChanges"));
        Assert.Equal("0", Text("SELECT COUNT(*) FROM (SELECT AccountId, COUNT(*) % 2 AS Banned FROM EnforcementChanges GROUP BY AccountId) f WHERE f.Banned <> EXISTS (SELECT 1 FROM Coverage c WHERE c.AccountId = f.AccountId AND c.EndedAt IS NULL)"));
        Assert.Equal("1", Text("SELECT COALESCE(SUM(LastSequence - FirstSequence + 1), 0) = (SELECT COUNT(*) FROM EnforcementChanges) FROM Outbox WHERE Kind = 'enforcement.changed'"));
        // One entry for each decision that was carried out, and none besides.
        Assert.Equal("1", Text("SELECT COUNT(*) = COALESCE(MAX(Sequence), 0) FROM AuditEntries"));
        Assert.Equal("1", Text("SELECT (SELECT COUNT(*) FROM AuditEntries WHERE Action = 'ban.applied') = (SELECT COUNT(*) FROM Bans WHERE AppliedAt IS NOT NULL)"));
        Assert.Equal("1", Text("SELECT (SELECT COUNT(*) FROM AuditEntries WHERE Action IN ('ban.lifted', 'ban.expired')) = (SELECT COUNT(*) FROM Bans WHERE EndedHow IS NOT NULL)"));
    }

    /// <summary>As many people more as make a change worth the time to kill it.</summary>
    private static string Grow(long company) => string.Create(CultureInfo.InvariantCulture, $"""
        WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < {People})
        INSERT INTO Accounts (ExternalId, Kind, EmailVerified, FirstSeenAt, LastSeenAt, Requests, ActivityVersion, DetectedVersion, FlagScore, LearnedAt)
        SELECT 'A-' || i, Kind, EmailVerified, FirstSeenAt, LastSeenAt, 0, 0, 0, 0, LearnedAt FROM n JOIN Accounts a ON a.ExternalId = 'A-1';
        INSERT INTO Affiliations (AccountId, OrganizationId, State, Confidence, EverConfidence, Kinds, LastSightedAt, Review, DecidedStrength, LearnedAt, Version)
        SELECT a.Id, {company}, f.State, f.Confidence, f.EverConfidence, f.Kinds, f.LastSightedAt, f.Review, f.DecidedStrength, f.LearnedAt, 1
        FROM Accounts a JOIN Affiliations f ON f.AccountId = 1 WHERE a.Id NOT IN (SELECT AccountId FROM Affiliations)
        """);

    private void Run(string statement)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private string Text(string question)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_cordon.Folder, "cordon.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => _cordon.Dispose();
}
