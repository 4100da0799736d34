using System.Globalization;

namespace Cordon.Browser.Tests;

/// <summary>Request logs in the combined format.</summary>
internal static class SampleLog
{
    private static readonly DateTimeOffset Begin = new(2024, 3, 2, 2, 0, 0, TimeSpan.Zero);

    /// <param name="salt">Other salts, other accounts.</param>
    public static IEnumerable<string> Lines(string salt, int count) => Enumerable.Range(0, count).Select(n => Line($"{salt}-{n * 7 % 997}", n));

    public static IEnumerable<string> Of(string user, int count) => Enumerable.Range(0, count).Select(n => Line(user, n));

    public static IEnumerable<string> WithoutUser(int count) => Enumerable.Range(0, count).Select(n => Line("-", n));

    private static string Line(string user, int number) => string.Create(CultureInfo.InvariantCulture,
        $"203.0.113.{number % 250} - {user} [{Begin.AddSeconds(number / 4):dd/MMM/yyyy:HH:mm:ss} +0000] \"GET /images/{number % 5000} HTTP/1.1\" 200 {1000 + (number % 900)} \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Firefox/123.0\"");
}
