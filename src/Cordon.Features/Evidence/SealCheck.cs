using System.Collections.Concurrent;
using Cordon.Domain;
using Cordon.Domain.Evidence;

namespace Cordon.Features.Evidence;

/// <summary>Looks whether a sealed file still holds the bytes that were sealed, before anybody is shown what stands in it.</summary>
/// <remarks>
/// A file is hashed when it is first asked for, and again when its size or the time of its last change is another; in between the
/// answer of the process is remembered. Somebody who can write to the folder can set that time back: a full check of all evidence hashes anew.
/// </remarks>
public sealed class SealCheck(IArtifactStore artifacts)
{
    private readonly ConcurrentDictionary<string, (long Bytes, DateTime ChangedAt)> _whole = new();

    /// <summary>How much has to be read before <see cref="Check"/> can answer, in bytes; 0 where it knows already or the file is missing.</summary>
    public long BytesToCheck(string sha256) => FileOf(sha256) is { Exists: true } file && !IsKnown(sha256, file) ? file.Length : 0;

    /// <summary>Reads on the caller's thread.</summary>
    /// <param name="import">The import that the file belongs to, for the refusal.</param>
    /// <param name="bytesRead">Told how many bytes were read so far.</param>
    /// <returns><c>evidence.missing</c>, <c>evidence.altered</c>, or null where all is as it was sealed.</returns>
    public Refusal? Check(string sha256, ImportId import, Action<long>? bytesRead, CancellationToken cancel) => Look(sha256, bytesRead, cancel).State switch
    {
        SealState.Missing => EvidenceRefusals.Missing(import),
        SealState.Altered => EvidenceRefusals.Altered(import),
        _ => null,
    };

    /// <param name="item">The item whose bytes are asked for, for the refusal.</param>
    /// <inheritdoc cref="Check(string, ImportId, Action{long}?, CancellationToken)"/>
    public Refusal? Check(string sha256, EvidenceId item, Action<long>? bytesRead, CancellationToken cancel) => Look(sha256, bytesRead, cancel).State switch
    {
        SealState.Missing => EvidenceRefusals.ItemMissing(item),
        SealState.Altered => EvidenceRefusals.ItemAltered(item),
        _ => null,
    };

    /// <summary>The same look, for whoever says it in other words. Reads on the caller's thread.</summary>
    public SealVerdict Look(string sha256, Action<long>? bytesRead, CancellationToken cancel)
    {
        var file = FileOf(sha256);
        if (!file.Exists) return new(SealState.Missing, null);
        if (IsKnown(sha256, file)) return new(SealState.Whole, null);
        var stamp = (file.Length, file.LastWriteTimeUtc);
        var found = FileHash.Of(file.FullName, bytesRead, cancel);
        if (found != sha256) return new(SealState.Altered, found);
        _whole[sha256] = stamp;
        return new(SealState.Whole, found);
    }

    private FileInfo FileOf(string sha256) => new(artifacts.PathOf(sha256));

    private bool IsKnown(string sha256, FileInfo file) => _whole.TryGetValue(sha256, out var known) && known == (file.Length, file.LastWriteTimeUtc);
}

public enum SealState
{
    Whole,
    Altered,
    Missing,
}

/// <param name="Found">The hash that was found; null where none was taken.</param>
public readonly record struct SealVerdict(SealState State, string? Found);
