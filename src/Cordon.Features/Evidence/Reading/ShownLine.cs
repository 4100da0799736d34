using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cordon.Domain.Privacy;
using Cordon.Features.Activity;

namespace Cordon.Features.Evidence.Reading;

/// <summary>A line as it stands in a file, as it may be shown: secrets, personal data and addresses masked.</summary>
/// <remarks>
/// What stands between quotes is masked by itself, so that what is hidden in one field does not take the next ones with it. A field whose name tells
/// of a secret or a person is hidden whole. In doubt it masks. Time is in proportion to the line's length.
/// </remarks>
internal static partial class ShownLine
{
    public const string Hidden = "•••";

    /// <summary>Names of fields with what only people have, beside those that <see cref="LineMask.IsTelling"/> knows.</summary>
    private static readonly string[] Personal = ["name", "street", "address", "city", "postal", "postcode", "zip", "holder", "contact"];

    /// <param name="showAddresses">Accounts are named by their addresses here: those are no more hidden than the accounts' names.</param>
    /// <param name="isPersonal">The file tells of people: fields with their names and addresses are hidden too.</param>
    public static string Of(ReadOnlySpan<byte> line, bool showAddresses, bool isPersonal = false)
    {
        var text = LogLine.Clean(Encoding.UTF8.GetString(line));
        if (!text.Contains('"', StringComparison.Ordinal)) return Part(text, showAddresses);
        var shown = new StringBuilder(text.Length);
        var (at, hiding, until) = (0, false, '\0');
        while (at < text.Length)
        {
            var open = text.IndexOf('"', at);
            var outside = open < 0 ? text[at..] : text[at..open];
            if (until != '\0' && outside.Contains(until, StringComparison.Ordinal)) (hiding, until) = (false, '\0');
            shown.Append(hiding ? Numbers(outside) : Part(outside, showAddresses));
            if (open < 0) break;
            var close = CloseOf(text, open + 1);
            var inside = text[(open + 1)..Math.Min(close, text.Length)];
            var after = close < text.Length ? text.AsSpan(close + 1).TrimStart() : default;
            var isName = after is [':', ..];
            shown.Append('"').Append(isName ? inside : hiding ? Veil(inside) : Part(Plain(inside), showAddresses) is var part && part == Plain(inside) ? inside : part);
            if (close < text.Length) shown.Append('"');
            if (isName && until == '\0')
            {
                hiding = IsHidden(inside, isPersonal);
                until = hiding && after[1..].TrimStart() is [var first, ..] && first is '[' or '{' ? first == '[' ? ']' : '}' : '\0';
            }
            else if (until == '\0') hiding = false;
            at = close + 1;

            string Veil(string value) => NetworkOf(value) is { } network ? showAddresses ? value : network : value.Length == 0 ? "" : Hidden;
        }
        return shown.ToString();
    }

    /// <summary>Whether a field or column of this name is not to be shown.</summary>
    public static bool IsHidden(string name, bool isPersonal) => LineMask.IsTelling(name) || (isPersonal && Array.Exists(Personal, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));

    public static string Part(string text, bool showAddresses)
    {
        var masked = LineMask.Of(text);
        return showAddresses ? masked : Address().Replace(masked, match => NetworkOf(match.Groups[2].Value) is { } network ? match.Groups[1].Value + network : match.Value);
    }

    private static int CloseOf(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') return at;
        }
        return text.Length;
    }

    // A mail address hides behind escapes as well as behind percent signs.
    private static string Plain(string inside)
    {
        if (!inside.Contains('\\', StringComparison.Ordinal)) return inside;
        return Escape().Replace(inside, match => match.Groups[1].Success ? ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString() : match.Groups[2].Value);
    }

    // Numbers of a hidden field stand without quotes; a status is no secret.
    private static string Numbers(string text) => LongNumber().Replace(text, Hidden);

    private static string? NetworkOf(string text)
    {
        var address = text.AsSpan();
        if (address is ['[', ..] && address.IndexOf(']') is > 0 and var close) address = address[1..close];
        else if (address.Count(':') == 1) address = address[..address.IndexOf(':')];
        // Two colons alone are an operator or a separator more often than the address of nobody.
        var isAddress = address.Contains(':') ? address.Count(':') > 1 && address.ContainsAnyExcept(':') && IPAddress.TryParse(address, out _) : address.Count('.') == 3 && IPAddress.TryParse(address, out _);
        return isAddress ? Domain.Activity.ClientAddress.Of(Encoding.ASCII.GetBytes(address.ToString())).Network : null;
    }

    // Not behind a name and a slash: that is a version, as in Chrome/120.0.0.0.
    [GeneratedRegex(@"(^|[^0-9A-Za-z./:_\-])(\[?[0-9A-Fa-f:]*[.:][0-9A-Fa-f:.]+\]?(?::[0-9]{1,5})?)", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\\(?:u([0-9A-Fa-f]{4})|([""\\/]))", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex("[0-9]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();
}
