namespace Cordon.Domain.Detection.Lists;

/// <summary>What a program says it is there for.</summary>
public enum AgentKind
{
    /// <summary>Gathers pages: search engines, search optimisation, advertising, research, archives.</summary>
    Crawler,

    /// <summary>Gathers pages, or fetches one at a person's request, for a language model.</summary>
    AiCrawler,

    FeedReader,

    /// <summary>Watches whether a site is up, fast or valid.</summary>
    Monitor,

    /// <summary>Examines sites: certificates, headers, safety, weaknesses.</summary>
    Scanner,

    /// <summary>Made to find or use weaknesses; see <see cref="AttackTools"/>.</summary>
    AttackTool,

    /// <summary>Fetches a page once, to show what a shared link leads to.</summary>
    Preview,

    /// <summary>A library or tool that any program may use; says nothing of who uses it.</summary>
    Library,

    /// <summary>A browser that a program drives.</summary>
    BrowserAutomation,

    /// <summary>Listed, without a word on what it is for.</summary>
    Other,
}
