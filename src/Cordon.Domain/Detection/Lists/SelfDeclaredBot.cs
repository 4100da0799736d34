namespace Cordon.Domain.Detection.Lists;

/// <summary>Agents that no list knows, and that say themselves that they are programs.</summary>
internal static class SelfDeclaredBot
{
    private const string Contact = "+http";    // the custom by which programs, and no browsers, give the address of a page about them
    private static readonly string[] Words = ["bot", "crawler", "spider", "scraper", "indexer"];

    /// <summary>A claim where a product is named after one of the words and has a version or a contact, or where its contact has such a word.</summary>
    public static AgentClaim? Of(string userAgent)
    {
        if (!Array.Exists(Words, word => userAgent.Contains(word, StringComparison.OrdinalIgnoreCase))) return null;
        var hasContact = userAgent.Contains(Contact, StringComparison.OrdinalIgnoreCase);
        string? name = null;
        for (var start = 0; start < userAgent.Length; start++)
        {
            var end = start;
            while (end < userAgent.Length && IsProductPart(userAgent[end])) end++;
            if (end == start) continue;
            var token = userAgent[start..end].Trim('.', '-', '_');
            if (SaysBot(token))
            {
                var isLink = AgentName.IsInLink(userAgent, new(start, end - start));
                if (!isLink && (hasContact || HasVersion(userAgent, end))) return Claim(token);
                if (isLink && hasContact) name ??= AgentName.BeforeLink(userAgent, new(start, end - start));
            }
            start = end;
        }
        return name is null ? null : Claim(name);
    }

    private static AgentClaim Claim(string name) => new() { Name = name, Kind = AgentKind.Crawler };

    private static bool IsProductPart(char c) => AgentName.IsWordPart(c) || c == '.';

    private static bool HasVersion(string userAgent, int end) => end + 1 < userAgent.Length && userAgent[end] == '/' && char.IsAsciiDigit(userAgent[end + 1]);

    // The word must end where it does: "Bottle" is none, "LanternIndexer", "SearchBotX" and "my-bots" are.
    private static bool SaysBot(string token) =>
        !token.StartsWith("cubot", StringComparison.OrdinalIgnoreCase)    // a maker of phones
        && Array.Exists(Words, word => EndsWithin(token, word));

    private static bool EndsWithin(string token, string word)
    {
        for (var at = token.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = token.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if (end < token.Length && token[end] is 's' or 'S') end++;
            if (end == token.Length || !char.IsLetter(token[end]) || (char.IsUpper(token[end]) && char.IsLower(token[end - 1]))) return true;
        }
        return false;
    }
}
