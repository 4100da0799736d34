using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Incidents;
using Cordon.Features.Incidents;
using Cordon.Testing;

namespace Cordon.Features.Tests.Incidents;

/// <summary>A store with an hour in which W-1 and W-2 asked for most of it, and A-1 for as much as in the hour before.</summary>
internal static class IncidentStore
{
    public static readonly DateTimeOffset From = TestApp.Noon.AddHours(-10), To = From.AddHours(1);

    public static readonly IncidentFacts Facts = new(IncidentKind.Scraping, "Galleries down", From, To, "gallery");

    public static async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        app.As("administrator");
        var lines = Enumerable.Range(0, 120).SelectMany(minute => Lines("A-1", From.AddMinutes(minute - 60), 10)
            .Concat(minute < 60 ? [] : Lines("W-1", From.AddMinutes(minute - 60), 20).Concat(Lines("W-2", From.AddMinutes(minute - 60), 20))));
        Assert.Null((await app.ImportAsync(ImportKind.Requests, app.WriteFile("night.log", string.Concat(lines)))).Refusal);
        return app.As("reviewer");
    }

    public static async Task<IncidentId> OpenAsync(TestApp app) => (await app.Get<OpenIncidentHandler>().HandleAsync(new(Facts), CancellationToken.None)).Value;

    public static async Task<IncidentView> ViewAsync(TestApp app, IncidentId id) => (await app.Get<GetIncidentHandler>().HandleAsync(new(id), CancellationToken.None)).Value;

    private static IEnumerable<string> Lines(string account, DateTimeOffset minute, int count) =>
        Enumerable.Range(0, count).Select(i => SampleLines.Combined(minute.AddSeconds(i * 60 / count), account, $"/images/{minute.Ticks / TimeSpan.TicksPerMinute * 100 + i}"));
}
