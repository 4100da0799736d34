using System.Buffers;

namespace Cordon.Domain.Activity;

/// <summary>The resource id that a query string names, for services that write <c>/view?id=42</c>.</summary>
public static class QueryId
{
    private const int MaxNameLength = 20, MaxDigits = 18;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The first parameter whose name says it is an id or a page and whose value is a number.</summary>
    /// <param name="segment">How the parameter is written in a template: <c>?id={n}</c>.</param>
    public static bool Find(ReadOnlySpan<char> query, out string segment, out long id)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var pair = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            var equals = pair.IndexOf('=');
            if (equals <= 0 || equals > MaxNameLength) continue;
            var value = pair[(equals + 1)..];
            if (value.IsEmpty || value.Length > MaxDigits || value.ContainsAnyExcept(Digits) || !NamesAnId(pair[..equals])) continue;
            segment = $"?{pair[..equals]}={{n}}";
            id = long.Parse(value, provider: null);
            return true;
        }
        (segment, id) = ("", -1);
        return false;
    }

    /// <summary>Whether the query asks for a page as a feed: <c>?flav=rss20</c>, <c>?format=atom</c>, <c>?feed=…</c>.</summary>
    public static bool AsksForFeed(ReadOnlySpan<char> query)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var pair = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            var value = equals < 0 ? default : pair[(equals + 1)..];
            if (name.Equals("feed", StringComparison.OrdinalIgnoreCase) || IsFeedFormat(value)) return true;
        }
        return false;
    }

    private static bool IsFeedFormat(ReadOnlySpan<char> value) =>
        value.Length is >= 3 and <= 5 && (value.StartsWith("rss", StringComparison.OrdinalIgnoreCase) || value.Equals("atom", StringComparison.OrdinalIgnoreCase) ||
            value.Equals("rdf", StringComparison.OrdinalIgnoreCase));

    private static bool NamesAnId(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        return name.EndsWith("id", StringComparison.OrdinalIgnoreCase) ||
            name is "p" or "page" or "n" or "no" or "num" or "item" or "article" or "post" or "product" or "image" or "photo" or "topic" or "offset" or "start";
    }
}
