namespace Cordon.Domain.Detection.Lists;

/// <summary>Patterns of the crawler list that would call a person a program. Whoever adds one says what it looks like in a person's agent.</summary>
internal static class ListExceptions
{
    /// <summary>Never used, by the pattern as the list writes it.</summary>
    public static readonly IReadOnlySet<string> LeftOut = new HashSet<string>(StringComparer.Ordinal)
    {
        @"AP3A\.240617\.008",    // a build of Android 15; it stands in every in-app browser on such a phone
        "MetaIAB Facebook",      // the in-app browser of Facebook
        @"Code\/1\.",            // the browser within Visual Studio Code
        "Fluid",                 // turns a site into a desktop program for one person
    };

    /// <summary>Apps that fetch pages for themselves and also show them to people. Only the first is a claim; see <see cref="IsShownToAPerson"/>.</summary>
    public static readonly IReadOnlySet<string> AppsOfPeople = new HashSet<string>(StringComparer.Ordinal)
    {
        "Sogou",                 // the crawler says "Sogou web spider"; SogouMobileBrowser and SogouMSE are browsers
        @"Notion\/", @"Tumblr\/", "Viber", "WhatsApp", @"Grammarly\/", @"Instapaper\/", @"Bluesky\/", "Blackboard", "Hatena", "Feedly", "Mastodon", "okhttp",
    };

    /// <summary>Names of AI robots that are words of their own; only an agent that begins with one, followed by its version, means it.</summary>
    public static readonly IReadOnlySet<string> OrdinaryWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "Code", "Cursor", "Devin", "LCC", "Operator", "Spider", "Trae", "YaK",
    };

    /// <summary>True where the text is a whole browser's and does not call itself merely compatible with one, as programs by custom do.</summary>
    public static bool IsShownToAPerson(string userAgent) =>
        userAgent.StartsWith("Mozilla/5.0 (", StringComparison.Ordinal) && userAgent.Contains("AppleWebKit/", StringComparison.Ordinal)
        && !userAgent.Contains("compatible;", StringComparison.Ordinal) && !userAgent.Contains("+http", StringComparison.Ordinal);
}
