using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
{
    /// <summary>The change feed and what people said to proposals cannot be changed by anybody who goes through the database.</summary>
    public partial class ChangesAreAppendOnly : Migration
    {
        private static readonly (string Table, string Key)[] Tables = [("EnforcementChanges", "Sequence"), ("Approvals", "Id")];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, key) in Tables)
            {
                migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotChanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never changed.'); END;");
                migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotDeleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are never deleted.'); END;");
                migrationBuilder.Sql($"CREATE TRIGGER {table}AreNotReplaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) BEGIN SELECT RAISE(ABORT, '{table} are never replaced.'); END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Tables)
            {
                migrationBuilder.Sql($"DROP TRIGGER {table}AreNotChanged;");
                migrationBuilder.Sql($"DROP TRIGGER {table}AreNotDeleted;");
                migrationBuilder.Sql($"DROP TRIGGER {table}AreNotReplaced;");
            }
        }
    }
}
