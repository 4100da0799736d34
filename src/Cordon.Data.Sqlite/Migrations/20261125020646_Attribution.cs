using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AffiliationId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: true),
                    ValidTo = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedStrength = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Accounts = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Registrable = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Severity = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    RejectMedia = table.Column<bool>(type: "INTEGER", nullable: false),
                    RejectReports = table.Column<bool>(type: "INTEGER", nullable: false),
                    Obfuscate = table.Column<bool>(type: "INTEGER", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    List = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    LearnedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    Notes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ParentId = table.Column<long>(type: "INTEGER", nullable: true),
                    MergedIntoId = table.Column<long>(type: "INTEGER", nullable: true),
                    RootId = table.Column<long>(type: "INTEGER", nullable: true),
                    LearnedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    AffiliationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    EverConfidence = table.Column<double>(type: "REAL", nullable: false),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: true),
                    ValidTo = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSightedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Review = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false)
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
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Line = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstObservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ObservedAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    EverConfidence = table.Column<double>(type: "REAL", nullable: false),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    ValidFrom = table.Column<long>(type: "INTEGER", nullable: true),
                    ValidTo = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSightedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Review = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DecisionReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    DecidedStrength = table.Column<int>(type: "INTEGER", nullable: false),
                    LearnedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Alias = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    AncestorId = table.Column<long>(type: "INTEGER", nullable: false),
                    Depth = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false)
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
                    Host = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    BearsName = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    Accounts = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    KeptId = table.Column<long>(type: "INTEGER", nullable: false),
                    MergedId = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SplitAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SplitBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SplitByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SplitReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", unicode: false, maxLength: 50, nullable: false)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenBackByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganizationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    FirstObservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ObservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Derived = table.Column<bool>(type: "INTEGER", nullable: false),
                    LearnedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ImportId = table.Column<long>(type: "INTEGER", nullable: true)
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
