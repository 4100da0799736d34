using System.Security.Cryptography;
using Cordon.Features.Evidence;

namespace Cordon.Features.Tests.Evidence;

public sealed class FolderArtifactStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cordon-artifacts-").FullName;
    private readonly FolderArtifactStore _store;

    public FolderArtifactStoreTests() => _store = new(_folder);

    [Fact]
    public async Task An_artifact_is_found_by_the_hash_of_its_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3_000_000).Select(i => (byte)i)];
        var artifact = await _store.SealAsync(new MemoryStream(bytes), null, CancellationToken.None);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), (artifact.Sha256, artifact.SizeBytes));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_store.PathOf(artifact.Sha256)));
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_artifact()
    {
        await _store.SealAsync(new MemoryStream([1, 2, 3]), null, CancellationToken.None);
        await _store.SealAsync(new MemoryStream([1, 2, 3]), null, CancellationToken.None);
        Assert.Single(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_breaks_off_leaves_no_artifact()
    {
        await Assert.ThrowsAsync<IOException>(() => _store.SealAsync(new Breaking(), null, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Nobody_may_write_to_an_artifact()
    {
        var artifact = await _store.SealAsync(new MemoryStream([1]), null, CancellationToken.None);
        Assert.True(new FileInfo(_store.PathOf(artifact.Sha256)).IsReadOnly);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Breaking : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the wire broke");
    }
}
