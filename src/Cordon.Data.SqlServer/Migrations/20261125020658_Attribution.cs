using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Attribution : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports");

            migrationBuilder.CreateTable(
                name: "AffiliationVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AffiliationId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Confidence = table.Column<double>(type: "float", nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ValidTo = table.Column<DateTime>(type: "datetime2", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DecidedStrength = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AffiliationVersions", x => x.Id);
                    table.CheckConstraint("CK_AffiliationVersions_State", "State IN ('Suspected', 'Confirmed', 'Rejected', 'Ended')");
                });

            migrationBuilder.CreateTable(
                name: "AttributionRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    JobId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Accounts = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AttributionRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AttributionRuns_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationLeads",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Domain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Registrable = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Severity = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    RejectMedia = table.Column<bool>(type: "bit", nullable: false),
                    RejectReports = table.Column<bool>(type: "bit", nullable: false),
                    Obfuscate = table.Column<bool>(type: "bit", nullable: false),
                    Comment = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    List = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationLeads", x => x.Id);
                    table.CheckConstraint("CK_OrganizationLeads_Severity", "Severity IN ('Noop', 'Silence', 'Suspend')");
                    table.ForeignKey(
                        name: "FK_OrganizationLeads_Imports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "Imports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Organizations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    Notes = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ParentId = table.Column<long>(type: "bigint", nullable: true),
                    MergedIntoId = table.Column<long>(type: "bigint", nullable: true),
                    RootId = table.Column<long>(type: "bigint", nullable: true),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organizations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organizations_Organizations_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organizations_Organizations_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StagedAffiliations",
                columns: table => new
                {
                    AffiliationId = table.Column<long>(type: "bigint", nullable: false),
                    Confidence = table.Column<double>(type: "float", nullable: false),
                    EverConfidence = table.Column<double>(type: "float", nullable: false),
                    Kinds = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ValidTo = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastSightedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Review = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedAffiliations", x => x.AffiliationId);
                    table.CheckConstraint("CK_StagedAffiliations_Review", "Review IN ('None', 'Undecided', 'NewEvidence', 'Stale', 'Contradicted')");
                });

            migrationBuilder.CreateTable(
                name: "StagedSignals",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FirstObservedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ObservedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedSignals", x => new { x.ImportId, x.AccountId, x.OrganizationId, x.Kind, x.Line });
                    table.CheckConstraint("CK_StagedSignals_Kind", "Kind IN ('VerifiedMail', 'UnverifiedMail', 'SsoTenant', 'BillingMail', 'BillingName', 'CorporateCard', 'ClusterMate', 'Network', 'SelfDeclared', 'PublicProfile', 'Confirmation', 'StaffObservation', 'MailBounced', 'SsoRemoved', 'OtherEmployer', 'Statement')");
                });

            migrationBuilder.CreateTable(
                name: "Affiliations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Confidence = table.Column<double>(type: "float", nullable: false),
                    EverConfidence = table.Column<double>(type: "float", nullable: false),
                    Kinds = table.Column<int>(type: "int", nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ValidTo = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastSightedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Review = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    DecidedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DecisionReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DecidedStrength = table.Column<int>(type: "int", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Affiliations", x => x.Id);
                    table.CheckConstraint("CK_Affiliations_Review", "Review IN ('None', 'Undecided', 'NewEvidence', 'Stale', 'Contradicted')");
                    table.CheckConstraint("CK_Affiliations_State", "State IN ('Suspected', 'Confirmed', 'Rejected', 'Ended')");
                    table.ForeignKey(
                        name: "FK_Affiliations_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Affiliations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationAliases",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Alias = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationAliases", x => new { x.OrganizationId, x.Key });
                    table.ForeignKey(
                        name: "FK_OrganizationAliases_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationAncestors",
                columns: table => new
                {
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    AncestorId = table.Column<long>(type: "bigint", nullable: false),
                    Depth = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationAncestors", x => new { x.OrganizationId, x.AncestorId });
                    table.ForeignKey(
                        name: "FK_OrganizationAncestors_Organizations_AncestorId",
                        column: x => x.AncestorId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganizationAncestors_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationDomains",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Host = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationDomains", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganizationDomains_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationHosts",
                columns: table => new
                {
                    Host = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Listed = table.Column<bool>(type: "bit", nullable: false),
                    BearsName = table.Column<bool>(type: "bit", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    Accounts = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationHosts", x => x.Host);
                    table.ForeignKey(
                        name: "FK_OrganizationHosts_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationMerges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    KeptId = table.Column<long>(type: "bigint", nullable: false),
                    MergedId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SplitAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SplitBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SplitByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SplitReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationMerges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganizationMerges_Organizations_KeptId",
                        column: x => x.KeptId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrganizationMerges_Organizations_MergedId",
                        column: x => x.MergedId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationNetworks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "varchar(50)", unicode: false, maxLength: 50, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationNetworks", x => x.Id);
                    table.CheckConstraint("CK_OrganizationNetworks_Kind", "Kind IN ('Range', 'System')");
                    table.ForeignKey(
                        name: "FK_OrganizationNetworks_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrganizationNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakenBackByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrganizationNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrganizationNotes_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OrganizationId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "nvarchar(320)", maxLength: 320, nullable: true),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FirstObservedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ObservedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Derived = table.Column<bool>(type: "bit", nullable: false),
                    LearnedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ImportId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signals", x => x.Id);
                    table.CheckConstraint("CK_Signals_Kind", "Kind IN ('VerifiedMail', 'UnverifiedMail', 'SsoTenant', 'BillingMail', 'BillingName', 'CorporateCard', 'ClusterMate', 'Network', 'SelfDeclared', 'PublicProfile', 'Confirmation', 'StaffObservation', 'MailBounced', 'SsoRemoved', 'OtherEmployer', 'Statement')");
                    table.ForeignKey(
                        name: "FK_Signals_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Signals_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[] { "attribution", 0L });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports",
                sql: "Kind IN ('Accounts', 'Requests', 'Activity', 'Payments', 'Devices', 'Organizations', 'Signals', 'Blocklist')");

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_AccountId_OrganizationId",
                table: "Affiliations",
                columns: new[] { "AccountId", "OrganizationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_OrganizationId_State_Confidence_AccountId",
                table: "Affiliations",
                columns: new[] { "OrganizationId", "State", "Confidence", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_Affiliations_Review_Confidence_Id",
                table: "Affiliations",
                columns: new[] { "Review", "Confidence", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AffiliationVersions_AccountId_Id",
                table: "AffiliationVersions",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AffiliationVersions_AffiliationId_Id",
                table: "AffiliationVersions",
                columns: new[] { "AffiliationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AffiliationVersions_OrganizationId_At_AffiliationId",
                table: "AffiliationVersions",
                columns: new[] { "OrganizationId", "At", "AffiliationId" });

            migrationBuilder.CreateIndex(
                name: "IX_AttributionRuns_JobId",
                table: "AttributionRuns",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationAliases_Key",
                table: "OrganizationAliases",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationAncestors_AncestorId_Depth_OrganizationId",
                table: "OrganizationAncestors",
                columns: new[] { "AncestorId", "Depth", "OrganizationId" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationDomains_Domain",
                table: "OrganizationDomains",
                column: "Domain");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationDomains_Host",
                table: "OrganizationDomains",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationDomains_OrganizationId_Host",
                table: "OrganizationDomains",
                columns: new[] { "OrganizationId", "Host" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationHosts_OrganizationId",
                table: "OrganizationHosts",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationLeads_Domain",
                table: "OrganizationLeads",
                column: "Domain",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationLeads_ImportId",
                table: "OrganizationLeads",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationLeads_Registrable",
                table: "OrganizationLeads",
                column: "Registrable");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationMerges_KeptId_Id",
                table: "OrganizationMerges",
                columns: new[] { "KeptId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationMerges_Standing",
                table: "OrganizationMerges",
                column: "MergedId",
                unique: true,
                filter: "SplitAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationNetworks_OrganizationId_Text",
                table: "OrganizationNetworks",
                columns: new[] { "OrganizationId", "Text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrganizationNotes_OrganizationId_Id",
                table: "OrganizationNotes",
                columns: new[] { "OrganizationId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_MergedIntoId",
                table: "Organizations",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_NameKey_Id",
                table: "Organizations",
                columns: new[] { "NameKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_ParentId",
                table: "Organizations",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Organizations_RootId",
                table: "Organizations",
                column: "RootId");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_AccountId_Id",
                table: "Signals",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Signals_Derived",
                table: "Signals",
                columns: new[] { "AccountId", "OrganizationId", "Kind" },
                unique: true,
                filter: "EndedAt IS NULL AND Derived = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Signals_OrganizationId_Kind_AccountId",
                table: "Signals",
                columns: new[] { "OrganizationId", "Kind", "AccountId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Affiliations");

            migrationBuilder.DropTable(
                name: "AffiliationVersions");

            migrationBuilder.DropTable(
                name: "AttributionRuns");

            migrationBuilder.DropTable(
                name: "OrganizationAliases");

            migrationBuilder.DropTable(
                name: "OrganizationAncestors");

            migrationBuilder.DropTable(
                name: "OrganizationDomains");

            migrationBuilder.DropTable(
                name: "OrganizationHosts");

            migrationBuilder.DropTable(
                name: "OrganizationLeads");

            migrationBuilder.DropTable(
                name: "OrganizationMerges");

            migrationBuilder.DropTable(
                name: "OrganizationNetworks");

            migrationBuilder.DropTable(
                name: "OrganizationNotes");

            migrationBuilder.DropTable(
                name: "Signals");

            migrationBuilder.DropTable(
                name: "StagedAffiliations");

            migrationBuilder.DropTable(
                name: "StagedSignals");

            migrationBuilder.DropTable(
                name: "Organizations");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports");

            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "attribution");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports",
                sql: "Kind IN ('Accounts', 'Requests', 'Activity', 'Payments', 'Devices')");
        }
    }
}
