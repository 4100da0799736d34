using System.Globalization;
using System.Text;

namespace Cordon.Benchmarks;

/// <summary>A combined log of a day: people who open pages with their parts, and a few machines that walk through the pictures.</summary>
internal static class SampleLog
{
    private const int Walkers = 5;
    private static readonly string[] Parts = ["/assets/app.css", "/assets/app.js", "/assets/logo.svg", "/favicon.ico"];
    private static readonly string[] Agents =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    ];

    public static void Write(string path, int lines, int accounts)
    {
        var random = new Random(7);
        var start = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        long walked = 100_000;
        for (var i = 0; i < lines;)
        {
            var at = start.AddSeconds((double)i / lines * 86_400);
            if (random.Next(10) == 0)
            {
                var walker = (int)(walked % Walkers);
                Line(writer, at, $"203.0.113.{walker + 1}", $"walker{walker}", $"/images/{walked++}", "-", Agents[2], 48_123);
                i++;
                continue;
            }
            var person = random.Next(accounts);
            var (address, user, agent) = ($"10.{person >> 16 & 255}.{person >> 8 & 255}.{person & 255}", $"user{person}", Agents[person % Agents.Length]);
            var page = random.Next(3) == 0 ? $"/gallery?page={random.Next(200)}" : $"/images/{random.Next(100_000)}";
            Line(writer, at, address, user, page, "https://www.example/gallery", agent, 21_430);
            i++;
            foreach (var part in Parts)
                if (i < lines && random.Next(3) == 0)
                {
                    Line(writer, at.AddSeconds(1), address, user, part, "https://www.example" + page, agent, 8_812);
                    i++;
                }
        }
    }

    private static void Line(StreamWriter writer, DateTime at, string address, string user, string target, string referrer, string agent, int bytes) =>
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"{address} - {user} [{at:dd/MMM/yyyy:HH:mm:ss} +0000] \"GET {target} HTTP/1.1\" 200 {bytes} \"{referrer}\" \"{agent}\"\n"));
}
