using Cordon.Domain;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Looks at the beginning of a file's content: is it text, is there anything, what format is it?</summary>
internal static class FormatCheck
{
    private const int BinaryCheckBytes = 1 << 16;
    private const int MaxLines = 1_000;
    private const int MaxBytes = 1 << 20;

    /// <summary>Whether the first 64 KiB of the content are no text, in whatever encoding servers log.</summary>
    /// <remarks>
    /// Servers log what clients send, so bytes that are no UTF-8 are fine; but they escape control characters. One NUL is enough
    /// (UTF-16 has them too), or one control character in twenty bytes.
    /// </remarks>
    public static bool IsBinary(Stream content)
    {
        var start = new byte[BinaryCheckBytes];
        var read = start.AsSpan(0, content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (GzipCheck.StartsLikeGzip(read) || read.Contains((byte)0)) return true;
        var controls = 0;
        foreach (var c in read)
        {
            if (c is < 0x20 or 0x7F && c is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x1B)) controls++;
        }
        return controls * 20 > read.Length;
    }

    /// <summary>What most of the first 1,000 lines or 1 MiB are; blank lines do not count.</summary>
    /// <returns>The format, or <c>import.empty-file</c> or <c>import.not-a-log</c>.</returns>
    public static Outcome<RequestFormat> Recognise(Stream content, CancellationToken cancel)
    {
        var reader = new LineReader(content);
        var parser = new RequestLineParser();
        Span<int> found = stackalloc int[RequestFormats.Count];
        var looked = 0;
        long firstLine = 0, startsAt = 0, before = 0;
        var firstReason = "";
        while (looked < MaxLines && (looked == 0 || reader.NextOffset - startsAt < MaxBytes) && reader.TryRead(out var line))
        {
            cancel.ThrowIfCancellationRequested();
            var offset = before;
            before = reader.NextOffset;
            if (RequestLineParser.IsBlank(line)) continue;
            var reason = Reasons.TooLong;
            var accepted = !reader.IsTooLong && parser.TryParse(line, out _, out reason);
            if (accepted) found[(int)parser.Format]++;
            if (looked++ == 0) (firstLine, startsAt, firstReason) = (reader.LineNumber, offset, reason);
        }
        if (looked == 0) return ImportRefusals.EmptyFile;
        var most = 0;
        for (var i = 1; i < found.Length; i++)
        {
            if (found[i] > found[most]) most = i;
        }
        return most == 0 ? ImportRefusals.NotALog(looked, firstLine, firstReason) : (RequestFormat)most;
    }
}
