using System.Globalization;
using System.IO.Compression;
using System.Text;
using Cordon.Data.Storing;
using Cordon.Domain.Evidence;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>Writes a package as it is read: a ZIP archive on a stream that only goes forward, with no more in memory than a buffer.</summary>
internal static class PackageWriter
{
    private const int BufferBytes = 1 << 20;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="InvalidDataException">An artifact was altered while it was copied: the package ends there and cannot be opened.</exception>
    public static async Task<WrittenPackage> WriteAsync(Package package, CordonStore store, IArtifactStore artifacts, Stream target, CancellationToken cancel)
    {
        await using var counted = new HashingStream(target);
        var sums = new List<(string Path, string Sha256)>();
        var zip = await ZipArchive.CreateAsync(counted, ZipArchiveMode.Create, leaveOpen: true, Utf8, cancel);
        foreach (var item in package.Items)
        {
            var path = Package.PathOf(item);
            await CopyAsync(zip, path, item, artifacts.PathOf(item.Sha256), cancel);
            sums.Add((path, item.Sha256));
        }
        await AddAsync("custody.jsonl", stream => CustodyLines.WriteAsync(store, package, stream, cancel));
        await AddAsync("manifest.json", stream => Manifest.WriteJsonAsync(package, stream, cancel));
        await AddAsync("manifest.csv", stream => Manifest.WriteCsvAsync(package, stream, cancel));
        await AddAsync("README.txt", stream => stream.WriteAsync(Utf8.GetBytes(PackageReadme.Of(package)), cancel).AsTask());
        // Last, because it holds the others' hashes; two blanks and LF, as sha256sum reads it.
        var list = string.Concat(sums.Select(sum => $"{sum.Sha256}  {sum.Path}\n"));
        await WriteAsync(zip, "sha256sum.txt", package.At, stream => stream.WriteAsync(Utf8.GetBytes(list), cancel).AsTask(), cancel);
        await zip.DisposeAsync();
        await counted.FlushAsync(cancel);
        return new(sums.Count + 1, counted.Bytes, counted.TakeHash());

        async Task AddAsync(string name, Func<Stream, Task> write) => sums.Add((name, await WriteAsync(zip, name, package.At, write, cancel)));
    }

    private static async Task CopyAsync(ZipArchive zip, string path, EvidenceItem item, string from, CancellationToken cancel)
    {
        await using var file = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        var found = await WriteAsync(zip, path, item.CollectedAt, stream => file.CopyToAsync(stream, BufferBytes, cancel), cancel, IsPacked(item.MediaType));
        if (found != item.Sha256)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Evidence E-{item.Id.Value} holds other bytes than were sealed; the package was broken off."));
    }

    /// <returns>The SHA-256 of what was written.</returns>
    private static async Task<string> WriteAsync(ZipArchive zip, string path, DateTimeOffset at, Func<Stream, Task> write, CancellationToken cancel, bool isPacked = false)
    {
        var entry = zip.CreateEntry(path, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        // The times of a ZIP archive have no zone and end in even seconds; these are UTC.
        entry.LastWriteTime = at.ToUniversalTime();
        await using var content = await entry.OpenAsync(cancel);
        await using var hashed = new HashingStream(content);
        await write(hashed);
        await hashed.FlushAsync(cancel);
        return hashed.TakeHash();
    }

    private static bool IsPacked(string mediaType) => (mediaType.StartsWith("image/", StringComparison.Ordinal) && mediaType != "image/svg+xml") || mediaType.StartsWith("video/", StringComparison.Ordinal)
        || mediaType is MediaTypes.Gzip or MediaTypes.Zip or MediaTypes.Binary or "application/pdf" or "application/zstd" or "application/x-xz" or "application/x-bzip2" or "application/x-7z-compressed" or "application/vnd.rar";
}
