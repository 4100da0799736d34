-- Who may do what in the database, so that it refuses what the code should never have asked for. Run after views.sql, at every upgrade.
--
--   cordon_app       the login of the console and of unattended commands: reads and writes rows. It cannot change or delete audit
--                    entries, alter a table, or run the retention procedure.
--   cordon_reader    reports: the views of the schema report, which hold no personal data, and no table.
--   cordon_migrator  the login that migrates, and no other: creates and alters tables.
--
-- Logins and users are yours to make; then for each one, once:
--     ALTER ROLE cordon_app ADD MEMBER [CORDON\svc-console];
-- A login belongs to one of these roles only, and the console's never to db_owner or db_ddladmin: those may do everything that is denied here.
-- Bulk writes need INSERT and SELECT alone, because they ask for constraints to be checked, and the tables have no triggers.

IF DATABASE_PRINCIPAL_ID(N'cordon_app') IS NULL CREATE ROLE cordon_app;
IF DATABASE_PRINCIPAL_ID(N'cordon_reader') IS NULL CREATE ROLE cordon_reader;
IF DATABASE_PRINCIPAL_ID(N'cordon_migrator') IS NULL CREATE ROLE cordon_migrator;
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO cordon_app;
GO

-- The record of who did what is only ever added to. A DENY wins over the grant above, and over any role added later by mistake.
DENY UPDATE, DELETE ON OBJECT::dbo.AuditEntries TO cordon_app;
GO

-- So are evidence and its custody record.
DENY UPDATE, DELETE ON OBJECT::dbo.Custody TO cordon_app;
DENY UPDATE, DELETE ON OBJECT::dbo.Evidence TO cordon_app;
GO

-- And the change feed of who is banned, and what people said to proposals.
DENY UPDATE, DELETE ON OBJECT::dbo.EnforcementChanges TO cordon_app;
DENY UPDATE, DELETE ON OBJECT::dbo.Approvals TO cordon_app;
GO

-- The counter of the audit record goes up by UPDATE; without its row the next entry would find no number.
DENY DELETE ON OBJECT::dbo.Counters TO cordon_app;
GO

-- The console reads how far the database was migrated, and never says so itself.
DENY INSERT, UPDATE, DELETE ON OBJECT::dbo.__EFMigrationsHistory TO cordon_app;
GO

GRANT SELECT ON SCHEMA::report TO cordon_reader;
GO

-- Migrations create and alter tables, and write the rows that belong to the schema (clauses, counters) and their own history.
IF ISNULL(IS_ROLEMEMBER(N'db_ddladmin', N'cordon_migrator'), 0) = 0 ALTER ROLE db_ddladmin ADD MEMBER cordon_migrator;
GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON SCHEMA::dbo TO cordon_migrator;
DENY UPDATE, DELETE ON OBJECT::dbo.AuditEntries TO cordon_migrator;
DENY UPDATE, DELETE ON OBJECT::dbo.Custody TO cordon_migrator;
DENY UPDATE, DELETE ON OBJECT::dbo.EnforcementChanges TO cordon_migrator;
DENY UPDATE, DELETE ON OBJECT::dbo.Approvals TO cordon_migrator;
GO
