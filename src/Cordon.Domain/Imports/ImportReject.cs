namespace Cordon.Domain.Imports;

/// <summary>A line that could not be read, with the reason. The first <see cref="MaxKept"/> of an import are kept, all are counted.</summary>
public sealed class ImportReject
{
    public const int MaxKept = 1_000;
    public const int MaxTextLength = 500;

    public required ImportId ImportId { get; init; }
    public required long Line { get; init; }
    public required string Reason { get; init; }

    /// <summary>The start of the line, control characters made visible.</summary>
    public required string Text { get; init; }
}
