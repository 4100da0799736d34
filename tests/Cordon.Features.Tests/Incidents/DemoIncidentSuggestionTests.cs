using System.IO.Compression;
using System.Text.Json;
using Cordon.Domain.Imports;
using Cordon.Domain.Incidents;
using Cordon.Features.Demo;
using Cordon.Features.Evidence;
using Cordon.Features.Incidents;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Incidents;

/// <summary>What is suggested of the demo's night, held against its hidden truth and against the lines of its logs; no rule knows a seed.</summary>
public sealed class DemoIncidentSuggestionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public async Task The_night_is_suggested_with_the_five_of_the_truth_and_their_true_share(int seed)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, seed, DemoUntil.Facts), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        var truth = await DemoTruth.ReadAsync(Path.Combine(app.Folder, "demo-truth.json"), CancellationToken.None);
        app.As("reviewer");
        var window = (await app.Get<SuggestIncidentsHandler>().HandleAsync(new(), CancellationToken.None)).Value[0];
        // A lively minute just before may belong to it, and they go on for some minutes after they were blocked.
        Assert.InRange(window.FromAt, truth.Incident.WalkFrom.AddMinutes(-10), truth.Incident.WalkFrom);
        Assert.InRange(window.ToAt, truth.Incident.BlockedAt, truth.Incident.BlockedAt.AddMinutes(15));

        var incident = (await app.Get<OpenIncidentHandler>().HandleAsync(new(new(window.Kind, "Requests far above the usual", window.FromAt, window.ToAt)), CancellationToken.None)).Value;
        var suggestion = (await app.Get<SuggestParticipantsHandler>().HandleAsync(new(incident), CancellationToken.None)).Value;
        Assert.Equal(truth.Incident.Accounts.Order(StringComparer.Ordinal), suggestion.Suggested.Select(a => a.Account).Order(StringComparer.Ordinal));

        var counted = await CountAsync(app, window, [.. truth.Incident.Accounts]);
        Assert.Equal((counted.Requests, counted.Before), (suggestion.Platform.Requests, suggestion.Platform.Before));
        Assert.Equal(counted.Accounts, suggestion.Suggested.ToDictionary(a => a.Account, a => (a.Requests, a.Before), StringComparer.Ordinal));
        Assert.True(suggestion.Health is { FailuresRose: true, LatencyRose: true });
        Assert.DoesNotContain((await app.Get<SuggestIncidentsHandler>().HandleAsync(new(), CancellationToken.None)).Value, w => w.FromAt < window.ToAt && w.ToAt > window.FromAt);
    }

    /// <summary>Counts the lines of the sealed logs themselves: by whom, and whether within the window or as long before it.</summary>
    private static async Task<Counted> CountAsync(TestApp app, SuggestedWindow window, HashSet<string> accounts)
    {
        var (requests, before, each) = (0L, 0L, accounts.ToDictionary(a => a, _ => (0L, 0L), StringComparer.Ordinal));
        var start = window.FromAt - (window.ToAt - window.FromAt);
        var logs = await app.AskAsync(db => db.Imports.Where(i => i.Kind == ImportKind.Requests).Select(i => i.Sha256).ToListAsync());
        foreach (var log in logs)
            foreach (var (account, at) in Read(app.Get<IArtifactStore>().PathOf(log)))
            {
                if (at < start || at >= window.ToAt) continue;
                var inside = at >= window.FromAt;
                if (inside) requests++;
                else before++;
                if (each.TryGetValue(account, out var sums)) each[account] = inside ? (sums.Item1 + 1, sums.Item2) : (sums.Item1, sums.Item2 + 1);
            }
        return new(requests, before, each);
    }

    private static IEnumerable<(string Account, DateTimeOffset At)> Read(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("user.id").GetString()!, json.RootElement.GetProperty("@timestamp").GetDateTimeOffset());
        }
    }

    private sealed record Counted(long Requests, long Before, Dictionary<string, (long Requests, long Before)> Accounts);
}
