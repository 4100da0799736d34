using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>Takes over the signals of an import that has been read to its end, as <see cref="PaymentTakeover"/> does payments.</summary>
/// <remarks>Of the same signal the latest sighting stands, in whatever order files come; an earlier one that stood is ended, not overwritten.</remarks>
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
        INSERT INTO Signals (AccountId, OrganizationId, Kind, Value, Source, ObservedAt, Derived, LearnedAt, ImportId)
        SELECT s.AccountId, s.OrganizationId, s.Kind, s.Value, s.Source, MAX(s.ObservedAt), 0, {"{2}"}, {"{0}"} FROM StagedSignals s
        WHERE s.ImportId = {"{0}"} AND NOT EXISTS (SELECT 1 FROM Signals x WHERE {Same}) GROUP BY s.AccountId, s.OrganizationId, s.Kind, s.Value, s.Source
        """,
        "DELETE FROM StagedSignals WHERE ImportId = {0}",
    ];

    public static async Task RunAsync(IStoreDialect dialect, WriteUnit unit, Import import, CancellationToken cancel)
    {
        await dialect.TakeNumbersAsync(unit.Db, Counter.Attribution, 1, cancel);
        await SetStatements.RunAsync(unit, Statements, import.Id, cancel);
    }
}
