using Cordon.Data.Mappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cordon.Data.SqlServer;

/// <summary>What SQL Server needs of the model: instants without an offset, and columns that compare character by character.</summary>
public sealed class SqlServerMapping(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private const string OrdinalCollation = "Latin1_General_100_BIN2";

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var property in entity.GetProperties())
            {
                if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                    property.SetValueConverter(new UtcDateTime());
                if (property.FindAnnotation(ColumnKinds.Ordinal) is not null) property.SetCollation(OrdinalCollation);
            }
    }

    private sealed class UtcDateTime() : ValueConverter<DateTimeOffset, DateTime>(
        at => at.UtcDateTime, value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));
}
