using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Domain.Privacy;

namespace Cordon.Features.Activity;

/// <summary>A line of a request log as it may be shown: secrets and personal data masked, long texts cut.</summary>
/// <param name="Number">As the import counted it, from 1.</param>
/// <param name="At">To the fraction of a second that the log tells.</param>
/// <param name="Method">Empty where the request was no HTTP.</param>
/// <param name="Status">0 where the log does not say.</param>
/// <param name="DurationMicros">Null where the log does not say.</param>
/// <param name="Referrer">Null where there was none; as is the agent.</param>
/// <param name="Network">The network of the client's address; the address itself only where accounts are named by it.</param>
public sealed record LogLine(long Import, string FileName, long Number, DateTimeOffset At, string Method, string Target, int Status, long Bytes, long? DurationMicros,
    string? Referrer, string? Agent, string Network)
{
    /// <summary>Longest text that is shown, in characters.</summary>
    public const int MaxText = 300;

    internal static LogLine Of(LinePlace place, ToldLog log, in RequestLine request) => new(place.Import, log.FileName, place.Line, place.At,
        Cut(Shown(request.Method)), Cut(TargetOf(request)), request.Status, request.Bytes, request.DurationMicros < 0 ? null : request.DurationMicros,
        Said(request.Referrer), Said(request.Agent), NetworkOf(log.IdentifyBy, request.Address));

    /// <summary>The whole target, masked: what a text is looked for in, so that nobody can guess at what is hidden.</summary>
    internal static string TargetOf(in RequestLine request) => Shown(request.Target);

    private static string? Said(ReadOnlySpan<byte> text) => text.IsEmpty ? null : Cut(Shown(text));

    private static string NetworkOf(IdentifyBy by, ReadOnlySpan<byte> address) => by == IdentifyBy.User ? ClientAddress.Of(address).Network : Cut(Clean(Encoding.UTF8.GetString(address)));

    private static string Shown(ReadOnlySpan<byte> text) => LineMask.Of(Clean(Encoding.UTF8.GetString(text)));

    private static string Cut(string text)
    {
        if (text.Length <= MaxText) return text;
        var end = MaxText - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }

    /// <summary>Control characters as their pictures; what would turn the direction of the writing round is taken out of action.</summary>
    internal static string Clean(string text) => text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && text.AsSpan().IndexOfAnyInRange('\u007f', '\u009f') < 0
        && text.AsSpan().IndexOfAnyInRange('\u200e', '\u2069') < 0 ? text : string.Create(text.Length, text, (into, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            into[i] = from[i] switch
            {
                < ' ' => (char)('\u2400' + from[i]),
                '\u007f' => '\u2421',
                (> '\u007f' and <= '\u009f') or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => '\uFFFD',
                _ => from[i],
            };
    });
}
