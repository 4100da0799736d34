using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
{
    /// <summary>The record of what was done cannot be changed by anybody who goes through the database.</summary>
    public partial class AuditIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER AuditEntriesAreNotChanged BEFORE UPDATE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'Audit entries are never changed.'); END;");
            migrationBuilder.Sql("CREATE TRIGGER AuditEntriesAreNotDeleted BEFORE DELETE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'Audit entries are never deleted.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER AuditEntriesAreNotChanged;");
            migrationBuilder.Sql("DROP TRIGGER AuditEntriesAreNotDeleted;");
        }
    }
}
