using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Cordon.Web.Jobs;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Imports;

public sealed partial class ImportPage : IDisposable
{
    // What the browser hands back to the circuit has to stay small: rejected lines can be long, and of any alphabet.
    private const int FirstRejects = 40;
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(1);
    private static readonly Crumb[] Way = [new("Imports", "/imports")];

    private JobStanding? _standing;
    private IDisposable? _listening;
    private Refusal? _refusal;
    private DateTimeOffset _loadedAt;
    private int _rejects = FirstRejects;

    [CascadingParameter] public Actor? Person { get; set; }
    [Parameter] public long Id { get; set; }
    [PersistentState] public ImportView? Loaded { get; set; }

    [Inject] public required GetImportHandler Imports { get; set; }
    [Inject] public required JobWatch Watch { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    private bool MayImport => Person?.May(Permission.ImportFacts) == true;

    private JobStanding? Standing => _standing ?? (Loaded is { } view ? new JobStanding(view.Job, 0) : null);

    protected override async Task OnParametersSetAsync()
    {
        if (Loaded is not null && Loaded.Import.Id == Id) return;
        (Loaded, _standing, _rejects) = (null, null, FirstRejects);
        await ReloadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _listening = Watch.Listen(jobs => _ = InvokeAsync(() => HeardAsync(jobs)));
    }

    private async Task ReloadAsync()
    {
        _loadedAt = Clock.GetUtcNow();
        var asked = Id;
        var outcome = await Imports.HandleAsync(new GetImport(new ImportId(asked), _rejects), CancellationToken.None);
        if (asked != Id) return;
        if (outcome.Accepted(out var view, out _refusal)) Loaded = view;
        else if (_refusal == ImportRefusals.NotFound) Navigation.NotFound();
    }

    private async Task HeardAsync(IReadOnlyList<JobStanding> jobs)
    {
        if (Loaded is not { } view) return;
        var mine = jobs.FirstOrDefault(job => job.Job.Id == view.Job.Id);
        if (mine is null && !view.Import.IsOpen) return;
        // Behind the jobs that are looked at it may still wait: then it is read now and then, not at every update.
        var moved = mine is null ? jobs.Count < OpenJobs.Most : mine.Job.State != view.Job.State || mine.Job.CancelRequested != view.Job.CancelRequested;
        _standing = mine;
        if (moved || Clock.GetUtcNow() - _loadedAt > Often) await ReloadAsync();
        StateHasChanged();
    }

    private Task LoadAllAsync()
    {
        _rejects = ImportReject.MaxKept;
        return ReloadAsync();
    }

    public void Dispose() => _listening?.Dispose();
}
