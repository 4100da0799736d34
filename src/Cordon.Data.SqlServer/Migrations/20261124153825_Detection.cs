using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Detection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByExternalId",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByFirstSeen",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByLastSeen",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByRequests",
                table: "Accounts");

            migrationBuilder.AddColumn<int>(
                name: "ActivityVersion",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DetectedVersion",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "FlagScore",
                table: "Accounts",
                type: "float",
                nullable: false,
                defaultValue: 0.0);

            // What was imported before there was detection is due.
            migrationBuilder.Sql("UPDATE Accounts SET ActivityVersion = 1 WHERE Requests > 0;");

            migrationBuilder.CreateTable(
                name: "AccountMoves",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Route = table.Column<long>(type: "bigint", nullable: false),
                    Window = table.Column<long>(type: "bigint", nullable: false),
                    IsDescending = table.Column<bool>(type: "bit", nullable: false),
                    Least = table.Column<long>(type: "bigint", nullable: false),
                    Greatest = table.Column<long>(type: "bigint", nullable: false),
                    Steps = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountMoves", x => new { x.AccountId, x.Route, x.Window });
                    table.ForeignKey(
                        name: "FK_AccountMoves_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountProfiles",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Basis = table.Column<long>(type: "bigint", nullable: false),
                    ActivityVersion = table.Column<int>(type: "int", nullable: false),
                    Requests = table.Column<long>(type: "bigint", nullable: false),
                    Parts = table.Column<long>(type: "bigint", nullable: false),
                    Referred = table.Column<long>(type: "bigint", nullable: false),
                    Profile = table.Column<byte[]>(type: "varbinary(max)", maxLength: 2147483647, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountProfiles", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_AccountProfiles_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DetectionRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    JobId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsComplete = table.Column<bool>(type: "bit", nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: false),
                    MeasureBasis = table.Column<long>(type: "bigint", nullable: false),
                    JudgeBasis = table.Column<long>(type: "bigint", nullable: true),
                    PagesComeWithParts = table.Column<bool>(type: "bit", nullable: false),
                    ReferrersAreLogged = table.Column<bool>(type: "bit", nullable: false),
                    Accounts = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetectionRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DetectionRuns_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DetectorChoices",
                columns: table => new
                {
                    Rule = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Values = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsOn = table.Column<bool>(type: "bit", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SavedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DetectorChoices", x => x.Rule);
                });

            migrationBuilder.CreateTable(
                name: "FlagDismissals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FlagDismissals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FlagDismissals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Flags",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Rule = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Score = table.Column<double>(type: "float", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Figures = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    With = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: false),
                    FromAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ToAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DetectorVersion = table.Column<int>(type: "int", nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FirstFoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RunId = table.Column<long>(type: "bigint", nullable: false),
                    SupersededAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SupersededByRunId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Flags_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KnownAutomations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    Networks = table.Column<string>(type: "varchar(4400)", unicode: false, maxLength: 4400, nullable: true),
                    AgentName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    AddedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AddedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnownAutomations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_KnownAutomations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffVisits",
                columns: table => new
                {
                    Staff = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    LastOverviewAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PreviousOverviewAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffVisits", x => x.Staff);
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[] { "detection", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ActivityVersion_DetectedVersion",
                table: "Accounts",
                columns: new[] { "ActivityVersion", "DetectedVersion" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByExternalId",
                table: "Accounts",
                columns: new[] { "ExternalId", "Id", "LastSeenAt", "FirstSeenAt", "Requests", "Kind", "Plan", "Country", "FlagScore", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByFirstSeen",
                table: "Accounts",
                columns: new[] { "FirstSeenAt", "Id", "LastSeenAt", "Requests", "Kind", "Plan", "Country", "FlagScore", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByFlagScore",
                table: "Accounts",
                columns: new[] { "FlagScore", "Id", "LastSeenAt", "FirstSeenAt", "Requests", "Kind", "Plan", "Country", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByLastSeen",
                table: "Accounts",
                columns: new[] { "LastSeenAt", "Id", "FirstSeenAt", "Requests", "Kind", "Plan", "Country", "FlagScore", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_ByRequests",
                table: "Accounts",
                columns: new[] { "Requests", "Id", "LastSeenAt", "FirstSeenAt", "Kind", "Plan", "Country", "FlagScore", "EmailDomain" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountMoves_ByPlace",
                table: "AccountMoves",
                columns: new[] { "Route", "Window", "IsDescending", "Least", "Greatest", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountProfiles_Requests_Parts_Referred",
                table: "AccountProfiles",
                columns: new[] { "Requests", "Parts", "Referred" });

            migrationBuilder.CreateIndex(
                name: "IX_DetectionRuns_JobId",
                table: "DetectionRuns",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_FlagDismissals_AccountId_Id",
                table: "FlagDismissals",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FlagDismissals_Lasting",
                table: "FlagDismissals",
                columns: new[] { "AccountId", "Rule" },
                unique: true,
                filter: "TakenBackAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_AccountId_Id",
                table: "Flags",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Flags_ByNews",
                table: "Flags",
                columns: new[] { "FirstFoundAt", "AccountId", "Score" },
                filter: "SupersededAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_ByRule",
                table: "Flags",
                columns: new[] { "Rule", "Score", "AccountId" },
                filter: "SupersededAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_Standing",
                table: "Flags",
                columns: new[] { "AccountId", "Rule" },
                unique: true,
                filter: "SupersededAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_KnownAutomations_AccountId",
                table: "KnownAutomations",
                column: "AccountId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountMoves");

            migrationBuilder.DropTable(
                name: "AccountProfiles");

            migrationBuilder.DropTable(
                name: "DetectionRuns");

            migrationBuilder.DropTable(
                name: "DetectorChoices");

            migrationBuilder.DropTable(
                name: "FlagDismissals");

            migrationBuilder.DropTable(
                name: "Flags");

            migrationBuilder.DropTable(
                name: "KnownAutomations");

            migrationBuilder.DropTable(
                name: "StaffVisits");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ActivityVersion_DetectedVersion",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByExternalId",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByFirstSeen",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByFlagScore",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByLastSeen",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_ByRequests",
                table: "Accounts");

            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "detection");

            migrationBuilder.DropColumn(
                name: "ActivityVersion",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "DetectedVersion",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FlagScore",
                table: "Accounts");

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
        }
    }
}
