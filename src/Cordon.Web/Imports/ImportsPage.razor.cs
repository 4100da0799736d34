using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Imports;
using Cordon.Features.Paging;
using Cordon.Web.Jobs;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Imports;

public sealed partial class ImportsPage : IDisposable
{
    private const int Size = 25;

    private IReadOnlyList<JobStanding> _jobs = [];
    private IDisposable? _listening;
    private CancellationTokenSource? _running;
    private Refusal? _refusal;

    [CascadingParameter] public Actor? Person { get; set; }
    [SupplyParameterFromQuery(Name = "after")] public string? After { get; set; }
    [SupplyParameterFromQuery(Name = "before")] public string? Before { get; set; }

    /// <summary>Only those that ended so: <c>finished</c> or <c>failed</c>.</summary>
    [SupplyParameterFromQuery(Name = "ended")] public string? EndedText { get; set; }

    /// <summary>Only those that ended since then.</summary>
    [SupplyParameterFromQuery(Name = "since")] public string? SinceText { get; set; }

    /// <summary>The panel is open: a link to it can be sent.</summary>
    [SupplyParameterFromQuery(Name = "new")] public bool New { get; set; }

    [PersistentState] public Page<ImportRow>? Loaded { get; set; }
    [PersistentState] public string? LoadedFor { get; set; }

    [Inject] public required ListImportsHandler Imports { get; set; }
    [Inject] public required JobWatch Watch { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }

    private bool MayImport => Person?.May(Permission.ImportFacts) == true;
    private bool IsFirst => After is null && Before is null;
    private ImportState? Ended => ImportsAddress.Ended(EndedText);
    private DateTimeOffset? Since => Ended is null ? null : ImportsAddress.Since(SinceText);
    private string Narrowed => $"{(Ended == ImportState.Failed ? "Failed" : "Finished")}{(Since is { } at ? $" since {Instant.Absolute(at)}" : "")}";
    private bool IsEmpty => IsFirst && Ended is null && Loaded is { Rows.Count: 0 };
    private bool PanelOpen => MayImport && (New || IsEmpty);

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded is not null && LoadedFor == Asked) return;
        await ReloadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _listening = Watch.Listen(jobs => _ = InvokeAsync(() => HeardAsync(jobs)));
    }

    private string Asked => $"{After}~{Before}~{Ended}~{Since:O}";

    private async Task ReloadAsync()
    {
        if (_running is not null) await _running.CancelAsync();
        using var mine = new CancellationTokenSource();
        _running = mine;
        var asked = Asked;
        try
        {
            var outcome = await Imports.HandleAsync(new ListImports(new PagePlace(After, Before), Size, Ended, Since), mine.Token);
            if (_running == mine && outcome.Accepted(out var page, out _refusal)) (Loaded, LoadedFor) = (page, asked);
        }
        catch (OperationCanceledException)
        {
            // A newer question took its place.
        }
        finally
        {
            if (_running == mine) _running = null;
        }
    }

    private async Task HeardAsync(IReadOnlyList<JobStanding> jobs)
    {
        var moved = !_jobs.SequenceEqual(jobs);
        _jobs = jobs;
        if (Loaded is { } page && ListLag.IsBehind(page.Rows, jobs, IsFirst && Ended is null)) await ReloadAsync();
        else if (!moved) return;
        StateHasChanged();
    }

    private void Open(bool open) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("new", open ? true : null), replace: true);

    private void Widen() => Navigation.NavigateTo("/imports", replace: true);

    private string At(string? after, string? before) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["after"] = after, ["before"] = before, ["new"] = New ? true : null });

    public void Dispose() => _listening?.Dispose();
}
