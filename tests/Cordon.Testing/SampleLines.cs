using System.Globalization;

namespace Cordon.Testing;

/// <summary>Lines of request logs that tests are made of.</summary>
public static class SampleLines
{
    /// <summary>A line of a combined log.</summary>
    public static string Combined(DateTimeOffset at, string user = "mara", string target = "/gallery", int status = 200, string address = "192.0.2.7", string agent = "Firefox",
        string referrer = "-", string method = "GET", int bytes = 1_000) => string.Create(CultureInfo.InvariantCulture,
        $"{address} - {user} [{at:dd/MMM/yyyy:HH:mm:ss} +0000] \"{method} {target} HTTP/1.1\" {status} {bytes} \"{referrer}\" \"{agent}\"\n");

    /// <summary>A log of many minutes and accounts, the same for the same arguments.</summary>
    public static string Log(DateTimeOffset from, int lines, int accounts, int seed = 1)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, lines).Select(i => Combined(from.AddSeconds(i * 0.37), $"user{random.Next(accounts)}",
            random.Next(4) == 0 ? "/assets/app.css" : $"/images/{i}", random.Next(20) == 0 ? 404 : 200, $"192.0.2.{random.Next(250)}")));
    }
}
