using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Cordon.Domain;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Evidence;

/// <summary>Looks at a file before anything of it is stored: how large, what by its content, and whether it would fill a disk. Nothing of it is run.</summary>
public sealed class EvidenceInspector(EvidenceSettings settings, IngestSettings packing)
{
    private const int StartBytes = 1 << 16;
    private const int MostEntries = 65_534;

    // From how much content on the ratio counts, in bytes.
    private const long RatioFreeBytes = 1 << 20;

    /// <returns>What it is; or <c>evidence.empty</c>, <c>evidence.too-large</c>, <c>evidence.type-refused</c>, <c>evidence.expands-too-far</c>.</returns>
    /// <exception cref="IOException">The file is not there or cannot be read.</exception>
    public Outcome<InspectedEvidence> Inspect(string path, CancellationToken cancel)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (file.Length == 0) return EvidenceRefusals.Empty;
        if (file.Length > settings.MaxFileBytes) return EvidenceRefusals.TooLarge(file.Length, settings.MaxFileBytes);
        var start = new byte[(int)Math.Min(StartBytes, file.Length)];
        file.ReadExactly(start);
        var isWhole = start.Length == file.Length;
        var isBinary = FormatCheck.IsBinary(new MemoryStream(start));
        var type = MediaTypes.Of(start, isBinary, isWhole);
        if (settings.Refuses(type)) return EvidenceRefusals.TypeRefused(type);
        return type switch
        {
            MediaTypes.Gzip => OfGzip(file, cancel),
            MediaTypes.Zip => OfZip(file),
            _ => new InspectedEvidence(type, file.Length, MediaTypes.IsUtf16(start) || (!isBinary && !MediaTypes.IsUtf8(start, isWhole)) ? "its text is not UTF-8" : null),
        };
    }

    private Outcome<InspectedEvidence> OfGzip(FileStream file, CancellationToken cancel)
    {
        file.Position = 0;
        if (GzipCheck.Expand(file, packing, cancel).Accepted(out _, out var refusal)) return new InspectedEvidence(MediaTypes.Gzip, file.Length, null);
        // A broken archive is evidence as well as a whole one.
        return refusal.Code == ImportRefusals.ExpandsBeyondSize(0).Code ? EvidenceRefusals.ExpandsTooFar(TooFar()) : new InspectedEvidence(MediaTypes.Gzip, file.Length, "its gzip archive is damaged");
    }

    /// <summary>Reads the directory alone: an archive is never expanded here.</summary>
    private Outcome<InspectedEvidence> OfZip(FileStream file)
    {
        if (Entries(file) > MostEntries) return EvidenceRefusals.ExpandsTooFar(string.Create(CultureInfo.InvariantCulture, $"it holds more than {MostEntries:N0} files"));
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var expanded = 0L;
            foreach (var entry in zip.Entries)
            {
                expanded += entry.Length;
                if (entry.Length < 0 || expanded < 0 || expanded > packing.MaxExpandedBytes || (expanded > RatioFreeBytes && expanded / packing.MaxExpansionRatio > file.Length))
                    return EvidenceRefusals.ExpandsTooFar(TooFar());
            }
            return new InspectedEvidence(MediaTypes.Zip, file.Length, null);
        }
        catch (InvalidDataException)
        {
            return new InspectedEvidence(MediaTypes.Zip, file.Length, "its ZIP archive is damaged");
        }
    }

    /// <summary>How many entries its end says it has; 65,535 stands for more. 0 where no end is found.</summary>
    private static int Entries(FileStream file)
    {
        const int endBytes = 22, mostCommentBytes = 1 << 16;
        var tail = new byte[(int)Math.Min(endBytes + mostCommentBytes, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at < 0 || at + endBytes > tail.Length ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
    }

    private string TooFar() => string.Create(CultureInfo.InvariantCulture, $"it expands to more than {packing.MaxExpandedBytes:N0} bytes or {packing.MaxExpansionRatio:N0} times its size");
}

/// <param name="MediaType">By content.</param>
/// <param name="Note">What whoever looks at it has to know, as "its …"; null where there is nothing.</param>
public sealed record InspectedEvidence(string MediaType, long Bytes, string? Note);
