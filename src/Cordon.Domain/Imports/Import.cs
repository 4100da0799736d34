namespace Cordon.Domain.Imports;

/// <summary>One file read: what it was, what came of it, and how far reading has come.</summary>
/// <remarks>
/// A file is read in chunks whose borders depend on the file alone. Each chunk's rows and the checkpoint behind it are saved in one
/// transaction, so a killed import goes on where it ended and comes to the same rows.
/// </remarks>
public sealed class Import
{
    public ImportId Id { get; init; }
    public required ImportKind Kind { get; init; }
    public required ImportState State { get; set; }
    public required EvidenceId EvidenceId { get; init; }
    public required string FileName { get; init; }

    /// <summary>
    /// By what the file is known when it comes again: its SHA-256 as it came, which is that of the sealed evidence too; of a file that was sealed
    /// without some of its rows, a keyed hash of that. Unique: the same content is read once.
    /// </summary>
    public required string Sha256 { get; init; }

    /// <summary>What the content was recognised as, for example <c>apache-combined</c>.</summary>
    public required string Format { get; set; }
    public required IdentifyBy? IdentifyBy { get; init; }
    public required JobId JobId { get; set; }
    public required string ImportedBy { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    // The checkpoint: all that stands before NextOffset (bytes of the expanded content) is in the store.
    public long NextOffset { get; set; }
    public int NextChunk { get; set; }
    public long Lines { get; set; }
    public long Accepted { get; set; }
    public long Rejected { get; set; }
    public long AccountsCreated { get; set; }

    /// <summary>The rows this import wrote lie between these ids (inclusive); null before the first.</summary>
    public long? FirstActivityId { get; set; }
    public long? LastActivityId { get; set; }

    /// <summary>The minutes that the file's requests span; null before the first.</summary>
    public DateTimeOffset? FromAt { get; set; }
    public DateTimeOffset? ToAt { get; set; }
}
