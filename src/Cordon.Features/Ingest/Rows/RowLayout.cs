namespace Cordon.Features.Ingest.Rows;

/// <summary>How the rows of a file lie in it, and what they must not hold.</summary>
/// <param name="BreaksInQuotes">A quoted field of CSV may hold line breaks; where no field has any, an unclosed quote costs its own line only.</param>
public sealed record RowLayout(RowShape Shape, CardGuard Guard, bool BreaksInQuotes = true)
{
    public FieldNames Columns => Guard.Columns;
}
