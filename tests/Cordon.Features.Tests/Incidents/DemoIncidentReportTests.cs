using Cordon.Domain.Incidents;
using Cordon.Features.Demo;
using Cordon.Features.Incidents;
using Cordon.Features.Jobs;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Incidents;

public sealed class DemoIncidentReportTests
{
    [Fact]
    public async Task On_the_Monday_the_incident_is_written_down_with_the_five_the_sealed_log_two_figures_and_a_sentence()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Null((await app.Get<LoadDemoHandler>().HandleAsync(new LoadDemo(300, 1, DemoUntil.Incident), new Progress<JobProgress>(), CancellationToken.None)).Refusal);
        var truth = await DemoTruth.ReadAsync(Path.Combine(app.Folder, "demo-truth.json"), CancellationToken.None);
        var id = await app.AskAsync(db => db.Incidents.Select(i => i.Id).SingleAsync());
        var view = (await app.Get<GetIncidentHandler>().HandleAsync(new(id), CancellationToken.None)).Value;
        Assert.Equal(truth.Incident.Accounts.Order(StringComparer.Ordinal), view.Accounts.Select(a => a.Account).Order(StringComparer.Ordinal));
        Assert.Equal((IncidentStatus.Contained, 2), (view.Facts.Status, view.Figures.Count));
        Assert.Contains("galleries loaded slowly", view.Facts.PublicSentence, StringComparison.Ordinal);
        var log = Assert.Single(view.Evidence);
        Assert.True(await app.AskAsync(db => db.Imports.AnyAsync(i => i.Sha256 == log.Sha256 && i.FromAt < truth.Incident.WalkFrom && i.ToAt > truth.Incident.BlockedAt)));
        Assert.Equal(["incident.changed", "incident.figures-added", "incident.evidence-attached", "incident.accounts-added", "incident.opened"], view.History.Select(e => e.Action));
        Assert.All(view.History, e => Assert.Equal("dev:reviewer", e.Actor));
    }
}
