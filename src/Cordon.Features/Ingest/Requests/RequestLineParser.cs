using Cordon.Domain.Activity;

namespace Cordon.Features.Ingest.Requests;

/// <summary>Reads a request out of one line of a log, whatever the format: each line is recognised by what stands in it.</summary>
/// <remarks>
/// Nothing is allocated for a line that is accepted. Keep one a thread: it owns the buffers that the request's spans may point
/// into. A time in the future is accepted here; the importer knows the clock.
/// </remarks>
public sealed class RequestLineParser
{
    private readonly Scratch _scratch = new();

    /// <summary>The format of the line that was accepted last; <see cref="RequestFormat.None"/> after one that was not.</summary>
    public RequestFormat Format { get; private set; }

    /// <summary>Reads one line.</summary>
    /// <param name="line">Without its end, at most <see cref="LineReader.MaxLineBytes"/>; may hold bytes that are no UTF-8.</param>
    /// <param name="request">The request; its spans point into <paramref name="line"/> or this parser and live until the next call.</param>
    /// <param name="reason">Why it is none, for people, never with content of the line; empty when it is one.</param>
    public bool TryParse(ReadOnlySpan<byte> line, out RequestLine request, out string reason)
    {
        request = default;
        request.DurationMicros = -1;
        _scratch.Clear();
        Format = RequestFormat.None;
        if (Read(line, ref request, out var format) is { } why)
        {
            request = default;
            reason = why;
            return false;
        }
        Format = format;
        reason = "";
        return true;
    }

    /// <summary>Nothing but blanks: no request, and nothing to reject either.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private string? Read(ReadOnlySpan<byte> line, ref RequestLine request, out RequestFormat format)
    {
        format = RequestFormat.None;
        if (line.Length > LineReader.MaxLineBytes) return Reasons.TooLong;
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty) return Reasons.Empty;
        if (CriPrefix.IsOn(line) && CriPrefix.TakeOff(ref line) is { } half) return half;
        return line[0] switch
        {
            (byte)'{' => JsonLine.Read(line, ref request, _scratch, out format),
            (byte)'#' => Reasons.Comment,
            (byte)'[' when EnvoyText.IsOne(line) => EnvoyText.Read(line, ref request, _scratch, out format),
            _ when ErrorLog.IsOne(line) => Reasons.ErrorLog,
            _ when AlbLine.IsOne(line) => AlbLine.Read(line, ref request, _scratch, out format),
            _ => CombinedLine.Read(line, ref request, _scratch, out format),
        };
    }
}
