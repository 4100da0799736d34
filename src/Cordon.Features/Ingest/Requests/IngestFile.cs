using Cordon.Domain;
using Cordon.Features.Hosting;

namespace Cordon.Features.Ingest.Requests;

/// <summary>A request log as a file, plain or packed with gzip.</summary>
public static class IngestFile
{
    /// <summary>Looks at a file before anything is stored; a packed one is expanded once to its end.</summary>
    /// <returns>What it is; or <c>import.empty-file</c> (no bytes, or blank lines alone), <c>import.file-too-large</c>,
    /// <c>import.broken-archive</c>, <c>import.expands-too-far</c>, <c>import.binary-file</c> (also gzip within gzip), or
    /// <c>import.not-a-log</c> when none of its first 1,000 lines or 1 MiB is a request.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static Outcome<IngestFileInfo> Inspect(string path, IngestSettings limits, CancellationToken cancel) =>
        Look(path, limits, content => FormatCheck.Recognise(content, cancel), cancel).Accepted(out var found, out var refusal)
            ? new IngestFileInfo(found.IsCompressed, found.Bytes, found.ExpandedBytes, found.Format)
            : refusal;

    /// <summary>The same look for another kind of file.</summary>
    /// <param name="recognise">Tells the format from the start of the expanded content, or refuses it.</param>
    internal static Outcome<(bool IsCompressed, long Bytes, long ExpandedBytes, T Format)> Look<T>(
        string path, IngestSettings limits, Func<Stream, Outcome<T>> recognise, CancellationToken cancel)
    {
        bool compressed;
        long bytes, expanded;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan))
        {
            bytes = expanded = file.Length;
            if (bytes == 0) return ImportRefusals.EmptyFile;
            if (bytes > limits.MaxFileBytes) return ImportRefusals.FileTooLarge(bytes, limits.MaxFileBytes);
            compressed = GzipCheck.IsGzip(file);
            if (compressed && !GzipCheck.Expand(file, limits, cancel).Accepted(out expanded, out var broken)) return broken;
        }
        using (var content = OpenContent(path, startOffset: 0))
        {
            if (FormatCheck.IsBinary(content.Stream)) return ImportRefusals.BinaryFile;
        }
        using (var content = OpenContent(path, startOffset: 0))
        {
            if (!recognise(content.Stream).Accepted(out var format, out var refusal)) return refusal;
            return (compressed, bytes, expanded, format);
        }
    }

    /// <summary>Opens the expanded content of a file that <see cref="Inspect"/> has accepted.</summary>
    /// <param name="startOffset">Where to go on, in bytes of the expanded content; 0 or a <see cref="LineReader.NextOffset"/>.</param>
    /// <exception cref="InvalidDataException">The content is shorter than that: it is not the file it was.</exception>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public static IngestContent OpenContent(string path, long startOffset) => IngestContent.Open(path, startOffset);
}
