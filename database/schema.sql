IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Accounts] (
        [Id] bigint NOT NULL IDENTITY,
        [ExternalId] nvarchar(320) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [Username] nvarchar(100) NULL,
        [DisplayName] nvarchar(200) NULL,
        [Email] nvarchar(254) NULL,
        [EmailDomain] nvarchar(253) COLLATE Latin1_General_100_BIN2 NULL,
        [EmailVerified] bit NOT NULL,
        [Plan] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [Country] char(2) NULL,
        [CreatedAt] datetime2 NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        [Requests] bigint NOT NULL,
        [LearnedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Accounts] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Accounts_Kind] CHECK (Kind IN ('Registered', 'Observed'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [AuditEntries] (
        [Sequence] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Actor] nvarchar(200) NOT NULL,
        [Action] varchar(64) NOT NULL,
        [Subject] nvarchar(200) NOT NULL,
        [Reason] nvarchar(2000) NULL,
        [Entry] nvarchar(max) NOT NULL,
        [LeafHash] binary(32) NOT NULL,
        CONSTRAINT [PK_AuditEntries] PRIMARY KEY ([Sequence])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Counters] (
        [Name] varchar(40) NOT NULL,
        [Last] bigint NOT NULL,
        CONSTRAINT [PK_Counters] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Evidence] (
        [Id] bigint NOT NULL IDENTITY,
        [Sha256] char(64) NOT NULL,
        [SizeBytes] bigint NOT NULL,
        [MediaType] varchar(100) NOT NULL,
        [OriginalName] nvarchar(255) NOT NULL,
        [Source] varchar(40) NOT NULL,
        [CollectedBy] nvarchar(200) NOT NULL,
        [CollectedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Evidence] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Jobs] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(40) NOT NULL,
        [Title] nvarchar(300) NOT NULL,
        [State] varchar(32) NOT NULL,
        [Payload] nvarchar(4000) NOT NULL,
        [RequestedBy] nvarchar(200) NOT NULL,
        [RequestedRoles] nvarchar(200) NOT NULL,
        [RequestedByName] nvarchar(200) NOT NULL,
        [RequestedAt] datetime2 NOT NULL,
        [StartedAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        [Worker] nvarchar(200) NULL,
        [HeartbeatAt] datetime2 NULL,
        [CancelRequested] bit NOT NULL,
        [BytesDone] bigint NOT NULL,
        [BytesTotal] bigint NOT NULL,
        [LinesDone] bigint NOT NULL,
        [ErrorCode] nvarchar(200) NULL,
        [ErrorMessage] nvarchar(1000) NULL,
        CONSTRAINT [PK_Jobs] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Jobs_State] CHECK (State IN ('Queued', 'Running', 'Succeeded', 'Failed', 'Cancelled'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [PolicyClauses] (
        [Id] bigint NOT NULL IDENTITY,
        [Code] varchar(64) NOT NULL,
        [Version] int NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Text] nvarchar(4000) NOT NULL,
        [ValidFromAt] datetime2 NOT NULL,
        CONSTRAINT [PK_PolicyClauses] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Routes] (
        [Key] bigint NOT NULL,
        [Method] varchar(16) NOT NULL,
        [Template] nvarchar(400) NOT NULL,
        [LearnedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Routes] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [ServiceMinutes] (
        [MinuteAt] datetime2 NOT NULL,
        [ImportId] bigint NOT NULL,
        [Chunk] int NOT NULL,
        [Requests] bigint NOT NULL,
        [ClientErrors] bigint NOT NULL,
        [ServerErrors] bigint NOT NULL,
        [Bytes] bigint NOT NULL,
        [Timed] bigint NOT NULL,
        [DurationMicros] bigint NOT NULL,
        [MaxDurationMicros] bigint NOT NULL,
        CONSTRAINT [PK_ServiceMinutes] PRIMARY KEY ([MinuteAt], [ImportId], [Chunk])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [StagedAccounts] (
        [ImportId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [Username] nvarchar(100) NULL,
        [DisplayName] nvarchar(200) NULL,
        [Email] nvarchar(254) NULL,
        [EmailDomain] nvarchar(253) COLLATE Latin1_General_100_BIN2 NULL,
        [EmailVerified] bit NOT NULL,
        [Plan] nvarchar(40) COLLATE Latin1_General_100_BIN2 NULL,
        [Country] char(2) NULL,
        [CreatedAt] datetime2 NULL,
        CONSTRAINT [PK_StagedAccounts] PRIMARY KEY ([ImportId], [AccountId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [UserAgents] (
        [Key] bigint NOT NULL,
        [Text] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_UserAgents] PRIMARY KEY ([Key])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [AccountTerms] (
        [Term] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [AccountId] bigint NOT NULL,
        CONSTRAINT [PK_AccountTerms] PRIMARY KEY ([AccountId], [Term]),
        CONSTRAINT [FK_AccountTerms_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [ActivityMinutes] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [MinuteAt] datetime2 NOT NULL,
        [ImportId] bigint NOT NULL,
        [Chunk] int NOT NULL,
        [Requests] int NOT NULL,
        [Bytes] bigint NOT NULL,
        [ClientErrors] int NOT NULL,
        [NotFound] int NOT NULL,
        [Denied] int NOT NULL,
        [ServerErrors] int NOT NULL,
        [Parts] int NOT NULL,
        [Referred] int NOT NULL,
        [Queried] int NOT NULL,
        [Resources] int NOT NULL,
        [Agents] int NOT NULL,
        [Networks] int NOT NULL,
        [Detail] varbinary(max) NOT NULL,
        CONSTRAINT [PK_ActivityMinutes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ActivityMinutes_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [Imports] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(32) NOT NULL,
        [State] varchar(32) NOT NULL,
        [EvidenceId] bigint NOT NULL,
        [FileName] nvarchar(255) NOT NULL,
        [Sha256] char(64) NOT NULL,
        [Format] varchar(40) NOT NULL,
        [IdentifyBy] varchar(32) NULL,
        [JobId] bigint NOT NULL,
        [ImportedBy] nvarchar(200) NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [FinishedAt] datetime2 NULL,
        [NextOffset] bigint NOT NULL,
        [NextChunk] int NOT NULL,
        [Lines] bigint NOT NULL,
        [Accepted] bigint NOT NULL,
        [Rejected] bigint NOT NULL,
        [AccountsCreated] bigint NOT NULL,
        [FirstActivityId] bigint NULL,
        [LastActivityId] bigint NULL,
        [FromAt] datetime2 NULL,
        [ToAt] datetime2 NULL,
        CONSTRAINT [PK_Imports] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Imports_IdentifyBy] CHECK (IdentifyBy IN ('User', 'Ip', 'IpAndAgent')),
        CONSTRAINT [CK_Imports_Kind] CHECK (Kind IN ('Accounts', 'Requests', 'Activity')),
        CONSTRAINT [CK_Imports_State] CHECK (State IN ('Reading', 'Finished', 'Cancelled', 'Failed')),
        CONSTRAINT [FK_Imports_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Imports_Jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [Jobs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE TABLE [ImportRejects] (
        [ImportId] bigint NOT NULL,
        [Line] bigint NOT NULL,
        [Reason] nvarchar(200) NOT NULL,
        [Text] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_ImportRejects] PRIMARY KEY ([ImportId], [Line]),
        CONSTRAINT [FK_ImportRejects_Imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [Imports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''audit'', CAST(0 AS bigint)),
    (''chunks'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Code', N'Text', N'Title', N'ValidFromAt', N'Version') AND [object_id] = OBJECT_ID(N'[PolicyClauses]'))
        SET IDENTITY_INSERT [PolicyClauses] ON;
    EXEC(N'INSERT INTO [PolicyClauses] ([Id], [Code], [Text], [Title], [ValidFromAt], [Version])
    VALUES (CAST(1 AS bigint), ''aggressive-automation'', N''Accounts may not collect content or call the service automatically at a rate or breadth that people do not reach, except where the platform agreed to it in writing.'', N''Aggressive automation'', ''2024-01-01T00:00:00.0000000Z'', 1),
    (CAST(2 AS bigint), ''service-disruption'', N''Accounts may not be used in a way that takes the service down or makes it noticeably slower for other people.'', N''Service disruption'', ''2024-01-01T00:00:00.0000000Z'', 1)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Code', N'Text', N'Title', N'ValidFromAt', N'Version') AND [object_id] = OBJECT_ID(N'[PolicyClauses]'))
        SET IDENTITY_INSERT [PolicyClauses] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByExternalId] ON [Accounts] ([ExternalId], [Id], [LastSeenAt], [FirstSeenAt], [Requests], [Kind], [Plan], [Country], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByFirstSeen] ON [Accounts] ([FirstSeenAt], [Id], [LastSeenAt], [Requests], [Kind], [Plan], [Country], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByLastSeen] ON [Accounts] ([LastSeenAt], [Id], [FirstSeenAt], [Requests], [Kind], [Plan], [Country], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByRequests] ON [Accounts] ([Requests], [Id], [LastSeenAt], [FirstSeenAt], [Kind], [Plan], [Country], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_Country] ON [Accounts] ([Country]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_EmailDomain] ON [Accounts] ([EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Accounts_ExternalId] ON [Accounts] ([ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Accounts_Plan] ON [Accounts] ([Plan]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_AccountTerms_Term_AccountId] ON [AccountTerms] ([Term], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_ActivityMinutes_AccountId_MinuteAt] ON [ActivityMinutes] ([AccountId], [MinuteAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_AuditEntries_Subject_Sequence] ON [AuditEntries] ([Subject], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Evidence_CollectedAt] ON [Evidence] ([CollectedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Evidence_Sha256] ON [Evidence] ([Sha256]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Imports_EvidenceId] ON [Imports] ([EvidenceId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Imports_JobId] ON [Imports] ([JobId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Imports_Sha256_Kind] ON [Imports] ([Sha256], [Kind]) WHERE State IN (''Reading'', ''Finished'')');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Imports_StartedAt] ON [Imports] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE INDEX [IX_Jobs_State_RequestedAt] ON [Jobs] ([State], [RequestedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PolicyClauses_Code_Version] ON [PolicyClauses] ([Code], [Version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124130747_First'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124130747_First', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    DROP INDEX [IX_Accounts_ByExternalId] ON [Accounts];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    DROP INDEX [IX_Accounts_ByFirstSeen] ON [Accounts];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    DROP INDEX [IX_Accounts_ByLastSeen] ON [Accounts];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    DROP INDEX [IX_Accounts_ByRequests] ON [Accounts];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    ALTER TABLE [Accounts] ADD [ActivityVersion] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    ALTER TABLE [Accounts] ADD [DetectedVersion] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    ALTER TABLE [Accounts] ADD [FlagScore] float NOT NULL DEFAULT 0.0E0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    UPDATE Accounts SET ActivityVersion = 1 WHERE Requests > 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [AccountMoves] (
        [AccountId] bigint NOT NULL,
        [Route] bigint NOT NULL,
        [Window] bigint NOT NULL,
        [IsDescending] bit NOT NULL,
        [Least] bigint NOT NULL,
        [Greatest] bigint NOT NULL,
        [Steps] int NOT NULL,
        CONSTRAINT [PK_AccountMoves] PRIMARY KEY ([AccountId], [Route], [Window]),
        CONSTRAINT [FK_AccountMoves_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [AccountProfiles] (
        [AccountId] bigint NOT NULL,
        [Version] int NOT NULL,
        [Basis] bigint NOT NULL,
        [ActivityVersion] int NOT NULL,
        [Requests] bigint NOT NULL,
        [Parts] bigint NOT NULL,
        [Referred] bigint NOT NULL,
        [Profile] varbinary(max) NOT NULL,
        CONSTRAINT [PK_AccountProfiles] PRIMARY KEY ([AccountId]),
        CONSTRAINT [FK_AccountProfiles_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [DetectionRuns] (
        [Id] bigint NOT NULL IDENTITY,
        [JobId] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [IsComplete] bit NOT NULL,
        [Settings] nvarchar(max) NOT NULL,
        [MeasureBasis] bigint NOT NULL,
        [JudgeBasis] bigint NULL,
        [PagesComeWithParts] bit NOT NULL,
        [ReferrersAreLogged] bit NOT NULL,
        [Accounts] bigint NOT NULL,
        [Changed] bigint NOT NULL,
        [By] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_DetectionRuns] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DetectionRuns_Jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [Jobs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [DetectorChoices] (
        [Rule] varchar(40) NOT NULL,
        [Values] nvarchar(1000) NOT NULL,
        [IsOn] bit NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [SavedBy] nvarchar(200) NOT NULL,
        [SavedByName] nvarchar(200) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DetectorChoices] PRIMARY KEY ([Rule])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [FlagDismissals] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [Rule] varchar(40) NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenBackBy] nvarchar(200) NULL,
        [TakenBackAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_FlagDismissals] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_FlagDismissals_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [Flags] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [Rule] varchar(40) NOT NULL,
        [Score] float NOT NULL,
        [Reason] nvarchar(1000) NOT NULL,
        [Figures] nvarchar(4000) NOT NULL,
        [With] nvarchar(max) NOT NULL,
        [FromAt] datetime2 NOT NULL,
        [ToAt] datetime2 NOT NULL,
        [DetectorVersion] int NOT NULL,
        [Settings] nvarchar(1000) NOT NULL,
        [FoundAt] datetime2 NOT NULL,
        [FirstFoundAt] datetime2 NOT NULL,
        [RunId] bigint NOT NULL,
        [SupersededAt] datetime2 NULL,
        [SupersededByRunId] bigint NULL,
        CONSTRAINT [PK_Flags] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Flags_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [KnownAutomations] (
        [Id] bigint NOT NULL IDENTITY,
        [Name] nvarchar(100) NOT NULL,
        [Note] nvarchar(500) NOT NULL,
        [AccountId] bigint NULL,
        [Networks] varchar(4400) NULL,
        [AgentName] nvarchar(100) NULL,
        [AddedBy] nvarchar(200) NOT NULL,
        [AddedByName] nvarchar(200) NOT NULL,
        [AddedAt] datetime2 NOT NULL,
        [RemovedBy] nvarchar(200) NULL,
        [RemovedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_KnownAutomations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_KnownAutomations_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE TABLE [StaffVisits] (
        [Staff] nvarchar(200) NOT NULL,
        [LastOverviewAt] datetime2 NOT NULL,
        [PreviousOverviewAt] datetime2 NULL,
        CONSTRAINT [PK_StaffVisits] PRIMARY KEY ([Staff])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''detection'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ActivityVersion_DetectedVersion] ON [Accounts] ([ActivityVersion], [DetectedVersion]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByExternalId] ON [Accounts] ([ExternalId], [Id], [LastSeenAt], [FirstSeenAt], [Requests], [Kind], [Plan], [Country], [FlagScore], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByFirstSeen] ON [Accounts] ([FirstSeenAt], [Id], [LastSeenAt], [Requests], [Kind], [Plan], [Country], [FlagScore], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByFlagScore] ON [Accounts] ([FlagScore], [Id], [LastSeenAt], [FirstSeenAt], [Requests], [Kind], [Plan], [Country], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByLastSeen] ON [Accounts] ([LastSeenAt], [Id], [FirstSeenAt], [Requests], [Kind], [Plan], [Country], [FlagScore], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Accounts_ByRequests] ON [Accounts] ([Requests], [Id], [LastSeenAt], [FirstSeenAt], [Kind], [Plan], [Country], [FlagScore], [EmailDomain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_AccountMoves_ByPlace] ON [AccountMoves] ([Route], [Window], [IsDescending], [Least], [Greatest], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_AccountProfiles_Requests_Parts_Referred] ON [AccountProfiles] ([Requests], [Parts], [Referred]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_DetectionRuns_JobId] ON [DetectionRuns] ([JobId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_FlagDismissals_AccountId_Id] ON [FlagDismissals] ([AccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_FlagDismissals_Lasting] ON [FlagDismissals] ([AccountId], [Rule]) WHERE TakenBackAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_Flags_AccountId_Id] ON [Flags] ([AccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Flags_ByNews] ON [Flags] ([FirstFoundAt], [AccountId], [Score]) WHERE SupersededAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Flags_ByRule] ON [Flags] ([Rule], [Score], [AccountId]) WHERE SupersededAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Flags_Standing] ON [Flags] ([AccountId], [Rule]) WHERE SupersededAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    CREATE INDEX [IX_KnownAutomations_AccountId] ON [KnownAutomations] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153825_Detection'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124153825_Detection', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    ALTER TABLE [Imports] DROP CONSTRAINT [CK_Imports_Kind];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [ClusterMembers] (
        [AccountId] bigint NOT NULL,
        [ClusterId] bigint NOT NULL,
        CONSTRAINT [PK_ClusterMembers] PRIMARY KEY ([AccountId])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [Clusters] (
        [Id] bigint NOT NULL,
        [Accounts] int NOT NULL,
        [Links] int NOT NULL,
        [FormedAt] datetime2 NOT NULL,
        [ChangedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Clusters] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [Devices] (
        [Id] bigint NOT NULL IDENTITY,
        [ExternalId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(200) NULL,
        [DescribedAt] datetime2 NOT NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Devices] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [DueLinks] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [Certain] bit NOT NULL,
        CONSTRAINT [PK_DueLinks] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [HubLimitChoices] (
        [Kind] varchar(32) NOT NULL,
        [Limit] int NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [SavedBy] nvarchar(200) NOT NULL,
        [SavedByName] nvarchar(200) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_HubLimitChoices] PRIMARY KEY ([Kind]),
        CONSTRAINT [CK_HubLimitChoices_Kind] CHECK (Kind IN ('Card', 'PrepaidCard', 'CorporateCard', 'Wallet', 'Bank', 'Device'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [LinkingRuns] (
        [Id] bigint NOT NULL IDENTITY,
        [JobId] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Whole] bit NOT NULL,
        [Settings] nvarchar(1000) NOT NULL,
        [Accounts] bigint NOT NULL,
        [Changed] bigint NOT NULL,
        [Suggestions] bigint NULL,
        [Weights] nvarchar(max) NULL,
        [By] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_LinkingRuns] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_LinkingRuns_Jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [Jobs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [PaymentIdentities] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(32) NOT NULL,
        [FingerprintHash] char(64) NOT NULL,
        [Funding] varchar(32) NOT NULL,
        [Brand] nvarchar(40) NULL,
        [Last4] varchar(4) NULL,
        [ExpiryMonth] int NULL,
        [ExpiryYear] int NULL,
        [IssuerCountry] char(2) NULL,
        [DescribedAt] datetime2 NOT NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_PaymentIdentities] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_PaymentIdentities_Funding] CHECK (Funding IN ('Unknown', 'Credit', 'Debit', 'Prepaid', 'Corporate')),
        CONSTRAINT [CK_PaymentIdentities_Kind] CHECK (Kind IN ('Card', 'Wallet', 'Bank'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [ProbableLinks] (
        [AccountId] bigint NOT NULL,
        [OtherAccountId] bigint NOT NULL,
        [Probability] float NOT NULL,
        [Sentence] nvarchar(1000) NOT NULL,
        [Contributions] nvarchar(4000) NOT NULL,
        [FoundAt] datetime2 NOT NULL,
        CONSTRAINT [PK_ProbableLinks] PRIMARY KEY ([AccountId], [OtherAccountId]),
        CONSTRAINT [FK_ProbableLinks_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProbableLinks_Accounts_OtherAccountId] FOREIGN KEY ([OtherAccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [StagedDevices] (
        [ImportId] bigint NOT NULL,
        [Line] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [ExternalId] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Name] nvarchar(200) NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StagedDevices] PRIMARY KEY ([ImportId], [Line])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [StagedPayments] (
        [ImportId] bigint NOT NULL,
        [Line] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [FingerprintHash] char(64) NOT NULL,
        [Funding] varchar(32) NOT NULL,
        [Brand] nvarchar(40) NULL,
        [Last4] varchar(4) NULL,
        [ExpiryMonth] int NULL,
        [ExpiryYear] int NULL,
        [IssuerCountry] char(2) NULL,
        [BillingDigest] char(64) NULL,
        [BillingName] nvarchar(200) NULL,
        [BillingEmail] nvarchar(254) NULL,
        [BillingPhone] nvarchar(40) NULL,
        [BillingPostalCode] nvarchar(20) NULL,
        [BillingCountry] char(2) NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StagedPayments] PRIMARY KEY ([ImportId], [Line]),
        CONSTRAINT [CK_StagedPayments_Funding] CHECK (Funding IN ('Unknown', 'Credit', 'Debit', 'Prepaid', 'Corporate')),
        CONSTRAINT [CK_StagedPayments_Kind] CHECK (Kind IN ('Card', 'Wallet', 'Bank'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [AccountDevices] (
        [AccountId] bigint NOT NULL,
        [DeviceId] bigint NOT NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_AccountDevices] PRIMARY KEY ([AccountId], [DeviceId]),
        CONSTRAINT [FK_AccountDevices_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AccountDevices_Devices_DeviceId] FOREIGN KEY ([DeviceId]) REFERENCES [Devices] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [AccountPayments] (
        [AccountId] bigint NOT NULL,
        [PaymentIdentityId] bigint NOT NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_AccountPayments] PRIMARY KEY ([AccountId], [PaymentIdentityId]),
        CONSTRAINT [FK_AccountPayments_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_AccountPayments_PaymentIdentities_PaymentIdentityId] FOREIGN KEY ([PaymentIdentityId]) REFERENCES [PaymentIdentities] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [BillingDetails] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [PaymentIdentityId] bigint NOT NULL,
        [Digest] char(64) NOT NULL,
        [Name] nvarchar(200) NULL,
        [Email] nvarchar(254) NULL,
        [Phone] nvarchar(40) NULL,
        [PostalCode] nvarchar(20) NULL,
        [Country] char(2) NULL,
        [FirstSeenAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_BillingDetails] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_BillingDetails_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BillingDetails_PaymentIdentities_PaymentIdentityId] FOREIGN KEY ([PaymentIdentityId]) REFERENCES [PaymentIdentities] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE TABLE [LinkDecisions] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(32) NOT NULL,
        [PaymentIdentityId] bigint NULL,
        [DeviceId] bigint NULL,
        [AccountId] bigint NULL,
        [OtherAccountId] bigint NULL,
        [Probability] float NULL,
        [Grounds] nvarchar(1000) NULL,
        [Reason] nvarchar(500) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenBackBy] nvarchar(200) NULL,
        [TakenBackByName] nvarchar(200) NULL,
        [TakenBackReason] nvarchar(500) NULL,
        [TakenBackAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_LinkDecisions] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_LinkDecisions_Kind] CHECK (Kind IN ('CutIdentifier', 'CutAccount', 'Join', 'NotOnePerson')),
        CONSTRAINT [FK_LinkDecisions_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_LinkDecisions_Accounts_OtherAccountId] FOREIGN KEY ([OtherAccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_LinkDecisions_Devices_DeviceId] FOREIGN KEY ([DeviceId]) REFERENCES [Devices] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_LinkDecisions_PaymentIdentities_PaymentIdentityId] FOREIGN KEY ([PaymentIdentityId]) REFERENCES [PaymentIdentities] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'ALTER TABLE [Imports] ADD CONSTRAINT [CK_Imports_Kind] CHECK (Kind IN (''Accounts'', ''Requests'', ''Activity'', ''Payments'', ''Devices''))');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_AccountDevices_DeviceId_AccountId] ON [AccountDevices] ([DeviceId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_AccountPayments_PaymentIdentityId_AccountId] ON [AccountPayments] ([PaymentIdentityId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE UNIQUE INDEX [IX_BillingDetails_AccountId_PaymentIdentityId_Digest] ON [BillingDetails] ([AccountId], [PaymentIdentityId], [Digest]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_BillingDetails_PaymentIdentityId] ON [BillingDetails] ([PaymentIdentityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_ClusterMembers_ClusterId] ON [ClusterMembers] ([ClusterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_Clusters_Accounts_Id] ON [Clusters] ([Accounts], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Devices_ExternalId] ON [Devices] ([ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LinkDecisions_AccountDeviceCut] ON [LinkDecisions] ([AccountId], [DeviceId]) WHERE TakenBackAt IS NULL AND Kind = ''CutAccount'' AND DeviceId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_LinkDecisions_AccountId_Id] ON [LinkDecisions] ([AccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LinkDecisions_AccountPaymentCut] ON [LinkDecisions] ([AccountId], [PaymentIdentityId]) WHERE TakenBackAt IS NULL AND Kind = ''CutAccount'' AND PaymentIdentityId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LinkDecisions_DeviceCut] ON [LinkDecisions] ([DeviceId]) WHERE TakenBackAt IS NULL AND Kind = ''CutIdentifier'' AND DeviceId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_LinkDecisions_OtherAccountId_Id] ON [LinkDecisions] ([OtherAccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LinkDecisions_Pair] ON [LinkDecisions] ([AccountId], [OtherAccountId]) WHERE TakenBackAt IS NULL AND OtherAccountId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_LinkDecisions_PaymentCut] ON [LinkDecisions] ([PaymentIdentityId]) WHERE TakenBackAt IS NULL AND Kind = ''CutIdentifier'' AND PaymentIdentityId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_LinkingRuns_JobId] ON [LinkingRuns] ([JobId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE UNIQUE INDEX [IX_PaymentIdentities_FingerprintHash] ON [PaymentIdentities] ([FingerprintHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_ProbableLinks_OtherAccountId] ON [ProbableLinks] ([OtherAccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_ProbableLinks_Probability_AccountId_OtherAccountId] ON [ProbableLinks] ([Probability], [AccountId], [OtherAccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_StagedDevices_ImportId_ExternalId] ON [StagedDevices] ([ImportId], [ExternalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    CREATE INDEX [IX_StagedPayments_ImportId_FingerprintHash] ON [StagedPayments] ([ImportId], [FingerprintHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124181604_Linking'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124181604_Linking', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124183230_LinkingCounter'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''linking'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124183230_LinkingCounter'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124183230_LinkingCounter', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    ALTER TABLE [Imports] DROP CONSTRAINT [CK_Imports_Kind];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [AffiliationVersions] (
        [Id] bigint NOT NULL IDENTITY,
        [AffiliationId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [OrganizationId] bigint NOT NULL,
        [State] varchar(32) NOT NULL,
        [Confidence] float NOT NULL,
        [ValidFrom] datetime2 NULL,
        [ValidTo] datetime2 NULL,
        [At] datetime2 NOT NULL,
        [By] nvarchar(200) NULL,
        [ByName] nvarchar(200) NULL,
        [DecidedAt] datetime2 NULL,
        [Reason] nvarchar(500) NULL,
        [DecidedStrength] int NOT NULL,
        CONSTRAINT [PK_AffiliationVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_AffiliationVersions_State] CHECK (State IN ('Suspected', 'Confirmed', 'Rejected', 'Ended'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [AttributionRuns] (
        [Id] bigint NOT NULL IDENTITY,
        [JobId] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Accounts] bigint NOT NULL,
        [Changed] bigint NOT NULL,
        [By] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_AttributionRuns] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AttributionRuns_Jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [Jobs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationLeads] (
        [Id] bigint NOT NULL IDENTITY,
        [Domain] nvarchar(253) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Registrable] nvarchar(253) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Severity] varchar(32) NOT NULL,
        [RejectMedia] bit NOT NULL,
        [RejectReports] bit NOT NULL,
        [Obfuscate] bit NOT NULL,
        [Comment] nvarchar(1000) NULL,
        [List] nvarchar(200) NOT NULL,
        [ImportId] bigint NOT NULL,
        [LearnedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_OrganizationLeads] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_OrganizationLeads_Severity] CHECK (Severity IN ('Noop', 'Silence', 'Suspend')),
        CONSTRAINT [FK_OrganizationLeads_Imports_ImportId] FOREIGN KEY ([ImportId]) REFERENCES [Imports] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [Organizations] (
        [Id] bigint NOT NULL IDENTITY,
        [Name] nvarchar(200) NOT NULL,
        [NameKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Country] char(2) NULL,
        [Notes] nvarchar(2000) NULL,
        [ParentId] bigint NULL,
        [MergedIntoId] bigint NULL,
        [RootId] bigint NULL,
        [LearnedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Organizations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Organizations_Organizations_MergedIntoId] FOREIGN KEY ([MergedIntoId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Organizations_Organizations_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [StagedAffiliations] (
        [AffiliationId] bigint NOT NULL,
        [Confidence] float NOT NULL,
        [EverConfidence] float NOT NULL,
        [Kinds] int NOT NULL,
        [ValidFrom] datetime2 NULL,
        [ValidTo] datetime2 NULL,
        [LastSightedAt] datetime2 NOT NULL,
        [Review] varchar(32) NOT NULL,
        CONSTRAINT [PK_StagedAffiliations] PRIMARY KEY ([AffiliationId]),
        CONSTRAINT [CK_StagedAffiliations_Review] CHECK (Review IN ('None', 'Undecided', 'NewEvidence', 'Stale', 'Contradicted'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [StagedSignals] (
        [ImportId] bigint NOT NULL,
        [Line] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [OrganizationId] bigint NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [Value] nvarchar(320) NULL,
        [Source] nvarchar(200) NOT NULL,
        [FirstObservedAt] datetime2 NOT NULL,
        [ObservedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_StagedSignals] PRIMARY KEY ([ImportId], [AccountId], [OrganizationId], [Kind], [Line]),
        CONSTRAINT [CK_StagedSignals_Kind] CHECK (Kind IN ('VerifiedMail', 'UnverifiedMail', 'SsoTenant', 'BillingMail', 'BillingName', 'CorporateCard', 'ClusterMate', 'Network', 'SelfDeclared', 'PublicProfile', 'Confirmation', 'StaffObservation', 'MailBounced', 'SsoRemoved', 'OtherEmployer', 'Statement'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [Affiliations] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [OrganizationId] bigint NOT NULL,
        [State] varchar(32) NOT NULL,
        [Confidence] float NOT NULL,
        [EverConfidence] float NOT NULL,
        [Kinds] int NOT NULL,
        [ValidFrom] datetime2 NULL,
        [ValidTo] datetime2 NULL,
        [LastSightedAt] datetime2 NOT NULL,
        [Review] varchar(32) NOT NULL,
        [DecidedBy] nvarchar(200) NULL,
        [DecidedByName] nvarchar(200) NULL,
        [DecidedAt] datetime2 NULL,
        [DecisionReason] nvarchar(500) NULL,
        [DecidedStrength] int NOT NULL,
        [LearnedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Affiliations] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Affiliations_Review] CHECK (Review IN ('None', 'Undecided', 'NewEvidence', 'Stale', 'Contradicted')),
        CONSTRAINT [CK_Affiliations_State] CHECK (State IN ('Suspected', 'Confirmed', 'Rejected', 'Ended')),
        CONSTRAINT [FK_Affiliations_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Affiliations_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationAliases] (
        [OrganizationId] bigint NOT NULL,
        [Key] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Alias] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_OrganizationAliases] PRIMARY KEY ([OrganizationId], [Key]),
        CONSTRAINT [FK_OrganizationAliases_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationAncestors] (
        [OrganizationId] bigint NOT NULL,
        [AncestorId] bigint NOT NULL,
        [Depth] int NOT NULL,
        CONSTRAINT [PK_OrganizationAncestors] PRIMARY KEY ([OrganizationId], [AncestorId]),
        CONSTRAINT [FK_OrganizationAncestors_Organizations_AncestorId] FOREIGN KEY ([AncestorId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OrganizationAncestors_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationDomains] (
        [Id] bigint NOT NULL IDENTITY,
        [OrganizationId] bigint NOT NULL,
        [Domain] nvarchar(253) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Host] nvarchar(253) COLLATE Latin1_General_100_BIN2 NOT NULL,
        CONSTRAINT [PK_OrganizationDomains] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganizationDomains_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationHosts] (
        [Host] nvarchar(253) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [OrganizationId] bigint NOT NULL,
        [Listed] bit NOT NULL,
        [BearsName] bit NOT NULL,
        [IsShared] bit NOT NULL,
        [Accounts] int NOT NULL,
        CONSTRAINT [PK_OrganizationHosts] PRIMARY KEY ([Host]),
        CONSTRAINT [FK_OrganizationHosts_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationMerges] (
        [Id] bigint NOT NULL IDENTITY,
        [KeptId] bigint NOT NULL,
        [MergedId] bigint NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [SplitAt] datetime2 NULL,
        [SplitBy] nvarchar(200) NULL,
        [SplitByName] nvarchar(200) NULL,
        [SplitReason] nvarchar(500) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_OrganizationMerges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganizationMerges_Organizations_KeptId] FOREIGN KEY ([KeptId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OrganizationMerges_Organizations_MergedId] FOREIGN KEY ([MergedId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationNetworks] (
        [Id] bigint NOT NULL IDENTITY,
        [OrganizationId] bigint NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [Text] varchar(50) NOT NULL,
        CONSTRAINT [PK_OrganizationNetworks] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_OrganizationNetworks_Kind] CHECK (Kind IN ('Range', 'System')),
        CONSTRAINT [FK_OrganizationNetworks_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [OrganizationNotes] (
        [Id] bigint NOT NULL IDENTITY,
        [OrganizationId] bigint NOT NULL,
        [Text] nvarchar(2000) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenBackAt] datetime2 NULL,
        [TakenBackByName] nvarchar(200) NULL,
        CONSTRAINT [PK_OrganizationNotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OrganizationNotes_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE TABLE [Signals] (
        [Id] bigint NOT NULL IDENTITY,
        [AccountId] bigint NOT NULL,
        [OrganizationId] bigint NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [Value] nvarchar(320) NULL,
        [Source] nvarchar(200) NOT NULL,
        [FirstObservedAt] datetime2 NOT NULL,
        [ObservedAt] datetime2 NOT NULL,
        [Derived] bit NOT NULL,
        [LearnedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [ImportId] bigint NULL,
        CONSTRAINT [PK_Signals] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Signals_Kind] CHECK (Kind IN ('VerifiedMail', 'UnverifiedMail', 'SsoTenant', 'BillingMail', 'BillingName', 'CorporateCard', 'ClusterMate', 'Network', 'SelfDeclared', 'PublicProfile', 'Confirmation', 'StaffObservation', 'MailBounced', 'SsoRemoved', 'OtherEmployer', 'Statement')),
        CONSTRAINT [FK_Signals_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Signals_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''attribution'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    EXEC(N'ALTER TABLE [Imports] ADD CONSTRAINT [CK_Imports_Kind] CHECK (Kind IN (''Accounts'', ''Requests'', ''Activity'', ''Payments'', ''Devices'', ''Organizations'', ''Signals'', ''Blocklist''))');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Affiliations_AccountId_OrganizationId] ON [Affiliations] ([AccountId], [OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Affiliations_OrganizationId_State_Confidence_AccountId] ON [Affiliations] ([OrganizationId], [State], [Confidence], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Affiliations_Review_Confidence_Id] ON [Affiliations] ([Review], [Confidence], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_AffiliationVersions_AccountId_Id] ON [AffiliationVersions] ([AccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_AffiliationVersions_AffiliationId_Id] ON [AffiliationVersions] ([AffiliationId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_AffiliationVersions_OrganizationId_At_AffiliationId] ON [AffiliationVersions] ([OrganizationId], [At], [AffiliationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_AttributionRuns_JobId] ON [AttributionRuns] ([JobId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationAliases_Key] ON [OrganizationAliases] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationAncestors_AncestorId_Depth_OrganizationId] ON [OrganizationAncestors] ([AncestorId], [Depth], [OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationDomains_Domain] ON [OrganizationDomains] ([Domain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationDomains_Host] ON [OrganizationDomains] ([Host]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE UNIQUE INDEX [IX_OrganizationDomains_OrganizationId_Host] ON [OrganizationDomains] ([OrganizationId], [Host]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationHosts_OrganizationId] ON [OrganizationHosts] ([OrganizationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE UNIQUE INDEX [IX_OrganizationLeads_Domain] ON [OrganizationLeads] ([Domain]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationLeads_ImportId] ON [OrganizationLeads] ([ImportId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationLeads_Registrable] ON [OrganizationLeads] ([Registrable]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationMerges_KeptId_Id] ON [OrganizationMerges] ([KeptId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OrganizationMerges_Standing] ON [OrganizationMerges] ([MergedId]) WHERE SplitAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE UNIQUE INDEX [IX_OrganizationNetworks_OrganizationId_Text] ON [OrganizationNetworks] ([OrganizationId], [Text]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_OrganizationNotes_OrganizationId_Id] ON [OrganizationNotes] ([OrganizationId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Organizations_MergedIntoId] ON [Organizations] ([MergedIntoId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Organizations_NameKey_Id] ON [Organizations] ([NameKey], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Organizations_ParentId] ON [Organizations] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Organizations_RootId] ON [Organizations] ([RootId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Signals_AccountId_Id] ON [Signals] ([AccountId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Signals_Derived] ON [Signals] ([AccountId], [OrganizationId], [Kind]) WHERE EndedAt IS NULL AND Derived = 1');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    CREATE INDEX [IX_Signals_OrganizationId_Kind_AccountId] ON [Signals] ([OrganizationId], [Kind], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020658_Attribution'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125020658_Attribution', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD [CollectedByName] nvarchar(200) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD [DerivedFromId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD [Origin] nvarchar(300) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD [SupersedesId] bigint NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [Custody] (
        [Id] bigint NOT NULL IDENTITY,
        [EvidenceId] bigint NOT NULL,
        [Sequence] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [Actor] nvarchar(200) NOT NULL,
        [ActorName] nvarchar(200) NOT NULL,
        [Action] varchar(32) NOT NULL,
        [Reason] nvarchar(500) NULL,
        [Detail] nvarchar(500) NULL,
        [HandedFrom] nvarchar(200) NULL,
        [HandedTo] nvarchar(200) NULL,
        [Sha256Before] char(64) NULL,
        [Sha256After] char(64) NULL,
        CONSTRAINT [PK_Custody] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Custody_Action] CHECK (Action IN ('Collected', 'Sealed', 'Viewed', 'Copied', 'Extracted', 'Exported', 'Transferred', 'HoldSet', 'HoldReleased', 'Verified')),
        CONSTRAINT [FK_Custody_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [EvidenceChecks] (
        [Id] bigint NOT NULL IDENTITY,
        [JobId] bigint NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [DoneTo] varchar(64) NOT NULL,
        [Checked] bigint NOT NULL,
        [Bytes] bigint NOT NULL,
        [By] nvarchar(200) NOT NULL,
        CONSTRAINT [PK_EvidenceChecks] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_EvidenceChecks_Jobs_JobId] FOREIGN KEY ([JobId]) REFERENCES [Jobs] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [Incidents] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(32) NOT NULL,
        [Title] nvarchar(120) NOT NULL,
        [Service] nvarchar(80) NULL,
        [FromAt] datetime2 NOT NULL,
        [ToAt] datetime2 NOT NULL,
        [Status] varchar(32) NOT NULL,
        [Summary] nvarchar(2000) NULL,
        [PublicSentence] nvarchar(500) NULL,
        [OpenedBy] nvarchar(200) NOT NULL,
        [OpenedByName] nvarchar(200) NOT NULL,
        [OpenedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Incidents] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Incidents_Kind] CHECK (Kind IN ('Scraping', 'Outage', 'CredentialAttack', 'AutomatedUse', 'Other')),
        CONSTRAINT [CK_Incidents_Status] CHECK (Status IN ('Open', 'Contained', 'Closed'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [EvidenceFindings] (
        [Id] bigint NOT NULL IDENTITY,
        [CheckId] bigint NOT NULL,
        [Fault] varchar(32) NOT NULL,
        [Sha256] char(64) NULL,
        [Path] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_EvidenceFindings] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_EvidenceFindings_Fault] CHECK (Fault IN ('Missing', 'Altered', 'Orphaned')),
        CONSTRAINT [FK_EvidenceFindings_EvidenceChecks_CheckId] FOREIGN KEY ([CheckId]) REFERENCES [EvidenceChecks] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [IncidentAccounts] (
        [Id] bigint NOT NULL IDENTITY,
        [IncidentId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [Requests] bigint NOT NULL,
        [RequestsBefore] bigint NOT NULL,
        [OfRequests] bigint NOT NULL,
        [OfRequestsBefore] bigint NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenOutByName] nvarchar(200) NULL,
        [TakenOutAt] datetime2 NULL,
        [TakenOutReason] nvarchar(500) NULL,
        CONSTRAINT [PK_IncidentAccounts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IncidentAccounts_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_IncidentAccounts_Incidents_IncidentId] FOREIGN KEY ([IncidentId]) REFERENCES [Incidents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [IncidentEvidence] (
        [Id] bigint NOT NULL IDENTITY,
        [IncidentId] bigint NOT NULL,
        [EvidenceId] bigint NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenOutByName] nvarchar(200) NULL,
        [TakenOutAt] datetime2 NULL,
        CONSTRAINT [PK_IncidentEvidence] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IncidentEvidence_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_IncidentEvidence_Incidents_IncidentId] FOREIGN KEY ([IncidentId]) REFERENCES [Incidents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE TABLE [IncidentFigures] (
        [Id] bigint NOT NULL IDENTITY,
        [IncidentId] bigint NOT NULL,
        [Name] nvarchar(80) NOT NULL,
        [Value] float NOT NULL,
        [Unit] nvarchar(20) NULL,
        [Source] nvarchar(200) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [TakenBackByName] nvarchar(200) NULL,
        [TakenBackAt] datetime2 NULL,
        CONSTRAINT [PK_IncidentFigures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_IncidentFigures_Incidents_IncidentId] FOREIGN KEY ([IncidentId]) REFERENCES [Incidents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''custody'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_Evidence_DerivedFromId] ON [Evidence] ([DerivedFromId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_Evidence_SupersedesId] ON [Evidence] ([SupersedesId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Custody_EvidenceId_Sequence] ON [Custody] ([EvidenceId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_EvidenceChecks_JobId] ON [EvidenceChecks] ([JobId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_EvidenceFindings_CheckId] ON [EvidenceFindings] ([CheckId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_IncidentAccounts_AccountId_IncidentId] ON [IncidentAccounts] ([AccountId], [IncidentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_IncidentAccounts_IncidentId_Requests_Id] ON [IncidentAccounts] ([IncidentId], [Requests], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_IncidentAccounts_Standing] ON [IncidentAccounts] ([IncidentId], [AccountId]) WHERE TakenOutAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_IncidentEvidence_EvidenceId_IncidentId] ON [IncidentEvidence] ([EvidenceId], [IncidentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_IncidentEvidence_Standing] ON [IncidentEvidence] ([IncidentId], [EvidenceId]) WHERE TakenOutAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_IncidentFigures_IncidentId_Id] ON [IncidentFigures] ([IncidentId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    CREATE INDEX [IX_Incidents_FromAt_Id] ON [Incidents] ([FromAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD CONSTRAINT [FK_Evidence_Evidence_DerivedFromId] FOREIGN KEY ([DerivedFromId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    ALTER TABLE [Evidence] ADD CONSTRAINT [FK_Evidence_Evidence_SupersedesId] FOREIGN KEY ([SupersedesId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    INSERT INTO Custody (EvidenceId, Sequence, At, Actor, ActorName, Action, Detail, Sha256After) SELECT Id, 1, CollectedAt, CollectedBy, CollectedBy, 'Collected', 'collected before custody was recorded', Sha256 FROM Evidence;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129081219_Evidence'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129081219_Evidence', N'10.0.15');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanDrafts] (
        [Id] bigint NOT NULL IDENTITY,
        [Staff] nvarchar(200) NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Content] nvarchar(max) NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ChangedAt] datetime2 NOT NULL,
        CONSTRAINT [PK_BanDrafts] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Bans] (
        [Id] bigint NOT NULL IDENTITY,
        [Target] varchar(32) NOT NULL,
        [OrganizationId] bigint NULL,
        [Subsidiaries] bit NOT NULL,
        [Threshold] float NULL,
        [FormerMembers] bit NOT NULL,
        [Joiners] bit NOT NULL,
        [ClauseId] bigint NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [Statement] nvarchar(1000) NOT NULL,
        [FromAt] datetime2 NOT NULL,
        [UntilAt] datetime2 NULL,
        [ReviewOn] date NULL,
        [RemindedOn] date NULL,
        [Owner] nvarchar(200) NULL,
        [OwnerName] nvarchar(200) NULL,
        [EmergencyAt] datetime2 NULL,
        [EmergencyEndsAt] datetime2 NULL,
        [ApprovedAt] datetime2 NULL,
        [ApprovedBy] nvarchar(200) NULL,
        [ApprovedByName] nvarchar(200) NULL,
        [AppliedAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        [EndedHow] varchar(32) NULL,
        [State] varchar(32) NOT NULL,
        [ProposedBy] nvarchar(200) NOT NULL,
        [ProposedByName] nvarchar(200) NOT NULL,
        [ProposedAt] datetime2 NOT NULL,
        [Covered] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Bans] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Bans_EndedHow] CHECK (EndedHow IN ('Lifted', 'Expired', 'EmergencyOver', 'Undone')),
        CONSTRAINT [CK_Bans_EndKnown] CHECK (EndedHow IS NULL OR EndedAt IS NOT NULL),
        CONSTRAINT [CK_Bans_InForceByAPerson] CHECK (State NOT IN ('InForce', 'Scheduled') OR ApprovedAt IS NOT NULL OR EmergencyAt IS NOT NULL),
        CONSTRAINT [CK_Bans_OrganizationOrAccounts] CHECK ((Target = 'Organization' AND OrganizationId IS NOT NULL) OR (Target = 'Accounts' AND OrganizationId IS NULL)),
        CONSTRAINT [CK_Bans_State] CHECK (State IN ('Proposed', 'Scheduled', 'InForce', 'Ended', 'Refused', 'Withdrawn', 'Lapsed')),
        CONSTRAINT [CK_Bans_Target] CHECK (Target IN ('Organization', 'Accounts')),
        CONSTRAINT [CK_Bans_Threshold_Share] CHECK (Threshold IS NULL OR (Threshold >= 0.5 AND Threshold <= 1)),
        CONSTRAINT [FK_Bans_Organizations_OrganizationId] FOREIGN KEY ([OrganizationId]) REFERENCES [Organizations] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Bans_PolicyClauses_ClauseId] FOREIGN KEY ([ClauseId]) REFERENCES [PolicyClauses] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanSamples] (
        [Id] bigint NOT NULL IDENTITY,
        [RuleKey] char(64) NOT NULL,
        [Digest] char(64) NOT NULL,
        [Seed] bigint NOT NULL,
        [Covered] int NOT NULL,
        [Size] int NOT NULL,
        [DrawnBy] nvarchar(200) NOT NULL,
        [DrawnByName] nvarchar(200) NOT NULL,
        [DrawnAt] datetime2 NOT NULL,
        CONSTRAINT [PK_BanSamples] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [EnforcementChanges] (
        [Sequence] bigint NOT NULL,
        [At] datetime2 NOT NULL,
        [AccountId] bigint NOT NULL,
        [State] varchar(32) NOT NULL,
        [BanId] bigint NOT NULL,
        [Cause] varchar(32) NOT NULL,
        CONSTRAINT [PK_EnforcementChanges] PRIMARY KEY ([Sequence]),
        CONSTRAINT [CK_EnforcementChanges_Cause] CHECK (Cause IN ('BanApplied', 'BanLifted', 'BanExpired', 'EmergencyOver', 'BanUndone', 'Exempted', 'ExemptionEnded', 'AffiliationChanged', 'OrganizationChanged', 'IncidentChanged')),
        CONSTRAINT [CK_EnforcementChanges_State] CHECK (State IN ('Allowed', 'Banned'))
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Outbox] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(40) NOT NULL,
        [At] datetime2 NOT NULL,
        [FirstSequence] bigint NULL,
        [LastSequence] bigint NULL,
        [BanId] bigint NULL,
        [DeliveredAt] datetime2 NULL,
        CONSTRAINT [PK_Outbox] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanAccounts] (
        [BanId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        CONSTRAINT [PK_BanAccounts] PRIMARY KEY ([BanId], [AccountId]),
        CONSTRAINT [FK_BanAccounts_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BanAccounts_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanEvidence] (
        [BanId] bigint NOT NULL,
        [EvidenceId] bigint NOT NULL,
        CONSTRAINT [PK_BanEvidence] PRIMARY KEY ([BanId], [EvidenceId]),
        CONSTRAINT [FK_BanEvidence_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BanEvidence_Evidence_EvidenceId] FOREIGN KEY ([EvidenceId]) REFERENCES [Evidence] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanIncidents] (
        [BanId] bigint NOT NULL,
        [IncidentId] bigint NOT NULL,
        CONSTRAINT [PK_BanIncidents] PRIMARY KEY ([BanId], [IncidentId]),
        CONSTRAINT [FK_BanIncidents_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BanIncidents_Incidents_IncidentId] FOREIGN KEY ([IncidentId]) REFERENCES [Incidents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Coverage] (
        [Id] bigint NOT NULL IDENTITY,
        [BanId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [AffiliationId] bigint NULL,
        [SinceAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Round] bigint NOT NULL,
        [EndedInRound] bigint NULL,
        CONSTRAINT [PK_Coverage] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Coverage_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Coverage_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [BanSampleAccounts] (
        [SampleId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [Place] int NOT NULL,
        [Verdict] varchar(32) NULL,
        [JudgedBy] nvarchar(200) NULL,
        [JudgedByName] nvarchar(200) NULL,
        [JudgedAt] datetime2 NULL,
        CONSTRAINT [PK_BanSampleAccounts] PRIMARY KEY ([SampleId], [AccountId]),
        CONSTRAINT [CK_BanSampleAccounts_Verdict] CHECK (Verdict IN ('Right', 'Wrong', 'Unsure')),
        CONSTRAINT [FK_BanSampleAccounts_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_BanSampleAccounts_BanSamples_SampleId] FOREIGN KEY ([SampleId]) REFERENCES [BanSamples] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Proposals] (
        [Id] bigint NOT NULL IDENTITY,
        [Kind] varchar(32) NOT NULL,
        [State] varchar(32) NOT NULL,
        [BanId] bigint NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [Digest] char(64) NOT NULL,
        [Accounts] int NOT NULL,
        [StayBanned] int NOT NULL,
        [UntilAt] datetime2 NULL,
        [Ground] nvarchar(200) NULL,
        [Competitor] bit NOT NULL,
        [Ties] bit NOT NULL,
        [SampleId] bigint NULL,
        [WrongEstimate] float NULL,
        [WrongLow] float NULL,
        [WrongHigh] float NULL,
        [ProposedBy] nvarchar(200) NOT NULL,
        [ProposedByName] nvarchar(200) NOT NULL,
        [ProposedAt] datetime2 NOT NULL,
        [LapsesAt] datetime2 NOT NULL,
        [CoSignedBy] nvarchar(200) NULL,
        [CoSignedByName] nvarchar(200) NULL,
        [CoSignedAt] datetime2 NULL,
        [DecidedBy] nvarchar(200) NULL,
        [DecidedByName] nvarchar(200) NULL,
        [DecidedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Proposals] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Proposals_AnotherPerson] CHECK (State <> 'Approved' OR DecidedBy <> ProposedBy),
        CONSTRAINT [CK_Proposals_Kind] CHECK (Kind IN ('Ban', 'Lift', 'Exemption')),
        CONSTRAINT [CK_Proposals_State] CHECK (State IN ('Waiting', 'Approved', 'Refused', 'Withdrawn', 'SentBack', 'Lapsed')),
        CONSTRAINT [FK_Proposals_BanSamples_SampleId] FOREIGN KEY ([SampleId]) REFERENCES [BanSamples] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Proposals_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Approvals] (
        [Id] bigint NOT NULL IDENTITY,
        [ProposalId] bigint NOT NULL,
        [Kind] varchar(32) NOT NULL,
        [By] nvarchar(200) NOT NULL,
        [ByName] nvarchar(200) NOT NULL,
        [At] datetime2 NOT NULL,
        [Reason] nvarchar(2000) NULL,
        [Digest] char(64) NULL,
        [Added] int NOT NULL,
        [Removed] int NOT NULL,
        CONSTRAINT [PK_Approvals] PRIMARY KEY ([Id]),
        CONSTRAINT [CK_Approvals_Kind] CHECK (Kind IN ('CoSigned', 'Approved', 'Refused', 'SentBack', 'Withdrawn', 'Lapsed')),
        CONSTRAINT [FK_Approvals_Proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [Proposals] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [Exemptions] (
        [Id] bigint NOT NULL IDENTITY,
        [BanId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        [ProposalId] bigint NOT NULL,
        [FromAt] datetime2 NOT NULL,
        [UntilAt] datetime2 NULL,
        [EndedAt] datetime2 NULL,
        CONSTRAINT [PK_Exemptions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Exemptions_Accounts_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Accounts] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Exemptions_Bans_BanId] FOREIGN KEY ([BanId]) REFERENCES [Bans] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Exemptions_Proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [Proposals] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE TABLE [ProposalAccounts] (
        [ProposalId] bigint NOT NULL,
        [AccountId] bigint NOT NULL,
        CONSTRAINT [PK_ProposalAccounts] PRIMARY KEY ([ProposalId], [AccountId]),
        CONSTRAINT [FK_ProposalAccounts_Proposals_ProposalId] FOREIGN KEY ([ProposalId]) REFERENCES [Proposals] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] ON;
    EXEC(N'INSERT INTO [Counters] ([Name], [Last])
    VALUES (''coverage'', CAST(0 AS bigint)),
    (''enforcement'', CAST(0 AS bigint))');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Name', N'Last') AND [object_id] = OBJECT_ID(N'[Counters]'))
        SET IDENTITY_INSERT [Counters] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Approvals_Deciding] ON [Approvals] ([ProposalId]) WHERE Kind <> ''CoSigned''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Approvals_ProposalId_Id] ON [Approvals] ([ProposalId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_BanAccounts_AccountId_BanId] ON [BanAccounts] ([AccountId], [BanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_BanDrafts_Staff_Id] ON [BanDrafts] ([Staff], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_BanEvidence_EvidenceId_BanId] ON [BanEvidence] ([EvidenceId], [BanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_BanIncidents_IncidentId_BanId] ON [BanIncidents] ([IncidentId], [BanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Bans_ClauseId] ON [Bans] ([ClauseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Bans_OrganizationId_Id] ON [Bans] ([OrganizationId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Bans_State_Id] ON [Bans] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_BanSampleAccounts_AccountId] ON [BanSampleAccounts] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE UNIQUE INDEX [IX_BanSamples_RuleKey_Digest] ON [BanSamples] ([RuleKey], [Digest]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Coverage_AccountId_BanId_EndedAt] ON [Coverage] ([AccountId], [BanId], [EndedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Coverage_BanId_EndedInRound] ON [Coverage] ([BanId], [EndedInRound]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Coverage_Standing] ON [Coverage] ([BanId], [AccountId]) WHERE EndedAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_EnforcementChanges_AccountId_Sequence] ON [EnforcementChanges] ([AccountId], [Sequence]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Exemptions_AccountId_BanId] ON [Exemptions] ([AccountId], [BanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Exemptions_BanId_AccountId] ON [Exemptions] ([BanId], [AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Exemptions_Ending] ON [Exemptions] ([UntilAt]) WHERE EndedAt IS NULL AND UntilAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Exemptions_ProposalId] ON [Exemptions] ([ProposalId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Outbox_Waiting] ON [Outbox] ([Id]) WHERE DeliveredAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Proposals_BanId_Id] ON [Proposals] ([BanId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Proposals_LiftThatWaits] ON [Proposals] ([BanId]) WHERE Kind = ''Lift'' AND State = ''Waiting''');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Proposals_SampleId] ON [Proposals] ([SampleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    CREATE INDEX [IX_Proposals_State_Id] ON [Proposals] ([State], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261129122909_Bans'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261129122909_Bans', N'10.0.15');
END;

COMMIT;
GO
