using System.Buffers;
using Cordon.Domain;
using Cordon.Features.Hosting;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.GZip;

namespace Cordon.Features.Ingest.Requests;

/// <summary>One strict pass over a gzip file: every member whole, every checksum right, nothing behind, no bomb.</summary>
/// <remarks>
/// The runtime's GZipStream takes cut files, missing trailers and junk at the end for complete; this reader throws on all but the
/// last, which shows in what it leaves unread. It is a third as fast, so only this check uses it.
/// </remarks>
internal static class GzipCheck
{
    private const int BufferBytes = 1 << 16;

    /// <summary>From how much expanded content on the ratio counts, in bytes.</summary>
    private const long RatioFreeBytes = 1 << 20;

    /// <summary>Looks at the first two bytes, never at the name, and goes back to the start.</summary>
    public static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        file.Position = 0;
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return StartsLikeGzip(magic[..read]);
    }

    public static bool StartsLikeGzip(ReadOnlySpan<byte> content) => content is [0x1F, 0x8B, ..];

    /// <returns>The size of the content in bytes, or <c>import.broken-archive</c> or <c>import.expands-too-far</c>.</returns>
    public static Outcome<long> Expand(FileStream file, IngestSettings limits, CancellationToken cancel)
    {
        using var gzip = new StrictGzip(file) { IsStreamOwner = false };
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long expanded = 0;
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                var read = gzip.Read(buffer, 0, buffer.Length);
                if (read <= 0) break;
                expanded += read;
                if (expanded > limits.MaxExpandedBytes) return ImportRefusals.ExpandsBeyondSize(limits.MaxExpandedBytes);
                if (expanded > RatioFreeBytes && expanded / limits.MaxExpansionRatio > file.Position - gzip.Left)
                    return ImportRefusals.ExpandsBeyondRatio(limits.MaxExpansionRatio);
            }
            return gzip.Left > 0 || file.Position < file.Length ? ImportRefusals.BrokenArchive("something follows its end") : expanded;
        }
        catch (EndOfStreamException)
        {
            return ImportRefusals.BrokenArchive("it ends too early");
        }
        catch (SharpZipBaseException broken)
        {
            return ImportRefusals.BrokenArchive(Why(broken.Message));
        }
        catch (Exception damaged) when (damaged is IndexOutOfRangeException or ArgumentException)
        {
            // The library's inflater walks out of its tables on some damaged content: found by changing one byte (SharpZipLib 1.4.2).
            return ImportRefusals.BrokenArchive("its content is damaged");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Why(string message) =>
        message.Contains("EOF", StringComparison.Ordinal) || message.Contains("EOS", StringComparison.Ordinal) ? "it ends too early"
        : message.Contains("crc", StringComparison.OrdinalIgnoreCase) ? "its checksum does not match"
        : "its content is damaged";

    private sealed class StrictGzip(Stream stream) : GZipInputStream(stream, BufferBytes)
    {
        /// <summary>Bytes taken from the file and not used.</summary>
        public int Left => inputBuffer.Available;
    }
}
