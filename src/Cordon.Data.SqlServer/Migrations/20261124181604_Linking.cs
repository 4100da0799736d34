using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.SqlServer.Migrations
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ClusterId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClusterMembers", x => x.AccountId);
                });

            migrationBuilder.CreateTable(
                name: "Clusters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    Accounts = table.Column<int>(type: "int", nullable: false),
                    Links = table.Column<int>(type: "int", nullable: false),
                    FormedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clusters", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Devices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ExternalId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    DescribedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Devices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DueLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Certain = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DueLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HubLimitChoices",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Limit = table.Column<int>(type: "int", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SavedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SavedByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    JobId = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Whole = table.Column<bool>(type: "bit", nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Accounts = table.Column<long>(type: "bigint", nullable: false),
                    Changed = table.Column<long>(type: "bigint", nullable: false),
                    Suggestions = table.Column<long>(type: "bigint", nullable: true),
                    Weights = table.Column<string>(type: "nvarchar(max)", maxLength: 2147483647, nullable: true),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    FingerprintHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Funding = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Brand = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Last4 = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    ExpiryMonth = table.Column<int>(type: "int", nullable: true),
                    ExpiryYear = table.Column<int>(type: "int", nullable: true),
                    IssuerCountry = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    DescribedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    OtherAccountId = table.Column<long>(type: "bigint", nullable: false),
                    Probability = table.Column<double>(type: "float", nullable: false),
                    Sentence = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Contributions = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    ExternalId = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StagedDevices", x => new { x.ImportId, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "StagedPayments",
                columns: table => new
                {
                    ImportId = table.Column<long>(type: "bigint", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    FingerprintHash = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Funding = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    Brand = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Last4 = table.Column<string>(type: "varchar(4)", unicode: false, maxLength: 4, nullable: true),
                    ExpiryMonth = table.Column<int>(type: "int", nullable: true),
                    ExpiryYear = table.Column<int>(type: "int", nullable: true),
                    IssuerCountry = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    BillingDigest = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: true),
                    BillingName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    BillingEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    BillingPhone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    BillingPostalCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    BillingCountry = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    DeviceId = table.Column<long>(type: "bigint", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "bigint", nullable: false),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "bigint", nullable: false),
                    Digest = table.Column<string>(type: "char(64)", unicode: false, fixedLength: true, maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    PostalCode = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    Country = table.Column<string>(type: "char(2)", unicode: false, fixedLength: true, maxLength: 2, nullable: true),
                    FirstSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    PaymentIdentityId = table.Column<long>(type: "bigint", nullable: true),
                    DeviceId = table.Column<long>(type: "bigint", nullable: true),
                    AccountId = table.Column<long>(type: "bigint", nullable: true),
                    OtherAccountId = table.Column<long>(type: "bigint", nullable: true),
                    Probability = table.Column<double>(type: "float", nullable: true),
                    Grounds = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TakenBackByName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    TakenBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
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
