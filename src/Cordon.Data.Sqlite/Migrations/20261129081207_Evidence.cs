using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CollectedByName",
                table: "Evidence",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DerivedFromId",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Evidence",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SupersedesId",
                table: "Evidence",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Custody",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    EvidenceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    HandedFrom = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    HandedTo = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Sha256Before = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    Sha256After = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Custody", x => x.Id);
                    table.CheckConstraint("CK_Custody_Action", "Action IN ('Collected', 'Sealed', 'Viewed', 'Copied', 'Extracted', 'Exported', 'Transferred', 'HoldSet', 'HoldReleased', 'Verified')");
                    table.ForeignKey(
                        name: "FK_Custody_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvidenceChecks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneTo = table.Column<string>(type: "TEXT", unicode: false, maxLength: 64, nullable: false),
                    Checked = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvidenceChecks_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Service = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PublicSentence = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    OpenedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Id);
                    table.CheckConstraint("CK_Incidents_Kind", "Kind IN ('Scraping', 'Outage', 'CredentialAttack', 'AutomatedUse', 'Other')");
                    table.CheckConstraint("CK_Incidents_Status", "Status IN ('Open', 'Contained', 'Closed')");
                });

            migrationBuilder.CreateTable(
                name: "EvidenceFindings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CheckId = table.Column<long>(type: "INTEGER", nullable: false),
                    Fault = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvidenceFindings", x => x.Id);
                    table.CheckConstraint("CK_EvidenceFindings_Fault", "Fault IN ('Missing', 'Altered', 'Orphaned')");
                    table.ForeignKey(
                        name: "FK_EvidenceFindings_EvidenceChecks_CheckId",
                        column: x => x.CheckId,
                        principalTable: "EvidenceChecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentAccounts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IncidentId = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Requests = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestsBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    OfRequests = table.Column<long>(type: "INTEGER", nullable: false),
                    OfRequestsBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenOutByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenOutAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenOutReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentAccounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentAccounts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentAccounts_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentEvidence",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IncidentId = table.Column<long>(type: "INTEGER", nullable: false),
                    EvidenceId = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenOutByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenOutAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentEvidence_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IncidentEvidence_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IncidentId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Value = table.Column<double>(type: "REAL", nullable: false),
                    Unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBackByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentFigures_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[] { "custody", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_DerivedFromId",
                table: "Evidence",
                column: "DerivedFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_SupersedesId",
                table: "Evidence",
                column: "SupersedesId");

            migrationBuilder.CreateIndex(
                name: "IX_Custody_EvidenceId_Sequence",
                table: "Custody",
                columns: new[] { "EvidenceId", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceChecks_JobId",
                table: "EvidenceChecks",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_EvidenceFindings_CheckId",
                table: "EvidenceFindings",
                column: "CheckId");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentAccounts_AccountId_IncidentId",
                table: "IncidentAccounts",
                columns: new[] { "AccountId", "IncidentId" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentAccounts_IncidentId_Requests_Id",
                table: "IncidentAccounts",
                columns: new[] { "IncidentId", "Requests", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentAccounts_Standing",
                table: "IncidentAccounts",
                columns: new[] { "IncidentId", "AccountId" },
                unique: true,
                filter: "TakenOutAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEvidence_EvidenceId_IncidentId",
                table: "IncidentEvidence",
                columns: new[] { "EvidenceId", "IncidentId" });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentEvidence_Standing",
                table: "IncidentEvidence",
                columns: new[] { "IncidentId", "EvidenceId" },
                unique: true,
                filter: "TakenOutAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentFigures_IncidentId_Id",
                table: "IncidentFigures",
                columns: new[] { "IncidentId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_FromAt_Id",
                table: "Incidents",
                columns: new[] { "FromAt", "Id" });

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Evidence_DerivedFromId",
                table: "Evidence",
                column: "DerivedFromId",
                principalTable: "Evidence",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Evidence_SupersedesId",
                table: "Evidence",
                column: "SupersedesId",
                principalTable: "Evidence",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What came before this has its record begun here: who collected it, when, and its hash.
            migrationBuilder.Sql("INSERT INTO Custody (EvidenceId, Sequence, At, Actor, ActorName, Action, Detail, Sha256After) SELECT Id, 1, CollectedAt, CollectedBy, CollectedBy, 'Collected', 'collected before custody was recorded', Sha256 FROM Evidence;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Evidence_Evidence_DerivedFromId",
                table: "Evidence");

            migrationBuilder.DropForeignKey(
                name: "FK_Evidence_Evidence_SupersedesId",
                table: "Evidence");

            migrationBuilder.DropTable(
                name: "Custody");

            migrationBuilder.DropTable(
                name: "EvidenceFindings");

            migrationBuilder.DropTable(
                name: "IncidentAccounts");

            migrationBuilder.DropTable(
                name: "IncidentEvidence");

            migrationBuilder.DropTable(
                name: "IncidentFigures");

            migrationBuilder.DropTable(
                name: "EvidenceChecks");

            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_DerivedFromId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_SupersedesId",
                table: "Evidence");

            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "custody");

            migrationBuilder.DropColumn(
                name: "CollectedByName",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "DerivedFromId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "SupersedesId",
                table: "Evidence");
        }
    }
}
