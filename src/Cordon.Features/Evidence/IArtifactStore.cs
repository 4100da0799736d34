namespace Cordon.Features.Evidence;

/// <summary>Where sealed artifacts lie, by their SHA-256: a folder by default, an object store elsewhere.</summary>
public interface IArtifactStore
{
    /// <summary>Keeps the bytes for good. When this returns they are durable, and the same bytes again are the same artifact.</summary>
    Task<SealedArtifact> SealAsync(Stream content, IProgress<long>? bytesRead, CancellationToken cancel);

    /// <summary>The path of the artifact's bytes on this machine.</summary>
    string PathOf(string sha256);
}

/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SealedArtifact(string Sha256, long SizeBytes);
