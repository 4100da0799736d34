using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

public static class ColumnKinds
{
    /// <summary>The annotation by which a provider's mapping finds the columns that compare character by character.</summary>
    public const string Ordinal = "Cordon:Ordinal";

    /// <summary>Compared exactly, whatever the database's collation would make equal.</summary>
    public static PropertyBuilder<T> IsOrdinal<T>(this PropertyBuilder<T> property) => property.HasAnnotation(Ordinal, true);

    public static PropertyBuilder<string> IsSha256(this PropertyBuilder<string> property) =>
        property.HasMaxLength(64).IsUnicode(false).IsFixedLength();
}
