using System.Collections.Frozen;

namespace Cordon.Domain.Activity;

/// <summary>What the names in a path say it is for.</summary>
public static class RouteWords
{
    // A word of the path, whole or joined to others with - _ or a dot: /wp-login.php, /user/sign_in, /j_spring_security_check.
    private static readonly FrozenSet<string> LogIn = FrozenSet.ToFrozenSet(
        ["login", "signin", "logon", "log-in", "sign-in", "log_in", "sign_in", "auth", "authenticate", "oauth", "token", "session", "sessions", "xmlrpc", "wp-login", "password",
         "j_spring_security_check", "j_security_check", "otp", "2fa", "mfa"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Gate = FrozenSet.ToFrozenSet(
        [.. LogIn, "admin", "administrator", "wp-admin", "manager", "phpmyadmin", "webmail"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Feed = FrozenSet.ToFrozenSet(
        ["feed", "feeds", "rss", "rss2", "rss20", "atom", "rdf"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Kept = FrozenSet.ToFrozenSet(
        [.. Gate, .. Feed, "wp-login.php", "xmlrpc.php", "login.php", "feed.xml", "rss.xml", "atom.xml", "index.xml", "index.rss", "index.atom", "robots.txt", "sitemap.xml"],
        StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly char[] Joints = ['.', '-', '_', '?', '=', '&', '{', '}'];

    public static bool NameLogIn(string template) => Names(template, LogIn);

    public static bool NameGate(string template) => Names(template, Gate);

    public static bool NameFeed(string template) => Names(template, Feed);

    /// <summary>Whether a segment keeps its name however many others its place has: without it nobody could tell what the route is for.</summary>
    public static bool StaysNamed(ReadOnlySpan<char> segment) => Kept.Contains(segment);

    private static bool Names(string template, FrozenSet<string> words)
    {
        foreach (var segment in RouteVocabulary.Split(template))
        {
            if (words.Contains(segment) || words.Contains(Path.GetFileNameWithoutExtension(segment))) return true;
            foreach (var word in segment.Split(Joints, StringSplitOptions.RemoveEmptyEntries))
                if (words.Contains(word)) return true;
        }
        return false;
    }
}
