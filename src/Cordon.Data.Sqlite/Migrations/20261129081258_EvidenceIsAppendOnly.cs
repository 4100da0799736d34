using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cordon.Data.Sqlite.Migrations
{
    /// <summary>Evidence and its custody record cannot be changed by anybody who goes through the database.</summary>
    public partial class EvidenceIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, name) in new[] { ("Custody", "CustodyEntries"), ("Evidence", "EvidenceItems") })
            {
                migrationBuilder.Sql($"CREATE TRIGGER {name}AreNotChanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is never changed.'); END;");
                migrationBuilder.Sql($"CREATE TRIGGER {name}AreNotDeleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is never deleted.'); END;");
                migrationBuilder.Sql($"CREATE TRIGGER {name}AreNotReplaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE Id = NEW.Id) BEGIN SELECT RAISE(ABORT, '{table} is never replaced.'); END;");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var name in new[] { "CustodyEntries", "EvidenceItems" })
            {
                migrationBuilder.Sql($"DROP TRIGGER {name}AreNotChanged;");
                migrationBuilder.Sql($"DROP TRIGGER {name}AreNotDeleted;");
                migrationBuilder.Sql($"DROP TRIGGER {name}AreNotReplaced;");
            }
        }
    }
}
