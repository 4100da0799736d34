namespace Cordon.Data.Storing;

/// <summary>How rows of a kind are written in bulk: a table and, for each column, how to read it off a row.</summary>
public sealed record BulkTable<T>(string Name, IReadOnlyList<BulkColumn<T>> Columns);

public enum BulkKind
{
    Number,
    OptionalNumber,
    Real,
    Instant,
    OptionalInstant,
    Text,
    Bytes,
}

/// <summary>One column; exactly one of the readers is set, so that nothing is boxed on the way.</summary>
public sealed record BulkColumn<T>(string Name, BulkKind Kind, Func<T, long>? Numbers = null, Func<T, string?>? Texts = null, Func<T, ReadOnlyMemory<byte>>? Blobs = null,
    Func<T, long?>? Optionals = null, Func<T, double>? Reals = null)
{
    public static BulkColumn<T> Number(string name, Func<T, long> read) => new(name, BulkKind.Number, Numbers: read);

    /// <param name="read">Null where there is none.</param>
    public static BulkColumn<T> OptionalNumber(string name, Func<T, long?> read) => new(name, BulkKind.OptionalNumber, Optionals: read);

    public static BulkColumn<T> Real(string name, Func<T, double> read) => new(name, BulkKind.Real, Reals: read);

    /// <param name="read">UTC ticks (100 ns).</param>
    public static BulkColumn<T> Instant(string name, Func<T, long> read) => new(name, BulkKind.Instant, Numbers: read);

    /// <param name="read">UTC ticks (100 ns); null where there is no instant.</param>
    public static BulkColumn<T> OptionalInstant(string name, Func<T, long?> read) => new(name, BulkKind.OptionalInstant, Optionals: read);

    public static BulkColumn<T> Text(string name, Func<T, string?> read) => new(name, BulkKind.Text, Texts: read);

    public static BulkColumn<T> Bytes(string name, Func<T, ReadOnlyMemory<byte>> read) => new(name, BulkKind.Bytes, Blobs: read);
}
