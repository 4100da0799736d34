namespace Cordon.Features.Ingest.Rows;

/// <summary>One row of a file: what it tells, or why that is nothing.</summary>
/// <param name="Line">As <see cref="RawRow.Number"/>.</param>
/// <param name="Records">One, where the row is one fact; more where it is an object that tells several. Empty: rejected.</param>
/// <param name="Text">The row as it stands, for the list of rejects; null where records were made.</param>
public readonly record struct FileRow<T>(long Line, IReadOnlyList<T> Records, string Reason, string? Text)
{
    public bool IsAccepted => Records.Count > 0;

    public static FileRow<T> Rejected(long line, string reason, string text) => new(line, [], reason, text);
}
