using Cordon.Features.Accounts;
using Cordon.Features.Activity.Scraping;
using Cordon.Features.Evidence.Verifying;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>What the charts of scraping send, and what is kept of pages.</summary>
internal static class ScrapingStatements
{
    private static readonly GetScrapingCharts Query = new([new(1), new(2)], new(2025, 3, 14, 0, 0, 0, TimeSpan.Zero), new(2025, 3, 15, 0, 0, 0, TimeSpan.Zero));

    public static readonly Dictionary<string, Func<RecordingApp, Task>> Uses = new()
    {
        [nameof(GetScrapingChartsHandler)] = app => app.Get<GetScrapingChartsHandler>().HandleAsync(Query, CancellationToken.None),
        [nameof(KeepScrapingChartsHandler)] = app => app.Get<KeepScrapingChartsHandler>().HandleAsync(new(Query, "To see the statements."), CancellationToken.None),
        [nameof(GetVerificationStandingHandler)] = app => app.Get<GetVerificationStandingHandler>().HandleAsync(new(), CancellationToken.None),
        [nameof(KeepAccountSnapshotHandler)] = app => app.Get<KeepAccountSnapshotHandler>().HandleAsync(new(new(1), "To see the statements."), CancellationToken.None),
    };
}
