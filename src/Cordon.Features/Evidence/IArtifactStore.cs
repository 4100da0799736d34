namespace Cordon.Features.Evidence;

/// <summary>Where sealed artifacts lie, by their SHA-256: a folder by default, an object store elsewhere.</summary>
public interface IArtifactStore
{
    /// <summary>Keeps the bytes for good. When this returns they are durable, and the same bytes again are the same artifact.</summary>
    Task<SealedArtifact> SealAsync(Stream content, IProgress<long>? bytesRead, CancellationToken cancel);

    /// <summary>The path of the artifact's bytes on this machine.</summary>
    string PathOf(string sha256);

    /// <summary>Deletes what processes left that died while they sealed; what a living one is at is left alone.</summary>
    /// <returns>The names below the store.</returns>
    IReadOnlyList<string> CleanLeftovers(DateTimeOffset now);

    /// <summary>Everything that lies in the store, but for what is being written.</summary>
    IEnumerable<StoredFile> List();

    /// <summary>Whether the artifact came so recently that its row may be about to be written.</summary>
    bool IsYoung(string sha256);
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SealedArtifact(string Sha256, long SizeBytes);

/// <param name="Path">Below the store, with <c>/</c>.</param>
/// <param name="Sha256">What it has to hold by its name and place; null where it is no artifact.</param>
public sealed record StoredFile(string Path, string? Sha256);
