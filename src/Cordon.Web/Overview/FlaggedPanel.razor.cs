using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Accounts;
using Cordon.Features.Detection;
using Cordon.Web.Accounts;
using Cordon.Web.Jobs;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Overview;

public sealed partial class FlaggedPanel : PageSection<FlaggedShown>
{
    private JobStanding? _job;
    private IDisposable? _listening;
    private Refusal? _refusal;
    private bool _asking;

    [Inject] public required GetNewFlagsHandler Flags { get; set; }
    [Inject] public required GetDetectionStandingHandler Standing { get; set; }
    [Inject] public required QueueDetectionHandler Queue { get; set; }
    [Inject] public required JobWatch Watch { get; set; }

    /// <summary>A run came to its end while the page was open.</summary>
    [Parameter] public EventCallback Detected { get; set; }

    /// <summary>What is shown; the prerendering hands it to the circuit.</summary>
    [PersistentState] public override FlaggedShown? Shown { get; set; }

    private NewFlags? Flagged => Shown?.Flags;

    private static string AllHref => new AccountsAddress { Flag = AccountFilter.AnyFlag, Sort = AccountSort.FlagScore }.Href;

    protected override async Task<FlaggedShown> ReadAsync(CancellationToken cancel)
    {
        var reading = Standing.HandleAsync(new GetDetectionStanding(), cancel);
        (await Flags.HandleAsync(new GetNewFlags(null), cancel)).Accepted(out var flags, out var refusal);
        (await reading).Accepted(out var standing, out _);
        if (standing?.Open is { } open) _job ??= new(open, 0);
        return new(flags, standing, refusal);
    }

    protected override void OnParametersSet()
    {
        if (_listening is null && Shown?.Standing?.Open is { } open) _job ??= new(open, 0);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _listening = Watch.Listen(jobs => _ = InvokeAsync(() => HeardAsync(jobs)));
    }

    private async Task HeardAsync(IReadOnlyList<JobStanding> jobs)
    {
        var before = _job;
        _job = jobs.FirstOrDefault(j => j.Job.Kind == DetectionJobs.Run);
        if (_job == before) return;
        StateHasChanged();
        if (before is null || before.Job.Id == _job?.Job.Id) return;
        await ReadAgainAsync();
        await Detected.InvokeAsync();
    }

    private async Task RunAsync()
    {
        _asking = true;
        (await Queue.HandleAsync(new QueueDetection(), CancellationToken.None)).Accepted(out _, out _refusal);
        await ReadAgainAsync();
        _asking = false;
    }

    // A reason has no subject: "asked for 2,114 different images …" becomes a sentence of its own.
    private static string Words(string reason) => reason.Length == 0 ? "" : char.ToUpperInvariant(reason[0]) + reason[1..] + (reason[^1] == '.' ? "" : ".");

    private static string Seen(FlaggedAccount row) =>
        $"Requests per hour, {TimeWindow.Text(row.From, row.From.AddHours(row.RequestsPerHour.Count).AddMinutes(-1))}: {Figures.Count(row.RequestsPerHour.Sum())} in all, {Peak(row)}";

    private static string Peak(FlaggedAccount row) => string.Create(CultureInfo.InvariantCulture, $"at most {row.RequestsPerHour.DefaultIfEmpty().Max():N0} an hour");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _listening?.Dispose();
    }
}

public sealed record FlaggedShown(NewFlags? Flags, DetectionStanding? Standing, Refusal? Refusal);
