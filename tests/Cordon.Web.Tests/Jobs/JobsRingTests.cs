using Bunit;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Jobs;
using Cordon.Features.Detection;
using Cordon.Features.Imports;
using Cordon.Features.Jobs;
using Cordon.Features.Staff;
using Cordon.Web.Jobs;
using Cordon.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace Cordon.Web.Tests.Jobs;

/// <summary>The ring in the top bar over the watch and the store of a running app.</summary>
public sealed class JobsRingTests : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TestConsole _console = TestConsole.InDevelopment();

    public JobsRingTests()
    {
        Services.AddMudServices();
        Services.AddSingleton(_console.Services.GetRequiredService<JobWatch>());
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public async Task It_is_there_while_a_job_is_open_and_gone_behind_it()
    {
        var ring = Render<JobsRing>(parameters => parameters.Add(r => r.Person, SampleStaff.Find("reviewer")!));
        Assert.Empty(ring.Markup.Trim());

        var job = await OpenAsync();
        ring.WaitForAssertion(() => Assert.Equal("1 job", ring.Find(".jobs-button span").TextContent), Patience);
        await ring.Find(".jobs-button").ClickAsync();
        Assert.Equal("edge.log", ring.Find(".jobs-title").TextContent);
        Assert.Equal("25", ring.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal("Cancel edge.log", ring.Find(".jobs-list button").GetAttribute("aria-label"));

        await EndAsync(job);
        ring.WaitForAssertion(() => Assert.Empty(ring.Markup.Trim()), Patience);
    }

    [Fact]
    public async Task A_run_of_the_detectors_counts_accounts_and_leads_to_the_flags_when_it_has_ended()
    {
        var ring = Render<JobsRing>(parameters => parameters.Add(r => r.Person, SampleStaff.Find("reviewer")!));
        var job = await OpenAsync(DetectionJobs.Run, DetectionJobs.Title);
        ring.WaitForAssertion(() => ring.Find(".jobs-button"), Patience);
        await ring.Find(".jobs-button").ClickAsync();
        Assert.Equal("Looking for automation", ring.Find(".jobs-title").TextContent);
        Assert.Contains("125 of 500\u00A0accounts", ring.Find(".job-say").TextContent, StringComparison.Ordinal);

        await EndAsync(job);
        ring.WaitForAssertion(() => Assert.Equal("See the flags", ring.Find("a").TextContent), Patience);
        Assert.Equal("/accounts?flag=any&sort=score", ring.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_may_not_import_sees_the_job_without_its_cancel_button()
    {
        await OpenAsync();
        var ring = Render<JobsRing>(parameters => parameters.Add(r => r.Person, SampleStaff.Find("auditor")!));
        ring.WaitForAssertion(() => ring.Find(".jobs-button"), Patience);
        await ring.Find(".jobs-button").ClickAsync();
        Assert.Empty(ring.FindAll(".jobs-list button"));
    }

    [Fact]
    public async Task Who_may_not_browse_is_not_told_of_jobs()
    {
        await OpenAsync();
        var (ring, other) = (Render<JobsRing>(parameters => parameters.Add(r => r.Person, SampleStaff.Find("support")!)),
            Render<JobsRing>(parameters => parameters.Add(r => r.Person, SampleStaff.Find("reviewer")!)));
        other.WaitForAssertion(() => other.Find(".jobs-button"), Patience);
        Assert.Empty(ring.Markup.Trim());
    }

    /// <summary>A job that this process seems to work on, so that nobody takes it up.</summary>
    private async Task<JobId> OpenAsync(string kind = ImportJobs.Requests, string title = "edge.log")
    {
        await using var unit = await Store.BeginAsync(Xunit.TestContext.Current.CancellationToken);
        var job = unit.Db.Jobs.Add(new Job
        {
            Kind = kind,
            Title = title,
            State = JobState.Running,
            Payload = "{}",
            RequestedBy = "dev:reviewer",
            RequestedByName = "Mara Reviewer",
            RequestedRoles = "Reviewer",
            RequestedAt = unit.At,
            Worker = WorkerName.OfThisProcess,
            BytesDone = 250,
            BytesTotal = 1_000,
        }).Entity;
        await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
        _console.Services.GetRequiredService<JobBoard>().Announce();
        return job.Id;
    }

    // Without an announcement, as another process would end it: the watch looks by itself.
    private async Task EndAsync(JobId job)
    {
        await using var unit = await Store.BeginAsync(Xunit.TestContext.Current.CancellationToken);
        (await unit.Db.Jobs.SingleAsync(j => j.Id == job)).State = JobState.Succeeded;
        await unit.CommitAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private CordonStore Store => _console.Services.GetRequiredService<CordonStore>();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _console.Dispose();
    }
}
