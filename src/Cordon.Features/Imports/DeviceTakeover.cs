using Cordon.Data.Storing;
using Cordon.Domain.Imports;

namespace Cordon.Features.Imports;

/// <summary>Takes over the devices of an import that has been read to its end, as <see cref="PaymentTakeover"/> does payments.</summary>
internal static class DeviceTakeover
{
    private static readonly string[] Statements =
    [
        """
        INSERT INTO Devices (ExternalId, DescribedAt, FirstSeenAt, LastSeenAt)
        SELECT s.ExternalId, {1}, COALESCE(MIN(NULLIF(s.FirstSeenAt, {1})), {1}), MAX(s.LastSeenAt) FROM StagedDevices s
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM Devices d WHERE d.ExternalId = s.ExternalId) GROUP BY s.ExternalId
        """,
        """
        UPDATE Devices SET
            FirstSeenAt = CASE WHEN g.First < Devices.FirstSeenAt OR (g.First IS NOT NULL AND Devices.FirstSeenAt = {1}) THEN g.First ELSE Devices.FirstSeenAt END,
            LastSeenAt = CASE WHEN g.Last > Devices.LastSeenAt THEN g.Last ELSE Devices.LastSeenAt END
        FROM (SELECT ExternalId, MIN(NULLIF(FirstSeenAt, {1})) AS First, MAX(LastSeenAt) AS Last FROM StagedDevices WHERE ImportId = {0} GROUP BY ExternalId) g
        WHERE g.ExternalId = Devices.ExternalId
        """,
        """
        UPDATE Devices SET Name = w.Name, DescribedAt = w.LastSeenAt
        FROM (SELECT ExternalId, Name, LastSeenAt, ROW_NUMBER() OVER (PARTITION BY ExternalId ORDER BY LastSeenAt DESC, Name DESC) AS Place
            FROM StagedDevices WHERE ImportId = {0} AND Name IS NOT NULL) w
        WHERE w.Place = 1 AND w.ExternalId = Devices.ExternalId
            AND (Devices.Name IS NULL OR w.LastSeenAt > Devices.DescribedAt OR (w.LastSeenAt = Devices.DescribedAt AND w.Name > Devices.Name))
        """,
        """
        INSERT INTO DueLinks (AccountId, Certain)
        SELECT DISTINCT s.AccountId, 1 FROM StagedDevices s JOIN Devices d ON d.ExternalId = s.ExternalId
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM AccountDevices l WHERE l.AccountId = s.AccountId AND l.DeviceId = d.Id)
        """,
        """
        UPDATE AccountDevices SET
            FirstSeenAt = CASE WHEN g.First < AccountDevices.FirstSeenAt OR (g.First IS NOT NULL AND AccountDevices.FirstSeenAt = {1}) THEN g.First ELSE AccountDevices.FirstSeenAt END,
            LastSeenAt = CASE WHEN g.Last > AccountDevices.LastSeenAt THEN g.Last ELSE AccountDevices.LastSeenAt END
        FROM (SELECT s.AccountId, d.Id, MIN(NULLIF(s.FirstSeenAt, {1})) AS First, MAX(s.LastSeenAt) AS Last FROM StagedDevices s
            JOIN Devices d ON d.ExternalId = s.ExternalId WHERE s.ImportId = {0} GROUP BY s.AccountId, d.Id) g
        WHERE g.AccountId = AccountDevices.AccountId AND g.Id = AccountDevices.DeviceId
        """,
        """
        INSERT INTO AccountDevices (AccountId, DeviceId, FirstSeenAt, LastSeenAt)
        SELECT s.AccountId, d.Id, COALESCE(MIN(NULLIF(s.FirstSeenAt, {1})), {1}), MAX(s.LastSeenAt) FROM StagedDevices s JOIN Devices d ON d.ExternalId = s.ExternalId
        WHERE s.ImportId = {0} AND NOT EXISTS (SELECT 1 FROM AccountDevices l WHERE l.AccountId = s.AccountId AND l.DeviceId = d.Id) GROUP BY s.AccountId, d.Id
        """,
        "DELETE FROM StagedDevices WHERE ImportId = {0}",
    ];

    public static Task RunAsync(WriteUnit unit, Import import, CancellationToken cancel) => SetStatements.RunAsync(unit, Statements, import.Id, cancel);
}
