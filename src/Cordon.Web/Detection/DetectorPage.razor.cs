using Cordon.Domain;
using Cordon.Features.Detection;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Cordon.Web.Detection;

public sealed partial class DetectorPage : IDisposable
{
    private static readonly Crumb[] Crumbs = [new("Settings", "/settings"), new("Detectors", "/settings/detectors")];

    private readonly Dictionary<string, double> _draft = [];
    private DraftPreview? _preview;
    private DetectorView? _drafted;
    private Refusal? _refusal;
    private string? _said;
    private bool _isOn, _toCount;

    [Inject] public required GetDetectorHandler Detector { get; set; }
    [Inject] public required PreviewDetectorHandler Previewing { get; set; }
    [Inject] public required SaveDetectorHandler Save { get; set; }
    [Inject] public required ResetDetectorHandler Reset { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }
    [Inject] public required TimeProvider Clock { get; set; }

    [Parameter] public required string Rule { get; set; }

    [PersistentState] public DetectorView? Loaded { get; set; }

    private DetectorView? View => Loaded?.Rule == Rule ? Loaded : null;

    private DraftPreview Preview => _preview ??= new(Previewing.HandleAsync, Clock);

    private int? Flagged => Preview.Latest is { } counted ? _isOn ? counted.Draft : 0 : null;

    private PreviewDetector Draft => new(Rule, new Dictionary<string, double>(_draft));

    /// <summary>What the draft changes, in words.</summary>
    private List<string> Changes
    {
        get
        {
            if (View is not { } view) return [];
            List<string> changes = [.. view.Thresholds.Where(t => _draft[t.Name] != t.Value)
                .Select(t => $"{t.Label}: {FlagWords.Value(t.Value, t.Unit)} → {FlagWords.Value(_draft[t.Name], t.Unit)}")];
            if (_isOn != view.IsOn) changes.Add(_isOn ? "The detector is turned on" : "The detector is turned off");
            return changes;
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (View is null)
        {
            _said = null;
            await ReadAsync();
        }
        Take();
    }

    // Not while prerendering: to count may take seconds, and the page is there to say so.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_toCount || View is null) return;
        _toCount = false;
        await CountAsync(atOnce: true);
    }

    private async Task ReadAsync()
    {
        var rule = Rule;
        if ((await Detector.HandleAsync(new GetDetector(rule), CancellationToken.None)).Accepted(out var view, out _refusal)) Loaded = view;
        else if (_refusal == Domain.Detection.DetectionRefusals.NoSuchDetector(rule)) Navigation.NotFound();
    }

    private void Take()
    {
        if (View is not { } view || ReferenceEquals(view, _drafted)) return;
        if (_drafted?.Rule != view.Rule)
        {
            _preview?.Dispose();
            _preview = null;
        }
        Stand(view);
    }

    /// <summary>Puts the sliders where what is saved stands.</summary>
    private void Stand(DetectorView view)
    {
        (_drafted, _toCount, _isOn) = (view, true, view.IsOn);
        _draft.Clear();
        foreach (var threshold in view.Thresholds) _draft.Add(threshold.Name, threshold.Value);
    }

    private Task MoveAsync(string threshold, double value)
    {
        if (_draft[threshold] == value) return Task.CompletedTask;
        (_draft[threshold], _said) = (value, null);
        return CountAsync();
    }

    private async Task CountAsync(bool atOnce = false)
    {
        await Preview.AskAsync(Draft, atOnce);
        StateHasChanged();
    }

    private void Undo()
    {
        Stand(View!);
    }

    private Task SaveAsync() => DecideAsync($"Save “{View!.Title}” for everybody?", Says(Changes), "Save for everybody", "Keep editing",
        () => Save.HandleAsync(new SaveDetector(Rule, new Dictionary<string, double>(_draft), _isOn, View!.ConcurrencyVersion), CancellationToken.None), "Saved for everybody.");

    private Task ResetAsync() => DecideAsync($"Take “{View!.Title}” back to its defaults?", Says([.. ToDefault(View)]), "Take it back to the defaults", "Keep the settings",
        () => Reset.HandleAsync(new ResetDetector(Rule, View!.ConcurrencyVersion), CancellationToken.None), "It works with its defaults again.");

    private async Task DecideAsync(string title, RenderFragment says, string act, string keep, Func<Task<Outcome<int>>> decide, string done)
    {
        if (!await ConfirmDialog.ShowAsync(Dialogs, title, says, act, keep, async () => (await decide()).Refusal)) return;
        await ReadAgainAsync();
        _said = done + " Detection runs again over all accounts; flags that differ are superseded.";
    }

    private async Task ReadAgainAsync()
    {
        var before = View;
        await ReadAsync();
        // The end of a run changes what is flagged now; a draft that somebody works on stays.
        if (View is { } view && before is not null && view.ConcurrencyVersion == before.ConcurrencyVersion) (_drafted, _toCount) = (view, true);
        else Take();
    }

    private ThresholdHistogram? Histogram(ThresholdView threshold) => Preview.Latest?.Thresholds.FirstOrDefault(h => h.Name == threshold.Name);

    private static IEnumerable<string> ToDefault(DetectorView view)
    {
        foreach (var t in view.Thresholds.Where(t => t.Value != t.Default)) yield return $"{t.Label}: {FlagWords.Value(t.Value, t.Unit)} → {FlagWords.Value(t.Default, t.Unit)}";
        if (!view.IsOn) yield return "The detector is turned on";
    }

    private static RenderFragment Says(IReadOnlyList<string> changes) => builder =>
    {
        builder.OpenComponent<ChangesText>(0);
        builder.AddComponentParameter(1, nameof(ChangesText.Changes), changes);
        builder.CloseComponent();
    };

    public void Dispose() => _preview?.Dispose();
}
