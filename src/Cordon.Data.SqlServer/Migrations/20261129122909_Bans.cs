using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Cordon.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Bans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BanDrafts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Staff = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(max)", maxLength: 400000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Bans",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Target = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: true),
                    Subsidiaries = table.Column<bool>(type: "bit", nullable: false),
                    Threshold = table.Column<double>(type: "float", nullable: true),
                    FormerMembers = table.Column<bool>(type: "bit", nullable: false),
                    Joiners = table.Column<bool>(type: "bit", nullable: false),
                    ClauseId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Statement = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    FromAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UntilAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OwnerName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    EmergencyAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EmergencyEndsAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ApprovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ApprovedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ApprovedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AppliedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedHow = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    ProposedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Covered = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Bans", x => x.Id);
                    table.CheckConstraint("CK_Bans_EndedHow", "EndedHow IN ('Lifted', 'Expired', 'EmergencyOver', 'Undone')");
                    table.CheckConstraint("CK_Bans_EndKnown", "EndedHow IS NULL OR EndedAt IS NOT NULL");
                    table.CheckConstraint("CK_Bans_InForceByAPerson", "State NOT IN ('InForce', 'Scheduled') OR ApprovedAt IS NOT NULL OR EmergencyAt IS NOT NULL");
                    table.CheckConstraint("CK_Bans_OrganizationOrAccounts", "(Target = 'Organization' AND OrganizationId IS NOT NULL) OR (Target = 'Accounts' AND OrganizationId IS NULL)");
                    table.CheckConstraint("CK_Bans_State", "State IN ('Proposed', 'Scheduled', 'InForce', 'Ended', 'Refused', 'Withdrawn', 'Lapsed')");
                    table.CheckConstraint("CK_Bans_Target", "Target IN ('Organization', 'Accounts')");
                    table.CheckConstraint("CK_Bans_Threshold_Share", "Threshold IS NULL OR (Threshold >= 0.5 AND Threshold <= 1)");
                    table.ForeignKey(
                        name: "FK_Bans_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Bans_PolicyClauses_ClauseId",
                        column: x => x.ClauseId,
                        principalTable: "PolicyClauses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BanSamples",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RuleKey = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Digest = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: false),
                    Covered = table.Column<int>(type: "int", nullable: false),
                    Size = table.Column<int>(type: "int", nullable: false),
                    DrawnBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DrawnByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanSamples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EnforcementChanges",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    Cause = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EnforcementChanges", x => x.Sequence);
                    table.CheckConstraint("CK_EnforcementChanges_Cause", "Cause IN ('BanApplied', 'BanLifted', 'BanExpired', 'EmergencyOver', 'BanUndone', 'Exempted', 'ExemptionEnded', 'AffiliationChanged', 'OrganizationChanged', 'IncidentChanged')");
                    table.CheckConstraint("CK_EnforcementChanges_State", "State IN ('Allowed', 'Banned')");
                });

            migrationBuilder.CreateTable(
                name: "Outbox",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FirstSequence = table.Column<long>(type: "bigint", nullable: true),
                    LastSequence = table.Column<long>(type: "bigint", nullable: true),
                    BanId = table.Column<long>(type: "bigint", nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BanAccounts",
                columns: table => new
                {
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanAccounts", x => new { x.BanId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_BanAccounts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BanAccounts_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BanEvidence",
                columns: table => new
                {
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    EvidenceId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanEvidence", x => new { x.BanId, x.EvidenceId });
                    table.ForeignKey(
                        name: "FK_BanEvidence_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BanEvidence_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BanIncidents",
                columns: table => new
                {
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    IncidentId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanIncidents", x => new { x.BanId, x.IncidentId });
                    table.ForeignKey(
                        name: "FK_BanIncidents_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BanIncidents_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Coverage",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    AffiliationId = table.Column<long>(type: "bigint", nullable: true),
                    SinceAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Round = table.Column<long>(type: "bigint", nullable: false),
                    EndedInRound = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Coverage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Coverage_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Coverage_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BanSampleAccounts",
                columns: table => new
                {
                    SampleId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: true),
                    JudgedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JudgedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    JudgedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BanSampleAccounts", x => new { x.SampleId, x.AccountId });
                    table.CheckConstraint("CK_BanSampleAccounts_Verdict", "Verdict IN ('Right', 'Wrong', 'Unsure')");
                    table.ForeignKey(
                        name: "FK_BanSampleAccounts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BanSampleAccounts_BanSamples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "BanSamples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Digest = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Accounts = table.Column<int>(type: "int", nullable: false),
                    StayBanned = table.Column<int>(type: "int", nullable: false),
                    UntilAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Ground = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Competitor = table.Column<bool>(type: "bit", nullable: false),
                    Ties = table.Column<bool>(type: "bit", nullable: false),
                    SampleId = table.Column<long>(type: "bigint", nullable: true),
                    WrongEstimate = table.Column<double>(type: "float", nullable: true),
                    WrongLow = table.Column<double>(type: "float", nullable: true),
                    WrongHigh = table.Column<double>(type: "float", nullable: true),
                    ProposedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LapsesAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CoSignedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CoSignedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    CoSignedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.CheckConstraint("CK_Proposals_AnotherPerson", "State <> 'Approved' OR DecidedBy <> ProposedBy");
                    table.CheckConstraint("CK_Proposals_Kind", "Kind IN ('Ban', 'Lift', 'Exemption')");
                    table.CheckConstraint("CK_Proposals_State", "State IN ('Waiting', 'Approved', 'Refused', 'Withdrawn', 'SentBack', 'Lapsed')");
                    table.ForeignKey(
                        name: "FK_Proposals_BanSamples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "BanSamples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Proposals_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Approvals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ProposalId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Digest = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    Added = table.Column<int>(type: "int", nullable: false),
                    Removed = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Approvals", x => x.Id);
                    table.CheckConstraint("CK_Approvals_Kind", "Kind IN ('CoSigned', 'Approved', 'Refused', 'SentBack', 'Withdrawn', 'Lapsed')");
                    table.ForeignKey(
                        name: "FK_Approvals_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Exemptions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BanId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ProposalId = table.Column<long>(type: "bigint", nullable: false),
                    FromAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UntilAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exemptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exemptions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exemptions_Bans_BanId",
                        column: x => x.BanId,
                        principalTable: "Bans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Exemptions_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProposalAccounts",
                columns: table => new
                {
                    ProposalId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalAccounts", x => new { x.ProposalId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_ProposalAccounts_Proposals_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "Proposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[,]
                {
                    { "coverage", 0L },
                    { "enforcement", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_Deciding",
                table: "Approvals",
                column: "ProposalId",
                unique: true,
                filter: "Kind <> 'CoSigned'");

            migrationBuilder.CreateIndex(
                name: "IX_Approvals_ProposalId_Id",
                table: "Approvals",
                columns: new[] { "ProposalId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BanAccounts_AccountId_BanId",
                table: "BanAccounts",
                columns: new[] { "AccountId", "BanId" });

            migrationBuilder.CreateIndex(
                name: "IX_BanDrafts_Staff_Id",
                table: "BanDrafts",
                columns: new[] { "Staff", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BanEvidence_EvidenceId_BanId",
                table: "BanEvidence",
                columns: new[] { "EvidenceId", "BanId" });

            migrationBuilder.CreateIndex(
                name: "IX_BanIncidents_IncidentId_BanId",
                table: "BanIncidents",
                columns: new[] { "IncidentId", "BanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Bans_ClauseId",
                table: "Bans",
                column: "ClauseId");

            migrationBuilder.CreateIndex(
                name: "IX_Bans_OrganizationId_Id",
                table: "Bans",
                columns: new[] { "OrganizationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Bans_State_Id",
                table: "Bans",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BanSampleAccounts_AccountId",
                table: "BanSampleAccounts",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BanSamples_RuleKey_Digest",
                table: "BanSamples",
                columns: new[] { "RuleKey", "Digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Coverage_AccountId_BanId_EndedAt",
                table: "Coverage",
                columns: new[] { "AccountId", "BanId", "EndedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Coverage_BanId_EndedInRound",
                table: "Coverage",
                columns: new[] { "BanId", "EndedInRound" });

            migrationBuilder.CreateIndex(
                name: "IX_Coverage_Standing",
                table: "Coverage",
                columns: new[] { "BanId", "AccountId" },
                unique: true,
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_EnforcementChanges_AccountId_Sequence",
                table: "EnforcementChanges",
                columns: new[] { "AccountId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Exemptions_AccountId_BanId",
                table: "Exemptions",
                columns: new[] { "AccountId", "BanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Exemptions_BanId_AccountId",
                table: "Exemptions",
                columns: new[] { "BanId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Exemptions_Ending",
                table: "Exemptions",
                column: "UntilAt",
                filter: "EndedAt IS NULL AND UntilAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Exemptions_ProposalId",
                table: "Exemptions",
                column: "ProposalId");

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Waiting",
                table: "Outbox",
                column: "Id",
                filter: "DeliveredAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_BanId_Id",
                table: "Proposals",
                columns: new[] { "BanId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_LiftThatWaits",
                table: "Proposals",
                column: "BanId",
                unique: true,
                filter: "Kind = 'Lift' AND State = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_SampleId",
                table: "Proposals",
                column: "SampleId");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_State_Id",
                table: "Proposals",
                columns: new[] { "State", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Approvals");

            migrationBuilder.DropTable(
                name: "BanAccounts");

            migrationBuilder.DropTable(
                name: "BanDrafts");

            migrationBuilder.DropTable(
                name: "BanEvidence");

            migrationBuilder.DropTable(
                name: "BanIncidents");

            migrationBuilder.DropTable(
                name: "BanSampleAccounts");

            migrationBuilder.DropTable(
                name: "Coverage");

            migrationBuilder.DropTable(
                name: "EnforcementChanges");

            migrationBuilder.DropTable(
                name: "Exemptions");

            migrationBuilder.DropTable(
                name: "Outbox");

            migrationBuilder.DropTable(
                name: "ProposalAccounts");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "BanSamples");

            migrationBuilder.DropTable(
                name: "Bans");

            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "coverage");

            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "enforcement");
        }
    }
}
