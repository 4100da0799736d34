using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cordon.Data.Sqlite;

/// <summary>What SQLite needs of the model: instants it can order, and ids that stay used up.</summary>
public sealed class SqliteMapping(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
            {
                if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                    property.SetValueConverter(new UtcTicks());
                // Without this a key converted from a record struct is told apart from its own snapshot for ever (dotnet/efcore #30699).
                if (property.IsPrimaryKey() && property.ValueGenerated == ValueGenerated.OnAdd && entity.FindPrimaryKey()!.Properties.Count == 1)
                    property.SetValueGenerationStrategy(SqliteValueGenerationStrategy.Autoincrement);
            }
    }

    /// <summary>UTC ticks (100 ns), because SQLite cannot order DateTimeOffset. Source: EF Core docs, SQLite limitations.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
