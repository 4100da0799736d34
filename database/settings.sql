-- Settings of the database that Cordon counts on, and that migrations do not touch because they are the DBA's.
-- Run once on the empty database, as its owner; again whenever in doubt: what is set already is left alone.
-- Setting read committed snapshot needs a moment without other connections: whoever is in a transaction has 30 seconds.

-- Readers must not block a decision, nor a decision the readers: with snapshots of what is committed, a list that takes a second
-- holds up nobody. Cordon never relies on a reader blocking a writer; what must be unique or in order is a key, an index or the counter.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK AFTER 30 SECONDS;
GO

-- A torn page is noticed when it is read, not when somebody asks why an account was banned.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND page_verify_option_desc <> 'CHECKSUM')
    ALTER DATABASE CURRENT SET PAGE_VERIFY CHECKSUM;
GO

-- Opening and shrinking by themselves cost more than they save on a database that is always in use.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_auto_close_on = 1)
    ALTER DATABASE CURRENT SET AUTO_CLOSE OFF;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_auto_shrink_on = 1)
    ALTER DATABASE CURRENT SET AUTO_SHRINK OFF;
GO

-- After an import of millions of rows the next page must not wait until statistics are read anew; it takes the old ones once more.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_auto_create_stats_on = 0)
    ALTER DATABASE CURRENT SET AUTO_CREATE_STATISTICS ON;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_auto_update_stats_on = 0)
    ALTER DATABASE CURRENT SET AUTO_UPDATE_STATISTICS ON;
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_auto_update_stats_async_on = 0)
    ALTER DATABASE CURRENT SET AUTO_UPDATE_STATISTICS_ASYNC ON;
GO

-- Which statement was slow, and since when, is answered afterwards and without anybody watching.
IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_query_store_on = 0)
    ALTER DATABASE CURRENT SET QUERY_STORE = ON (OPERATION_MODE = READ_WRITE);
GO
