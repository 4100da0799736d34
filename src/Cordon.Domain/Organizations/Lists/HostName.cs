using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cordon.Domain.Organizations.Lists;

/// <summary>Names of hosts, in the one form that they are stored and compared in.</summary>
public static class HostName
{
    /// <summary>In characters of its ASCII form, a dot at the end not counted.</summary>
    public const int MaxLength = 253;

    private const int MaxLabelLength = 63;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Lower case, letters beyond ASCII as Punycode, without the dot that may stand at the end. One label is enough.</summary>
    /// <returns>Null where it is no name of a host: an empty or too long label, other characters, an IP address.</returns>
    public static string? Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength * 2) return null;
        if (!Ascii.IsValid(text))
        {
            try
            {
                text = Idn.GetAscii(text);
            }
            catch (ArgumentException)
            {
                return null;                    // nothing that DNS could hold
            }
        }
        if (text.EndsWith('.')) text = text[..^1];
        text = text.ToLowerInvariant();
        return IsValid(text) ? text : null;
    }

    private static bool IsValid(ReadOnlySpan<char> host)
    {
        if (host.Length is 0 or > MaxLength || host.ContainsAnyExcept(Allowed)) return false;
        foreach (var part in host.Split('.'))
            if (host[part] is { Length: 0 or > MaxLabelLength } or ['-', ..] or [.., '-']) return false;
        // No top-level domain is a number; what ends in one is an IPv4 address, or meant to be.
        return host[(host.LastIndexOf('.') + 1)..].ContainsAnyExceptInRange('0', '9');
    }
}
