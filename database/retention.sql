-- Makes the procedure that deletes activity older than a day you name, because what people did is kept no longer than it is needed,
-- and because these two tables are what fills the disk. Making it deletes nothing; run it from a job of the server's agent, for example:
--     EXEC dbo.DeleteActivityBefore @Before = '2025-01-01';
--
-- What stays: accounts with the sums and the first and last day that were counted, imports and their rejected lines, evidence (the files
-- themselves have a retention of their own), audit entries. The figures of an account no longer add up to its minutes afterwards; that is meant.
-- An import that is still being read is left alone: its rows are added to its accounts' sums when it ends, and an old log may be read today.
-- It deletes in small transactions, each below the 5,000 locks at which SQL Server would lock the whole table, and it gives way in a
-- deadlock. Stopped halfway, it has deleted so much; run again, it goes on. It is not for the console's login: roles.sql grants no EXECUTE.

CREATE OR ALTER PROCEDURE dbo.DeleteActivityBefore
    @Before datetime2(7),               -- UTC; minutes that began earlier are deleted
    @BatchRows int = 2000,              -- ids a transaction; 1 to 4,000
    @KeepDays int = 30                  -- refuses to touch anything younger, whatever @Before says
AS
BEGIN
    SET NOCOUNT ON;
    SET XACT_ABORT ON;
    SET DEADLOCK_PRIORITY LOW;

    IF @Before IS NULL OR @Before > DATEADD(DAY, -@KeepDays, SYSUTCDATETIME())
        THROW 50001, 'Activity is kept for at least @KeepDays days: name an earlier @Before, or fewer days.', 1;
    IF @BatchRows IS NULL OR @BatchRows NOT BETWEEN 1 AND 4000
        THROW 50002, '@BatchRows must be 1 to 4,000.', 1;

    DECLARE @AccountRows bigint = 0, @ServiceRows bigint = 0, @Deleted int = 1;

    -- Along the primary key, once: there is no index by minute alone, and looking for the oldest rows again in every batch would read the
    -- whole table each time. Rows that are added meanwhile are younger.
    DECLARE @From bigint, @Last bigint;
    SELECT @From = MIN(Id), @Last = MAX(Id) FROM dbo.ActivityMinutes;
    WHILE @From <= @Last
    BEGIN
        DELETE m FROM dbo.ActivityMinutes m
        WHERE m.Id >= @From AND m.Id < @From + @BatchRows AND m.MinuteAt < @Before
            AND NOT EXISTS (SELECT 1 FROM dbo.Imports i WHERE i.Id = m.ImportId AND i.State = 'Reading');
        SET @AccountRows += @@ROWCOUNT;
        -- On to the next id that is there: ids that were used up leave wide gaps.
        SELECT @From = MIN(Id) FROM dbo.ActivityMinutes WHERE Id >= @From + @BatchRows;
    END;

    WHILE @Deleted > 0
    BEGIN
        DELETE TOP (@BatchRows) m FROM dbo.ServiceMinutes m
        WHERE m.MinuteAt < @Before AND NOT EXISTS (SELECT 1 FROM dbo.Imports i WHERE i.Id = m.ImportId AND i.State = 'Reading');
        SET @Deleted = @@ROWCOUNT;
        SET @ServiceRows += @Deleted;
    END;

    SELECT @AccountRows AS ActivityMinutesDeleted, @ServiceRows AS ServiceMinutesDeleted;
END;
GO
