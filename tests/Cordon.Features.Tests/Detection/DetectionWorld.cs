using System.Globalization;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Detection;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

/// <summary>Logs with a few machines and a few persons in them, and the stored flags as text.</summary>
internal static class DetectionWorld
{
    public static readonly DateTimeOffset Night = TestApp.Noon.AddDays(-3);

    /// <summary>Walks up an id range, one image every three seconds.</summary>
    public static string Walker(string user, int images = 400, int from = 1_000, int step = 1, DateTimeOffset? at = null, string address = "192.0.2.7", string agent = "Firefox") => string.Concat(
        Enumerable.Range(0, images).Select(i => SampleLines.Combined((at ?? Night).AddSeconds(i * 3), user, $"/images/{from + i * step}", address: address, agent: agent)));

    /// <summary>Opens a page now and then, led from one to the next, with what a browser loads beside it.</summary>
    public static string Person(string user, int pages = 12, DateTimeOffset? at = null) => string.Concat(Enumerable.Range(0, pages).SelectMany(i =>
    {
        var when = (at ?? Night).AddSeconds(i * (50 + user.Length * 7 + i % 5 * 31));
        return new[]
        {
            SampleLines.Combined(when, user, $"/gallery/{(i * 7) % 10}", referrer: "https://studio.example/", address: "203.0.113.9"),
            SampleLines.Combined(when.AddSeconds(1), user, "/assets/app.css", referrer: "https://studio.example/gallery", address: "203.0.113.9"),
            SampleLines.Combined(when.AddSeconds(2), user, "/assets/app.js", referrer: "https://studio.example/gallery", address: "203.0.113.9"),
        };
    }));

    /// <summary>One walker and two persons.</summary>
    public static string Log() => Walker("walker") + Person("mara") + Person("idris");

    public static Task ImportAsync(this TestApp app, string name, string log) => app.ImportAsync(ImportKind.Requests, app.WriteFile(name, Sorted(log)));

    public static async Task<DetectionResult> DetectAsync(this TestApp app, CancellationToken cancel = default) =>
        (await app.Get<RunDetectionHandler>().HandleAsync(new RunDetection(), new Progress<JobProgress>(), cancel)).Value;

    public static Task<List<Flag>> FlagsAsync(this TestApp app, bool standing = true) =>
        app.AskAsync(db => db.Flags.Where(f => !standing || f.SupersededAt == null).OrderBy(f => f.Id).ToListAsync());

    /// <summary>Who stands flagged for what, numbers of rows and runs left out.</summary>
    public static async Task<string> StandingAsync(this TestApp app)
    {
        var names = await app.AskAsync(db => db.Accounts.ToDictionaryAsync(a => a.Id, a => a.ExternalId));
        return string.Join('\n', (await app.FlagsAsync()).Select(f => string.Create(CultureInfo.InvariantCulture,
            $"{names[f.AccountId]} {f.Rule} {f.Score} {f.Reason} {f.Figures} {f.With} {f.FromAt.UtcTicks} {f.ToAt.UtcTicks} {f.Settings}")).Order(StringComparer.Ordinal));
    }

    public static async Task<string[]> RulesAsync(this TestApp app, string account) =>
        [.. await app.AskAsync(db => db.Flags.Where(f => f.SupersededAt == null).Join(db.Accounts.Where(a => a.ExternalId == account), f => f.AccountId, a => a.Id, (f, a) => f.Rule).OrderBy(r => r).ToListAsync())];

    private static string Sorted(string log) => string.Concat(log.Split('\n', StringSplitOptions.RemoveEmptyEntries).OrderBy(line => line[line.IndexOf('[', StringComparison.Ordinal)..][..22], StringComparer.Ordinal)
        .Select(line => line + "\n"));
}
