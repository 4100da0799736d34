using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LinkingCounter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                table: "Counters",
                columns: new[] { "Name", "Last" },
                values: new object[] { "linking", 0L });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "Counters",
                keyColumn: "Name",
                keyValue: "linking");
        }
    }
}
