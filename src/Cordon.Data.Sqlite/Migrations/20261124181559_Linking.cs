using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Linking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports");

            migrationBuilder.CreateTable(
                name: "ClusterMembers",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ClusterId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterMembers", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "Clusters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Accounts = table.Column<int>(type: "INTEGER", nullable: false),
                    Links = table.Column<int>(type: "INTEGER", nullable: false),
                    FormedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clusters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DescribedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DueLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Certain = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HubLimitChoices",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Limit = table.Column<int>(type: "INTEGER", nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SavedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SavedByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HubLimitChoices", x => x.Kind);
                    table.CheckConstraint("CK_HubLimitChoices_Kind", "Kind IN ('Card', 'PrepaidCard', 'CorporateCard', 'Wallet', 'Bank', 'Device')");
                });

            migrationBuilder.CreateTable(
                name: "LinkingRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    JobId = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Whole = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Accounts = table.Column<long>(type: "INTEGER", nullable: false),
                    Changed = table.Column<long>(type: "INTEGER", nullable: false),
                    Suggestions = table.Column<long>(type: "INTEGER", nullable: true),
                    Weights = table.Column<string>(type: "TEXT", maxLength: 2147483647, nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkingRuns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LinkingRuns_Jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "Jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaymentIdentities",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    FingerprintHash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Funding = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Brand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Last4 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: true),
                    ExpiryMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpiryYear = table.Column<int>(type: "INTEGER", nullable: true),
                    IssuerCountry = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    DescribedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaymentIdentities", x => x.Id);
                    table.CheckConstraint("CK_PaymentIdentities_Funding", "Funding IN ('Unknown', 'Credit', 'Debit', 'Prepaid', 'Corporate')");
                    table.CheckConstraint("CK_PaymentIdentities_Kind", "Kind IN ('Card', 'Wallet', 'Bank')");
                });

            migrationBuilder.CreateTable(
                name: "ProbableLinks",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    OtherAccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Probability = table.Column<double>(type: "REAL", nullable: false),
                    Sentence = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Contributions = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProbableLinks", x => new { x.AccountId, x.OtherAccountId });
                    table.ForeignKey(
                        name: "FK_ProbableLinks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProbableLinks_Accounts_OtherAccountId",
                        column: x => x.OtherAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StagedDevices",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Line = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedDevices", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "StagedPayments",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Line = table.Column<long>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    FingerprintHash = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Funding = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    Brand = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Last4 = table.Column<string>(type: "TEXT", unicode: false, maxLength: 4, nullable: true),
                    ExpiryMonth = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpiryYear = table.Column<int>(type: "INTEGER", nullable: true),
                    IssuerCountry = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    BillingDigest = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    BillingName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BillingEmail = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    BillingPhone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BillingPostalCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    BillingCountry = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedPayments", x => new { x.ImportId, x.Line });
                    table.CheckConstraint("CK_StagedPayments_Funding", "Funding IN ('Unknown', 'Credit', 'Debit', 'Prepaid', 'Corporate')");
                    table.CheckConstraint("CK_StagedPayments_Kind", "Kind IN ('Card', 'Wallet', 'Bank')");
                });

            migrationBuilder.CreateTable(
                name: "AccountDevices",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountDevices", x => new { x.AccountId, x.DeviceId });
                    table.ForeignKey(
                        name: "FK_AccountDevices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountDevices_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccountPayments",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountPayments", x => new { x.AccountId, x.PaymentIdentityId });
                    table.ForeignKey(
                        name: "FK_AccountPayments_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountPayments_PaymentIdentities_PaymentIdentityId",
                        column: x => x.PaymentIdentityId,
                        principalTable: "PaymentIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BillingDetails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "INTEGER", nullable: false),
                    Digest = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    PostalCode = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Country = table.Column<string>(type: "TEXT", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillingDetails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BillingDetails_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BillingDetails_PaymentIdentities_PaymentIdentityId",
                        column: x => x.PaymentIdentityId,
                        principalTable: "PaymentIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LinkDecisions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<string>(type: "TEXT", unicode: false, maxLength: 32, nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "INTEGER", nullable: true),
                    DeviceId = table.Column<long>(type: "INTEGER", nullable: true),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    OtherAccountId = table.Column<long>(type: "INTEGER", nullable: true),
                    Probability = table.Column<double>(type: "REAL", nullable: true),
                    Grounds = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenBackBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenBackByName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TakenBackReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TakenBackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkDecisions", x => x.Id);
                    table.CheckConstraint("CK_LinkDecisions_Kind", "Kind IN ('CutIdentifier', 'CutAccount', 'Join', 'NotOnePerson')");
                    table.ForeignKey(
                        name: "FK_LinkDecisions_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkDecisions_Accounts_OtherAccountId",
                        column: x => x.OtherAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkDecisions_Devices_DeviceId",
                        column: x => x.DeviceId,
                        principalTable: "Devices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LinkDecisions_PaymentIdentities_PaymentIdentityId",
                        column: x => x.PaymentIdentityId,
                        principalTable: "PaymentIdentities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports",
                sql: "Kind IN ('Accounts', 'Requests', 'Activity', 'Payments', 'Devices')");

            migrationBuilder.CreateIndex(
                name: "IX_AccountDevices_DeviceId_AccountId",
                table: "AccountDevices",
                columns: new[] { "DeviceId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountPayments_PaymentIdentityId_AccountId",
                table: "AccountPayments",
                columns: new[] { "PaymentIdentityId", "AccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_BillingDetails_AccountId_PaymentIdentityId_Digest",
                table: "BillingDetails",
                columns: new[] { "AccountId", "PaymentIdentityId", "Digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BillingDetails_PaymentIdentityId",
                table: "BillingDetails",
                column: "PaymentIdentityId");

            migrationBuilder.CreateIndex(
                name: "IX_ClusterMembers_ClusterId",
                table: "ClusterMembers",
                column: "ClusterId");

            migrationBuilder.CreateIndex(
                name: "IX_Clusters_Accounts_Id",
                table: "Clusters",
                columns: new[] { "Accounts", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Devices_ExternalId",
                table: "Devices",
                column: "ExternalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_AccountDeviceCut",
                table: "LinkDecisions",
                columns: new[] { "AccountId", "DeviceId" },
                unique: true,
                filter: "TakenBackAt IS NULL AND Kind = 'CutAccount' AND DeviceId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_AccountId_Id",
                table: "LinkDecisions",
                columns: new[] { "AccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_AccountPaymentCut",
                table: "LinkDecisions",
                columns: new[] { "AccountId", "PaymentIdentityId" },
                unique: true,
                filter: "TakenBackAt IS NULL AND Kind = 'CutAccount' AND PaymentIdentityId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_DeviceCut",
                table: "LinkDecisions",
                column: "DeviceId",
                unique: true,
                filter: "TakenBackAt IS NULL AND Kind = 'CutIdentifier' AND DeviceId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_OtherAccountId_Id",
                table: "LinkDecisions",
                columns: new[] { "OtherAccountId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_Pair",
                table: "LinkDecisions",
                columns: new[] { "AccountId", "OtherAccountId" },
                unique: true,
                filter: "TakenBackAt IS NULL AND OtherAccountId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkDecisions_PaymentCut",
                table: "LinkDecisions",
                column: "PaymentIdentityId",
                unique: true,
                filter: "TakenBackAt IS NULL AND Kind = 'CutIdentifier' AND PaymentIdentityId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LinkingRuns_JobId",
                table: "LinkingRuns",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_PaymentIdentities_FingerprintHash",
                table: "PaymentIdentities",
                column: "FingerprintHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProbableLinks_OtherAccountId",
                table: "ProbableLinks",
                column: "OtherAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_ProbableLinks_Probability_AccountId_OtherAccountId",
                table: "ProbableLinks",
                columns: new[] { "Probability", "AccountId", "OtherAccountId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedDevices_ImportId_ExternalId",
                table: "StagedDevices",
                columns: new[] { "ImportId", "ExternalId" });

            migrationBuilder.CreateIndex(
                name: "IX_StagedPayments_ImportId_FingerprintHash",
                table: "StagedPayments",
                columns: new[] { "ImportId", "FingerprintHash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountDevices");

            migrationBuilder.DropTable(
                name: "AccountPayments");

            migrationBuilder.DropTable(
                name: "BillingDetails");

            migrationBuilder.DropTable(
                name: "ClusterMembers");

            migrationBuilder.DropTable(
                name: "Clusters");

            migrationBuilder.DropTable(
                name: "DueLinks");

            migrationBuilder.DropTable(
                name: "HubLimitChoices");

            migrationBuilder.DropTable(
                name: "LinkDecisions");

            migrationBuilder.DropTable(
                name: "LinkingRuns");

            migrationBuilder.DropTable(
                name: "ProbableLinks");

            migrationBuilder.DropTable(
                name: "StagedDevices");

            migrationBuilder.DropTable(
                name: "StagedPayments");

            migrationBuilder.DropTable(
                name: "Devices");

            migrationBuilder.DropTable(
                name: "PaymentIdentities");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Imports_Kind",
                table: "Imports",
                sql: "Kind IN ('Accounts', 'Requests', 'Activity')");
        }
    }
}
