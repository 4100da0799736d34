using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Cordon.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ExternalId = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Username = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    EmailDomain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailVerified = table.Column<bool>(type: "bit", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Requests = table.Column<long>(type: "bigint", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => x.Id);
                    table.CheckConstraint("CK_Accounts_Kind", "Kind IN ('Registered', 'Observed')");
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Actor = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Entry = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: false),
                    LeafHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Counters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Evidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Sha256 = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    SizeBytes = table.Column<long>(type: "bigint", nullable: false),
                    MediaType = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false),
                    OriginalName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Source = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    CollectedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    CollectedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evidence", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Jobs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    RequestedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedRoles = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Worker = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    HeartbeatAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CancelRequested = table.Column<bool>(type: "bit", nullable: false),
                    BytesDone = table.Column<long>(type: "bigint", nullable: false),
                    BytesTotal = table.Column<long>(type: "bigint", nullable: false),
                    LinesDone = table.Column<long>(type: "bigint", nullable: false),
                    ErrorCode = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ErrorMessage = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Jobs", x => x.Id);
                    table.CheckConstraint("CK_Jobs_State", "State IN ('Queued', 'Running', 'Succeeded', 'Failed', 'Cancelled')");
                });

            migrationBuilder.CreateTable(
                name: "PolicyClauses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ValidFromAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PolicyClauses", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Routes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Method = table.Column<string>(type: "varchar(16)", unicode: false, maxLength: 16, nullable: false),
                    Template = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Routes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMinutes",
                columns: table => new
                {
                    MinuteAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Chunk = table.Column<int>(type: "int", nullable: false),
                    Requests = table.Column<long>(type: "bigint", nullable: false),
                    ClientErrors = table.Column<long>(type: "bigint", nullable: false),
                    ServerErrors = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    Timed = table.Column<long>(type: "bigint", nullable: false),
                    DurationMicros = table.Column<long>(type: "bigint", nullable: false),
                    MaxDurationMicros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMinutes", x => new { x.MinuteAt, x.ImportId, x.Chunk });
                });

            migrationBuilder.CreateTable(
                name: "StagedAccounts",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Username = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DisplayName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    EmailDomain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailVerified = table.Column<bool>(type: "bit", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAccounts", x => new { x.ImportId, x.AccountId });
                });

            migrationBuilder.CreateTable(
                name: "UserAgents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserAgents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "AccountTerms",
                columns: table => new
                {
                    Term = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountTerms", x => new { x.AccountId, x.Term });
                    table.ForeignKey(
                        name: "FK_AccountTerms_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ActivityMinutes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    MinuteAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Chunk = table.Column<int>(type: "int", nullable: false),
                    Requests = table.Column<int>(type: "int", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false),
                    ClientErrors = table.Column<int>(type: "int", nullable: false),
                    NotFound = table.Column<int>(type: "int", nullable: false),
                    Denied = table.Column<int>(type: "int", nullable: false),
                    ServerErrors = table.Column<int>(type: "int", nullable: false),
                    Parts = table.Column<int>(type: "int", nullable: false),
                    Referred = table.Column<int>(type: "int", nullable: false),
                    Queried = table.Column<int>(type: "int", nullable: false),
                    Resources = table.Column<int>(type: "int", nullable: false),
                    Agents = table.Column<int>(type: "int", nullable: false),
                    Networks = table.Column<int>(type: "int", nullable: false),
                    Detail = table.Column<byte[]>(type: "varbinary(max)", maxLength: 2147483647, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActivityMinutes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ActivityMinutes_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    EvidenceId = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(255)", maxLength: 255, nullable: false),
                    Sha256 = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Format = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IdentifyBy = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    JobId = table.Column<long>(type: "bigint", nullable: false),
                    ImportedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FinishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    NextOffset = table.Column<long>(type: "bigint", nullable: false),
                    NextChunk = table.Column<int>(type: "int", nullable: false),
                    Lines = table.Column<long>(type: "bigint", nullable: false),
                    Accepted = table.Column<long>(type: "bigint", nullable: false),
                    Rejected = table.Column<long>(type: "bigint", nullable: false),
                    AccountsCreated = table.Column<long>(type: "bigint", nullable: false),
                    FirstActivityId = table.Column<long>(type: "bigint", nullable: true),
                    LastActivityId = table.Column<long>(type: "bigint", nullable: true),
                    FromAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ToAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                    table.CheckConstraint("CK_Imports_IdentifyBy", "IdentifyBy IN ('User', 'Ip', 'IpAndAgent')");
                    table.CheckConstraint("CK_Imports_Kind", "Kind IN ('Accounts', 'Requests', 'Activity')");
                    table.CheckConstraint("CK_Imports_State", "State IN ('Reading', 'Finished', 'Cancelled', 'Failed')");
                    table.ForeignKey(
                        name: "FK_Imports_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Imports_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportRejects",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportRejects", x => new { x.ImportId, x.Line });
                    table.ForeignKey(
                        name: "FK_ImportRejects_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[,]
                {
                    { "audit", 0L },
                    { "chunks", 0L }
                });

            migrationBuilder.InsertData(
                table: "PolicyClauses",
                columns: new[] { "Id", "Code", "Text", "Title", "ValidFromAt", "Version" },
                values: new object[,]
                {
                    { 1L, "aggressive-automation", "Accounts may not collect content or call the service automatically at a rate or breadth that people do not reach, except where the platform agreed to it in writing.", "Aggressive automation", new DateTime(2024, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 },
                    { 2L, "service-disruption", "Accounts may not be used in a way that takes the service down or makes it noticeably slower for other people.", "Service disruption", new DateTime(2024, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByExternalId",
                table: "Accounts",
                columns: new[] { "ExternalId", "Id", "LastSeenAt", "FirstSeenAt", "Requests", "Kind", "Plan", "Country", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByFirstSeen",
                table: "Accounts",
                columns: new[] { "FirstSeenAt", "Id", "LastSeenAt", "Requests", "Kind", "Plan", "Country", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByLastSeen",
                table: "Accounts",
                columns: new[] { "LastSeenAt", "Id", "FirstSeenAt", "Requests", "Kind", "Plan", "Country", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByRequests",
                table: "Accounts",
                columns: new[] { "Requests", "Id", "LastSeenAt", "FirstSeenAt", "Kind", "Plan", "Country", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Country",
                table: "Accounts",
                column: "Country");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_EmailDomain",
                table: "Accounts",
                column: "EmailDomain");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ExternalId",
                table: "Accounts",
                column: "ExternalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Plan",
                table: "Accounts",
                column: "Plan");

            migrationBuilder.CreateIndex(
                name: "IX_AccountTerms_Term_AccountId",
                table: "AccountTerms",
                columns: new[] { "Term", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_ActivityMinutes_AccountId_MinuteAt",
                table: "ActivityMinutes",
                columns: new[] { "AccountId", "MinuteAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Subject_Sequence",
                table: "AuditEntries",
                columns: new[] { "Subject", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_CollectedAt",
                table: "Evidence",
                column: "CollectedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_Sha256",
                table: "Evidence",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_EvidenceId",
                table: "Imports",
                column: "EvidenceId");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_JobId",
                table: "Imports",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_Sha256_Kind",
                table: "Imports",
                columns: new[] { "Sha256", "Kind" },
                unique: true,
                filter: "State IN ('Reading', 'Finished')");

            migrationBuilder.CreateIndex(
                name: "IX_Imports_StartedAt",
                table: "Imports",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Jobs_State_RequestedAt",
                table: "Jobs",
                columns: new[] { "State", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PolicyClauses_Code_Version",
                table: "PolicyClauses",
                columns: new[] { "Code", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountTerms");

            migrationBuilder.DropTable(
                name: "ActivityMinutes");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Counters");

            migrationBuilder.DropTable(
                name: "ImportRejects");

            migrationBuilder.DropTable(
                name: "PolicyClauses");

            migrationBuilder.DropTable(
                name: "Routes");

            migrationBuilder.DropTable(
                name: "ServiceMinutes");

            migrationBuilder.DropTable(
                name: "StagedAccounts");

            migrationBuilder.DropTable(
                name: "UserAgents");

            migrationBuilder.DropTable(
                name: "Accounts");

            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "Evidence");

            migrationBuilder.DropTable(
                name: "Jobs");
        }
    }
}
