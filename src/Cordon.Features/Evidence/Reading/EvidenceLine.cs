using System.Buffers;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Evidence.Reading;

/// <summary>A line as it stands in an item, masked.</summary>
/// <param name="Offset">Of its first byte, in the expanded content; <paramref name="End"/> lies behind its end.</param>
/// <param name="Number">From 1; null while the lines before it are still being counted.</param>
/// <param name="IsCut">Only its start is shown.</param>
/// <param name="IsMeant">It is one of those that were asked to be marked.</param>
public sealed record EvidenceLine(long Offset, long End, long? Number, string Text, bool IsCut, bool IsMeant)
{
    /// <summary>Longest text that is shown, in characters.</summary>
    public const int MaxText = 4_096;

    // A number that runs over the cut is still seen whole by what masks it.
    private const int Beyond = 1_024;

    /// <summary>Reads lines where they stand.</summary>
    internal static List<EvidenceLine> Of(LineFile file, IReadOnlyList<ByteSpan> spans, OpenedEvidence opened, LineVeil veil, LineIndex? index, LineSieve? marks, bool areNeighbours)
    {
        var lines = new List<EvidenceLine>(spans.Count);
        var buffer = ArrayPool<byte>.Shared.Rent(LineReader.MaxLineBytes + 2);
        try
        {
            long? number = null;
            foreach (var span in spans)
            {
                number = areNeighbours && number is { } before ? before + 1 : index?.NumberAt(file, span.From);
                var read = file.Read(span.From, buffer.AsSpan(0, (int)Math.Min(span.Length, buffer.Length)));
                ReadOnlySpan<byte> line = buffer.AsSpan(0, read);
                if (read == span.Length) line = WithoutEnd(line);
                if (span.From == 0 && line.StartsWith("\uFEFF"u8)) line = line[3..];
                var isTooLong = line.Length > LineReader.MaxLineBytes;
                var isMeant = marks is not null && span.To <= opened.Source.EndOffset && marks.Matches(isTooLong ? line[..LineReader.TooLongStartBytes] : line, isTooLong, span.From);
                var text = veil.Shown(line[..Math.Min(line.Length, MaxText + Beyond)], span.From);
                var isCut = text.Length > MaxText || line.Length > MaxText + Beyond;
                lines.Add(new(span.From, span.To, number, text.Length > MaxText ? Cut(text) : text, isCut, isMeant));
            }
            return lines;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            Garbage.Sweep();
        }
    }

    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)];

    private static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)'\n']) line = line[..^1];
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }
}
