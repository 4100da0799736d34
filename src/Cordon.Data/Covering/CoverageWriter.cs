using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Covering;

/// <summary>
/// Writes who is covered, what that changes for each account, and what the platform is to be told, in a fixed number of statements whatever the number of accounts, within a transaction that a decision
/// or a change of facts has begun. Bans whose state changed are saved before.
/// </summary>
/// <remarks>Whoever writes coverage holds <see cref="Counter.Coverage"/> until the commit, so what is compared still stands when it is written. It is taken behind <see cref="Counter.Attribution"/>, never before.</remarks>
public static class CoverageWriter
{
    // A ban of a million accounts takes seconds; a page's patience is not its.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // {0} now, {1} the round.
    private const string Insert = "INSERT INTO Coverage (BanId, AccountId, AffiliationId, SinceAt, Round) SELECT q.BanId, q.AccountId, q.AffiliationId, {0}, {1} FROM (";

    private const string NotYet = ") q WHERE NOT EXISTS (SELECT 1 FROM Coverage c WHERE c.BanId = q.BanId AND c.AccountId = q.AccountId AND c.EndedAt IS NULL)";

    private const string EndAll = "UPDATE Coverage SET EndedAt = {0}, EndedInRound = {1} WHERE EndedAt IS NULL";

    // {2} the feed's last number, {3} why. A round's new rows are those behind {4}, the last row before it.
    private const string Banned =
        """
        INSERT INTO EnforcementChanges (Sequence, At, AccountId, State, BanId, Cause)
        SELECT {2} + ROW_NUMBER() OVER (ORDER BY d.AccountId), {0}, d.AccountId, 'Banned', d.BanId, {3}
        FROM (SELECT c.AccountId, MIN(c.BanId) AS BanId FROM Coverage c WHERE c.Id > {4} AND c.EndedAt IS NULL GROUP BY c.AccountId) d
        WHERE NOT EXISTS (SELECT 1 FROM Coverage o WHERE o.AccountId = d.AccountId AND o.Id <= {4} AND (o.EndedAt IS NULL OR o.EndedInRound = {1}))
        """;

    /// <summary>A ban comes into force: it covers whom its rule means now.</summary>
    public static async Task<CoverageChange> BeginAsync(WriteUnit unit, BanId ban, EnforcementCause cause, CancellationToken cancel)
    {
        var round = await RoundAsync(unit, ban, cause, cancel);
        await round.InsertAsync(CoverageQuery.Rows(BanSource.Stored, CoverageQuery.ByState, CoverageScope.Of(ban), CoverageQuery.ExemptByState), cancel);
        return await round.EndAsync(CoverageScope.Of(ban), cancel);
    }

    /// <summary>A ban is over: whom no other ban covers is free.</summary>
    public static async Task<CoverageChange> FinishAsync(WriteUnit unit, BanId ban, EnforcementCause cause, CancellationToken cancel)
    {
        var round = await RoundAsync(unit, ban, cause, cancel);
        await round.EndRowsAsync($" AND BanId = {CoverageQuery.Number(ban.Value)}", cancel);
        return await round.EndAsync(CoverageScope.Of(ban), cancel);
    }

    /// <summary>Something changed that bans in force rest on: whoever is meant now is covered, whoever no longer is is let go.</summary>
    /// <returns>Null where no ban is in force: then there is nothing to look at.</returns>
    public static async Task<CoverageChange?> RefreshAsync(WriteUnit unit, CoverageScope scope, EnforcementCause cause, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(scope);
        // What was changed in this unit is read by statements.
        await unit.Db.SaveChangesAsync(cancel);
        await TakeTurnAsync(unit, cancel);
        if (!await unit.Db.Bans.AnyAsync(b => b.State == BanState.InForce, cancel)) return null;
        var round = await RoundAsync(unit, null, cause, cancel);
        // Ended first: whoever is covered through another affiliation now has a row that says so, and no line in the feed.
        await round.EndRowsAsync($"{scope.OfBans("BanId")}{scope.OfAccounts("AccountId")} AND {CoverageQuery.NoLonger()}", cancel);
        await round.InsertAsync(CoverageQuery.Rows(BanSource.Stored, CoverageQuery.ByState, scope, CoverageQuery.ExemptByState), cancel);
        return await round.EndAsync(scope, cancel);
    }

    /// <summary>Takes the turn of whoever decides on bans and writes coverage: others wait until this unit ends.</summary>
    public static Task<long> TakeTurnAsync(WriteUnit unit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.TakeNumbersAsync(Counter.Coverage, 1, cancel);
    }

    private static async Task<Round> RoundAsync(WriteUnit unit, BanId? ban, EnforcementCause cause, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(unit);
        await unit.Db.SaveChangesAsync(cancel);
        unit.Db.Database.SetCommandTimeout(Patience);
        var number = await TakeTurnAsync(unit, cancel);
        // An insert alone hands out numbers here, and whoever inserts holds the turn.
        var lastRow = await unit.Db.Coverage.OrderByDescending(c => c.Id).Select(c => c.Id).TagWith(nameof(CoverageWriter)).FirstOrDefaultAsync(cancel);
        var feed = await unit.TakeNumbersAsync(Counter.Enforcement, 0, cancel);
        var lastAt = await unit.Db.EnforcementChanges.OrderByDescending(c => c.Sequence).Select(c => (DateTimeOffset?)c.At).TagWith(nameof(CoverageWriter)).FirstOrDefaultAsync(cancel);
        // The feed's times never run backwards, whatever the clock does.
        return new(unit, ban, cause, number, lastRow, feed, lastAt > unit.At ? lastAt.Value : unit.At);
    }

    private sealed class Round(WriteUnit unit, BanId? ban, EnforcementCause cause, long number, CoverageId lastRow, long feed, DateTimeOffset at)
    {
        private readonly CordonDb _db = unit.Db;
        private readonly object _at = unit.Db.InstantOf(at);
        private int _began, _ended;

        public async Task InsertAsync(string rows, CancellationToken cancel)
        {
            var statement = Insert + rows + NotYet;
            _began = await _db.Database.ExecuteSqlRawAsync(statement, [_at, number], cancel);
        }

        public async Task EndRowsAsync(string which, CancellationToken cancel)
        {
            var statement = EndAll + which;
            _ended = await _db.Database.ExecuteSqlRawAsync(statement, [_at, number], cancel);
        }

        public async Task<CoverageChange> EndAsync(CoverageScope scope, CancellationToken cancel)
        {
            if (_began + _ended == 0) return CoverageChange.None;
            var banned = _began == 0 ? 0 : await _db.Database.ExecuteSqlRawAsync(Banned, [_at, number, feed, cause.ToString(), lastRow.Value], cancel);
            var freed = _ended == 0 ? 0 : await _db.Database.ExecuteSqlRawAsync(Freed(scope), [_at, number, feed + banned, cause.ToString()], cancel);
            var last = feed + banned + freed;
            if (banned + freed > 0)
            {
                await unit.TakeNumbersAsync(Counter.Enforcement, banned + freed, cancel);
                _db.Outbox.Add(new OutboxMessage { Kind = "enforcement.changed", At = at, FirstSequence = feed + 1, LastSequence = last, BanId = ban });
            }
            await CountAsync(scope, cancel);
            return new(_began, _ended, banned, freed, banned + freed == 0 ? null : feed + 1, banned + freed == 0 ? null : last);
        }

        // {0} now, {1} the round, {2} the feed's last number, {3} why.
        private static string Freed(CoverageScope scope) =>
            $$"""
            INSERT INTO EnforcementChanges (Sequence, At, AccountId, State, BanId, Cause)
            SELECT {2} + ROW_NUMBER() OVER (ORDER BY d.AccountId), {0}, d.AccountId, 'Allowed', d.BanId, {3}
            FROM (SELECT c.AccountId, MIN(c.BanId) AS BanId FROM Coverage c WHERE c.EndedInRound = {1}{{scope.OfBans("c.BanId")}}{{scope.OfAccounts("c.AccountId")}} GROUP BY c.AccountId) d
            WHERE NOT EXISTS (SELECT 1 FROM Coverage o WHERE o.AccountId = d.AccountId AND o.EndedAt IS NULL)
            """;

        private async Task CountAsync(CoverageScope scope, CancellationToken cancel)
        {
            var which = scope.Bans is null ? "(State = 'InForce' OR Covered > 0)" : $"1 = 1{scope.OfBans("Id")}";
            var statement = $"UPDATE Bans SET Covered = (SELECT COUNT(*) FROM Coverage c WHERE c.BanId = Bans.Id AND c.EndedAt IS NULL) WHERE {which}";
            await _db.Database.ExecuteSqlRawAsync(statement, cancel);
        }
    }
}

/// <summary>What a round came to.</summary>
/// <param name="Began">Rows of coverage that began, and that ended.</param>
/// <param name="Banned">Accounts that were free and are banned, and the other way round: the lines of the change feed.</param>
/// <param name="FirstSequence">The first and last line; null without any.</param>
public sealed record CoverageChange(int Began, int Ended, int Banned, int Freed, long? FirstSequence, long? LastSequence)
{
    public static readonly CoverageChange None = new(0, 0, 0, 0, null, null);

    public bool IsAny => Began + Ended > 0;
}
