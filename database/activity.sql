-- Compresses the two tables that grow with traffic: a row for each minute an account was active, and for each minute of the platform.
-- Run once after schema.sql, by somebody who may alter tables; again is harmless: what is compressed already is left alone.
--
-- Page compression, and not a columnstore, because of how the tables are used:
--   * The rows of one account over a range of minutes are sought by IX_ActivityMinutes_AccountId_MinuteAt. A clustered columnstore has
--     no such order: each account page would read a row group of a million rows.
--   * Most columns are small numbers in wide types (int, bigint, datetime2) and neighbours share their minute and import: that is what
--     row and page compression take out. Detail is packed already and, where it leaves the row, is not compressed again.
--   * Rows come in chunks of a transaction each, and a cancelled import or retention deletes them again: a columnstore would keep
--     deleted rows until it is rebuilt.
-- A nonclustered columnstore over the figures of ActivityMinutes pays for itself when reports add up all accounts on the server for hours
-- a day. Nothing in Cordon does; measure before adding one, because every chunk then writes it too.
--
-- Where the edition allows it (Enterprise, Developer, Azure) the work is done beside the users; elsewhere the table is locked meanwhile:
-- run it while it is empty or nobody is there.

IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.ActivityMinutes') AND data_compression_desc <> 'PAGE')
BEGIN
    IF SERVERPROPERTY('EngineEdition') IN (3, 5, 8)
        ALTER INDEX ALL ON dbo.ActivityMinutes REBUILD WITH (DATA_COMPRESSION = PAGE, ONLINE = ON);
    ELSE
        ALTER INDEX ALL ON dbo.ActivityMinutes REBUILD WITH (DATA_COMPRESSION = PAGE);
END;
GO

IF EXISTS (SELECT 1 FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.ServiceMinutes') AND data_compression_desc <> 'PAGE')
BEGIN
    IF SERVERPROPERTY('EngineEdition') IN (3, 5, 8)
        ALTER INDEX ALL ON dbo.ServiceMinutes REBUILD WITH (DATA_COMPRESSION = PAGE, ONLINE = ON);
    ELSE
        ALTER INDEX ALL ON dbo.ServiceMinutes REBUILD WITH (DATA_COMPRESSION = PAGE);
END;
GO
