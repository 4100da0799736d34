namespace Cordon.Features.Ingest.Rows;

public enum RawRowKind
{
    /// <summary>The names of the columns.</summary>
    Heading,
    Row,

    /// <summary>What stands between rows: blank lines, the brackets of a list.</summary>
    Between,

    /// <summary>A row longer than is looked at; its bytes were left out, but for the end of its line.</summary>
    TooLong,
}

/// <summary>A piece of a file as it lies there. The pieces of a file, one behind the other, are the file.</summary>
/// <param name="Number">The line where it begins, from 1; in a JSON document, which need not have lines, the how manieth object it is.</param>
/// <param name="Bytes">With the end of its line. Valid until the next piece is asked for.</param>
public readonly record struct RawRow(RawRowKind Kind, long Number, ReadOnlyMemory<byte> Bytes);

/// <summary>How a file is cut into rows.</summary>
public enum RowShape
{
    Csv,

    /// <summary>A JSON value a line.</summary>
    JsonLines,

    /// <summary>JSON values one behind the other, of arrays their elements, of lists as Stripe writes them what is in their <c>data</c>.</summary>
    JsonDocument,
}
