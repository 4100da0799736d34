using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Cordon.Data.Tests.SqlServer;

public class SchemaTests
{
    private static readonly string Script = SchemaModel.CreateScript();

    [Fact]
    public void The_schema_compiles()
    {
        using var schema = SchemaModel.Load(Script);
        Assert.Empty(schema.Problems());
    }

    [Fact]
    public void The_tables_are_those_of_the_model()
    {
        using var schema = SchemaModel.Load(Script);
        Assert.Empty(TableComparison.Differences(schema.Tables, Wanted()));
    }

    [Theory]
    [InlineData("nvarchar(320)", "nvarchar(319)", "ExternalId")]
    [InlineData("[LearnedAt] datetime2 NOT NULL", "[LearnedAt] datetime2 NULL", "LearnedAt")]
    [InlineData("[CollectedAt] datetime2", "[CollectedAt] datetime2(3)", "CollectedAt")]
    [InlineData("[SizeBytes] bigint NOT NULL,", "", "SizeBytes")]
    [InlineData("[Plan] nvarchar(40) COLLATE Latin1_General_100_BIN2", "[Plan] nvarchar(40)", "Plan")]
    [InlineData(" WHERE State IN ('Reading', 'Finished')", "", "IX_Imports_Sha256_Kind")]
    [InlineData("CREATE UNIQUE INDEX [IX_Accounts_ExternalId]", "CREATE INDEX [IX_Accounts_ExternalId]", "IX_Accounts_ExternalId")]
    [InlineData("'Registered', 'Observed'", "'Registered'", "CK_Accounts_Kind")]
    [InlineData("ON DELETE NO ACTION", "ON DELETE CASCADE", "FK_")]
    [InlineData("[Id] bigint NOT NULL IDENTITY", "[Id] bigint NOT NULL", "Id")]
    public void A_difference_between_a_script_and_the_model_is_named(string was, string becomes, string named)
    {
        Assert.Contains(was, Script, StringComparison.Ordinal);
        using var schema = SchemaModel.Load(Script.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Contains(TableComparison.Differences(schema.Tables, Wanted()), line => line.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void No_row_vanishes_because_another_did() => Assert.Empty(KeyRules.Cascades(Wanted()));

    [Fact]
    public void No_key_is_longer_than_SQL_Server_takes() => Assert.Empty(KeyRules.TooLong(Wanted()));

    [Fact]
    public void A_cascade_and_a_key_that_is_too_long_are_named()
    {
        using var db = new WrongDb();
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        Assert.Equal(["FK_Children_Parents_ParentId"], KeyRules.Cascades(model));
        Assert.Equal(["IX_Children_Text: 1702 bytes", "PK_Children: 902 bytes", "PK_Parents: 902 bytes"], KeyRules.TooLong(model).Order());
    }

    private static IRelationalModel Wanted()
    {
        using var db = NoServer.SqlServer();
        return db.GetService<IDesignTimeModel>().Model.GetRelationalModel();        // the run-time model lacks checks
    }

    private sealed class Parent
    {
        public required string Id { get; init; }
    }

    private sealed class Child
    {
        public required string Id { get; init; }
        public required string ParentId { get; init; }
        public required string Text { get; init; }
    }

    private sealed class WrongDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlServer("Server=none");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Parent>(parent => parent.ToTable("Parents").Property(p => p.Id).HasMaxLength(451));
            modelBuilder.Entity<Child>(child =>
            {
                child.ToTable("Children").Property(c => c.Id).HasMaxLength(451);
                child.Property(c => c.Text).HasMaxLength(851);
                child.HasIndex(c => c.Text);
                child.HasOne<Parent>().WithMany().HasForeignKey(c => c.ParentId).OnDelete(DeleteBehavior.Cascade);
            });
        }
    }
}
