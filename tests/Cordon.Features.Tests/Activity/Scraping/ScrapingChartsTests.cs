using System.Globalization;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Activity.Scraping;
using Cordon.Features.Evidence;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Activity.Scraping;

public sealed class ScrapingChartsTests : IAsyncLifetime
{
    private const int Ids = 60;
    private static readonly DateTimeOffset Start = new(2026, 3, 7, 23, 40, 0, TimeSpan.Zero);

    private TestApp _app = null!;
    private IReadOnlyList<AccountId> _walkers = [];

    public async ValueTask InitializeAsync()
    {
        _app = (await TestApp.StartAsync(("Cordon:Detection:AfterImport", "false"))).As("reviewer");
        var lines = Enumerable.Range(0, Ids * 2).Select(i => (At: Start.AddSeconds(i), User: $"walker{i / 2 % 3}", Target: i % 2 == 0 ? $"/api/prompts/{5_000 + i / 2}" : $"/images/{5_000 + i / 2}.png"))
            .Concat(Enumerable.Range(0, 9).Select(i => (At: Start.AddSeconds(i * 14), User: "person", Target: $"/gallery?page={i}")))
            .OrderBy(line => line.At).Select(line => SampleLines.Combined(line.At, line.User, line.Target)).ToList();
        // Told by two files: what is charted is the sum.
        await ImportAsync(lines.Where((_, i) => i % 2 == 0));
        await ImportAsync(lines.Where((_, i) => i % 2 == 1));
        _walkers = await _app.AskAsync(db => db.Accounts.Where(a => a.ExternalId.StartsWith("walker")).OrderBy(a => a.ExternalId).Select(a => a.Id).ToListAsync());
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Requests_of_accounts_and_of_everybody_else_add_up_to_the_platforms()
    {
        var charts = await ChartsAsync();
        Assert.Equal(["walker0", "walker1", "walker2"], charts.Accounts.Select(a => a.Account));
        Assert.Equal((Ids * 2, 9), (charts.Accounts.Sum(a => a.Requests.Sum()), charts.Others.Sum()));
    }

    [Fact]
    public async Task Ids_that_accounts_share_out_are_covered_once_each()
    {
        var coverage = (await ChartsAsync()).Coverage!;
        Assert.Equal((5_000, 5_059, Ids, 0), (coverage.Least, coverage.Greatest, coverage.Together, coverage.Several));
        Assert.All(coverage.Lanes, lane => Assert.Equal(Ids / 3, lane.Ids));
    }

    [Fact]
    public async Task Another_route_is_shown_when_it_is_asked_for()
    {
        var charts = await ChartsAsync();
        var other = charts.Routes.Select(r => r.Route).First(route => route != charts.Route);
        Assert.Equal(other, (await ChartsAsync(other)).Route);
    }

    [Fact]
    public async Task Prompts_and_images_were_fetched_as_pairs() => Assert.Equal((Ids, 0, 0), (await ChartsAsync()).Pairs is { } pairs ? (pairs.Both, pairs.FirstAlone, pairs.SecondAlone) : default);

    [Fact]
    public async Task Waits_are_held_against_those_of_accounts_that_are_not_among_them()
    {
        var charts = await ChartsAsync();
        // Each walker takes a pair within two seconds and comes back after five.
        Assert.Equal((Ids, Ids - 3), (charts.Waits[1], charts.Waits[3] + charts.Waits[4]));
        Assert.Equal((1, 8), (charts.ReferenceAccounts, charts.Reference.Sum()));
    }

    [Fact]
    public async Task Nothing_outside_of_the_window_is_charted()
    {
        var charts = (await _app.Get<GetScrapingChartsHandler>().HandleAsync(new(_walkers, Start.AddMinutes(1), Start.AddMinutes(2)), TestContext.Current.CancellationToken)).Value;
        Assert.Equal(Ids, charts.Accounts.Sum(a => a.Requests.Sum()));
    }

    [Fact]
    public async Task Kept_charts_are_sealed_with_the_question_that_made_them()
    {
        var kept = (await _app.Get<KeepScrapingChartsHandler>().HandleAsync(new(Query(), "For the case of the walkers."), TestContext.Current.CancellationToken)).Value;
        var item = await _app.AskAsync(db => db.Evidence.SingleAsync(e => e.Id == kept));
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(_app.Get<IArtifactStore>().PathOf(item.Sha256), TestContext.Current.CancellationToken));
        Assert.Equal(("application/json", "walker0"), (item.MediaType, document.RootElement.GetProperty("question").GetProperty("accounts")[0].GetString()));
        Assert.Equal(["For the case of the walkers.", null], (await _app.AskAsync(db => db.Custody.Where(c => c.EvidenceId == kept).OrderBy(c => c.Sequence).ToListAsync())).Select(c => c.Reason));
    }

    [Fact]
    public async Task Charts_are_not_kept_without_a_reason() =>
        Assert.Equal("evidence.reason-too-short", (await _app.Get<KeepScrapingChartsHandler>().HandleAsync(new(Query(), "because"), TestContext.Current.CancellationToken)).Refusal?.Code);

    [Fact]
    public async Task Who_may_only_look_keeps_nothing() =>
        Assert.Equal(Refusals.NotPermitted, (await _app.As("auditor").Get<KeepScrapingChartsHandler>().HandleAsync(new(Query(), "For the case of the walkers."), TestContext.Current.CancellationToken)).Refusal);

    private GetScrapingCharts Query(string? route = null) => new(_walkers, Start, Start.AddMinutes(10), route);

    private async Task<ScrapingCharts> ChartsAsync(string? route = null) => (await _app.Get<GetScrapingChartsHandler>().HandleAsync(Query(route), TestContext.Current.CancellationToken)).Value;

    private async Task ImportAsync(IEnumerable<string> lines)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.log");
        Assert.Null((await _app.ImportAsync(ImportKind.Requests, _app.WriteFile(name, string.Concat(lines)), IdentifyBy.User)).Refusal);
    }
}
