using System.Text.RegularExpressions;

namespace Cordon.Domain.Detection.Lists;

/// <summary>One entry of the crawler list.</summary>
internal sealed class AgentPattern
{
    // An entry may have several tags: the one that says most about what it is there for comes first.
    private static readonly (string Tag, AgentKind Kind)[] Kinds =
    [
        ("ai-crawler", AgentKind.AiCrawler),
        ("scanner", AgentKind.Scanner),
        ("monitoring", AgentKind.Monitor),
        ("feed-reader", AgentKind.FeedReader),
        ("social-preview", AgentKind.Preview),
        ("browser-automation", AgentKind.BrowserAutomation),
        ("http-library", AgentKind.Library),
        ("search-engine", AgentKind.Crawler),
        ("seo", AgentKind.Crawler),
        ("advertising", AgentKind.Crawler),
        ("academic", AgentKind.Crawler),
        ("archiver", AgentKind.Crawler),
    ];

    // Without backtracking, so that the time grows with the length of the agent alone, whatever an attacker writes into it. Such an
    // expression holds some 300 kB once it was used, so the many patterns that are plain texts go without.
    private readonly Lazy<Regex>? _regex;
    private readonly string _literal = "";

    private AgentPattern(string text, AgentKind kind, string? url)
    {
        (Text, Kind, Url) = (text, kind, url);
        if (RequiredLiteral.IsWhole(text, out var literal)) _literal = literal;
        else _regex = new(() => new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        IsOfAnApp = ListExceptions.AppsOfPeople.Contains(text);
    }

    /// <summary>In the order of the list, without what is left out.</summary>
    public static readonly AgentPattern[] All = [.. ListData.Rows("crawlers.tsv").Where(row => !ListExceptions.LeftOut.Contains(row[0]))
        .Select(row => new AgentPattern(row[0], KindOf(row.Cell(1)), row.Cell(2)))];

    /// <summary>As the list writes it, case-sensitive.</summary>
    public string Text { get; }

    public AgentKind Kind { get; }

    public string? Url { get; }

    public bool IsOfAnApp { get; }

    /// <summary>Where it matches: rather in the words of the agent than within a link, rather early than late.</summary>
    public Span? Find(string userAgent)
    {
        Span? inLink = null;
        for (var from = 0; Next(userAgent, from) is { Length: > 0 } span; from = span.End)
        {
            if (!AgentName.IsInLink(userAgent, span)) return span;
            inLink ??= span;
        }
        return inLink;
    }

    private Span? Next(string userAgent, int from)
    {
        if (_regex is null) return userAgent.IndexOf(_literal, from, StringComparison.Ordinal) is >= 0 and var at ? new Span(at, _literal.Length) : null;
        return _regex.Value.Match(userAgent, from) is { Success: true } match ? new Span(match.Index, match.Length) : null;
    }

    private static AgentKind KindOf(string? tags)
    {
        var all = (tags ?? "").Split(',');
        foreach (var (tag, kind) in Kinds)
            if (all.Contains(tag)) return kind;
        return AgentKind.Other;
    }
}
