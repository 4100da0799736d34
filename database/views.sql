-- What may be counted and charted by people who may not see who it is about: the figures without the persons.
-- The views hold no names, addresses, external ids (an observed account's is its network address), file names, free text, agents or
-- paths, nor which staff member did what. They lie in a schema of their own, so that cordon_reader is granted that schema and nothing else.
-- Run after schema.sql, at every upgrade.

IF SCHEMA_ID(N'report') IS NULL EXEC (N'CREATE SCHEMA report AUTHORIZATION dbo');
GO

CREATE OR ALTER VIEW report.Accounts AS
SELECT Id, Kind, EmailVerified, [Plan], Country, CreatedAt, FirstSeenAt, LastSeenAt, Requests, LearnedAt
FROM dbo.Accounts;
GO

-- Detail stays out: it tells paths, agents and networks.
CREATE OR ALTER VIEW report.ActivityMinutes AS
SELECT Id, AccountId, MinuteAt, ImportId, Chunk, Requests, Bytes, ClientErrors, NotFound, Denied, ServerErrors, Parts, Referred, Queried,
    Resources, Agents, Networks
FROM dbo.ActivityMinutes;
GO

CREATE OR ALTER VIEW report.ServiceMinutes AS
SELECT MinuteAt, ImportId, Chunk, Requests, ClientErrors, ServerErrors, Bytes, Timed, DurationMicros, MaxDurationMicros
FROM dbo.ServiceMinutes;
GO

CREATE OR ALTER VIEW report.Imports AS
SELECT Id, Kind, State, EvidenceId, Format, IdentifyBy, JobId, StartedAt, FinishedAt, Lines, Accepted, Rejected, AccountsCreated, FromAt, ToAt
FROM dbo.Imports;
GO

CREATE OR ALTER VIEW report.Evidence AS
SELECT Id, Sha256, SizeBytes, MediaType, Source, CollectedAt
FROM dbo.Evidence;
GO

CREATE OR ALTER VIEW report.Jobs AS
SELECT Id, Kind, State, RequestedAt, StartedAt, EndedAt, CancelRequested, BytesDone, BytesTotal, LinesDone
FROM dbo.Jobs;
GO

-- How often something was done, not by whom or to whom.
CREATE OR ALTER VIEW report.AuditActions AS
SELECT Sequence, At, Action
FROM dbo.AuditEntries;
GO
