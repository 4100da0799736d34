using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>Takes over the signals of an import that has been read to its end, as <see cref="PaymentTakeover"/> does payments.</summary>
/// <remarks>Of the same signal the latest sighting stands, with when it was first seen, in whatever order files come; an earlier one that stood is ended, not overwritten.</remarks>
internal static class SignalTakeover
{
    private const string Same =
        "x.AccountId = s.AccountId AND x.OrganizationId = s.OrganizationId AND x.Kind = s.Kind AND x.Source = s.Source AND COALESCE(x.Value, '') = COALESCE(s.Value, '') AND x.EndedAt IS NULL AND x.Derived = 0";

    private static readonly string[] Statements =
    [
        $"""
        UPDATE Signals SET EndedAt = {"{2}"}
        FROM (SELECT x.Id FROM Signals x JOIN
            (SELECT AccountId, OrganizationId, Kind, Value, Source, MAX(ObservedAt) AS Last FROM StagedSignals WHERE ImportId = {"{0}"} GROUP BY AccountId, OrganizationId, Kind, Value, Source) s
            ON {Same} WHERE s.Last > x.ObservedAt) w
        WHERE w.Id = Signals.Id
        """,
        $"""
        INSERT INTO Signals (AccountId, OrganizationId, Kind, Value, Source, FirstObservedAt, ObservedAt, Derived, LearnedAt, ImportId)
        SELECT s.AccountId, s.OrganizationId, s.Kind, s.Value, s.Source, COALESCE(MIN(NULLIF(s.FirstObservedAt, {"{1}"})), {"{1}"}), MAX(s.ObservedAt), 0, {"{2}"}, {"{0}"} FROM StagedSignals s
        WHERE s.ImportId = {"{0}"} AND NOT EXISTS (SELECT 1 FROM Signals x WHERE {Same}) GROUP BY s.AccountId, s.OrganizationId, s.Kind, s.Value, s.Source
        """,
        // It was first seen when any row says so: one of the file, that which stands, or one that ended for a later sighting.
        """
        UPDATE Signals SET FirstObservedAt = g.First
        FROM (SELECT k.AccountId, k.OrganizationId, k.Kind, k.Source, k.Value, MIN(k.FirstObservedAt) AS First FROM (
                SELECT AccountId, OrganizationId, Kind, Source, COALESCE(Value, '') AS Value, FirstObservedAt FROM StagedSignals WHERE ImportId = {0}
                UNION ALL
                SELECT x.AccountId, x.OrganizationId, x.Kind, x.Source, COALESCE(x.Value, ''), x.FirstObservedAt FROM Signals x
                WHERE x.EndedAt = {2} AND x.Derived = 0 AND x.AccountId IN (SELECT AccountId FROM StagedSignals WHERE ImportId = {0})) k
            WHERE k.FirstObservedAt > {1} GROUP BY k.AccountId, k.OrganizationId, k.Kind, k.Source, k.Value) g
        WHERE g.AccountId = Signals.AccountId AND g.OrganizationId = Signals.OrganizationId AND g.Kind = Signals.Kind AND g.Source = Signals.Source AND g.Value = COALESCE(Signals.Value, '')
            AND Signals.EndedAt IS NULL AND Signals.Derived = 0 AND (Signals.FirstObservedAt = {1} OR g.First < Signals.FirstObservedAt)
        """,
        "DELETE FROM StagedSignals WHERE ImportId = {0}",
    ];

    public static async Task RunAsync(IStoreDialect dialect, WriteUnit unit, Import import, CancellationToken cancel)
    {
        await dialect.TakeNumbersAsync(unit.Db, Counter.Attribution, 1, cancel);
        await SetStatements.RunAsync(unit, Statements, import.Id, cancel);
    }
}
