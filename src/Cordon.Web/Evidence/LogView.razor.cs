using Cordon.Domain;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Cordon.Web.Evidence;

public sealed partial class LogView : IAsyncDisposable
{
    private const string Next = "next", Previous = "previous", Clear = "clear";
    private const int Above = 3;

    private readonly CancellationTokenSource _left = new();
    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _log;
    private DotNetObjectReference<LogView>? _me;
    private LineCriteria? _shownFor;
    private FoundEvidenceLines? _shownFound;
    private bool _shownOnly;
    private bool _hasMoved;
    private ChosenLines? _chosen;
    private int? _expanding;

    [Inject] public required IJSRuntime Js { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required NavigationManager Navigation { get; set; }
    [Inject] public required ReadEvidenceLinesHandler Lines { get; set; }
    [Inject] public required CountEvidenceLinesHandler Counts { get; set; }
    [Inject] public required GetEvidenceMapHandler Maps { get; set; }

    [Parameter, EditorRequired] public required EvidenceView View { get; set; }

    /// <summary>Which lines are marked.</summary>
    [Parameter, EditorRequired] public required LineCriteria Wanted { get; set; }

    /// <summary>Only these are shown.</summary>
    [Parameter] public bool Only { get; set; }

    /// <summary>What a search for them has found so far; null where nothing is searched.</summary>
    [Parameter] public FoundEvidenceLines? Found { get; set; }
    [Parameter] public bool Searching { get; set; }

    /// <summary>Somebody wants no more of the search.</summary>
    [Parameter] public EventCallback Stopped { get; set; }

    /// <summary>The lines may not be shown, or no longer.</summary>
    [Parameter] public EventCallback<Refusal> Refused { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                (_shownFor, _shownOnly) = (Wanted, Only);
                _me = DotNetObjectReference.Create(this);
                _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/log.js");
                _log = await _module.InvokeAsync<IJSObjectReference>("attach", _host, _me);
                await _log.InvokeVoidAsync("go", 0);
                await ShowMapAsync();
            }
            if (_log is null) return;
            if (!ReferenceEquals(Found, _shownFound))
            {
                _shownFound = Found;
                await _log.InvokeVoidAsync("marks", new { offsets = Found?.Offsets ?? [], density = Found?.Density ?? [] });
                // Whoever searches wants to see the first that is found, once.
                if (Found is null) _hasMoved = false;
                else if (!_hasMoved && Found.Offsets.Count > 0)
                {
                    _hasMoved = true;
                    (_shownFor, _shownOnly) = (Wanted, Only);
                    await _log.InvokeVoidAsync("go", Found.Offsets[0], Above);
                }
                else if (Only && Found.IsComplete) await _log.InvokeVoidAsync("again");
            }
            if (ReferenceEquals(Wanted, _shownFor) && Only == _shownOnly) return;
            (_shownFor, _shownOnly) = (Wanted, Only);
            await _log.InvokeVoidAsync("again");
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The tab is gone, and the lines with it.
        }
    }

    private async Task ShowMapAsync()
    {
        (await Maps.HandleAsync(new(new EvidenceId(View.Id)), _left.Token)).Accepted(out var map, out _);
        if (map is not null && _log is not null) await _log.InvokeVoidAsync("map", new { times = map.Times.Select(t => t?.ToUnixTimeMilliseconds()).ToArray(), perMinute = map.PerMinute });
    }

    /// <summary>The browser wants lines from a place on, or before it.</summary>
    [JSInvokable]
    public async Task<LogLines?> LinesAsync(long offset, bool backwards, int lines)
    {
        // Before a search has found any, "only the marked ones" are none.
        var query = new ReadEvidenceLines(new(View.Id), offset, backwards, lines, Wanted, Only && !Wanted.IsAll ? Found?.Offsets ?? [] : null);
        var progress = new Progress<(long Done, long Total)>(told => Expanding((int)(100 * told.Done / Math.Max(1, told.Total))));
        try
        {
            var outcome = await Lines.HandleAsync(query, progress, _left.Token);
            if (!outcome.Accepted(out var read, out var refusal))
            {
                await Refused.InvokeAsync(refusal);
                return null;
            }
            if (_expanding is not null) Expanding(null);
            return new([.. read.Lines.Select(l => new LogRow(l.Offset, l.End, l.Number, l.Text, l.IsCut, l.IsMeant))], read.Bytes, read.LineCount, read.AtStart, read.AtEnd);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The browser waits for numbers: answered once the lines are counted, when it asks for its lines again.</summary>
    /// <returns>Whether they are.</returns>
    [JSInvokable]
    public async Task<bool> CountedAsync()
    {
        try
        {
            return (await Counts.HandleAsync(new(new(View.Id)), _left.Token)).Refusal is null;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Expanding(int? percent)
    {
        if (percent == _expanding || (percent is not null && _hasMoved)) return;
        _expanding = percent is 100 ? null : percent;
        StateHasChanged();
    }

    /// <summary>Lines were chosen; null: none.</summary>
    [JSInvokable]
    public void ChosenAsync(ChosenLines? chosen)
    {
        _chosen = chosen;
        StateHasChanged();
    }

    private async Task CallAsync(string what)
    {
        if (_log is null) return;
        if (what == Clear) await _log.InvokeVoidAsync("clear");
        else await _log.InvokeVoidAsync("next", what == Next ? 1 : -1);
    }

    private async Task ExtractAsync(ChosenLines? chosen)
    {
        var made = await ExtractDialog.ShowAsync(Dialogs, View, chosen is null ? [] : [new(chosen.From, chosen.To)], chosen is null ? Wanted : null, chosen is null ? Figures.Count(Found?.Count ?? 0, "line") : Words(chosen));
        if (made is { } id) Navigation.NavigateTo(EvidenceItemAddress.Of(id));
    }

    private static string Words(ChosenLines chosen) => (chosen.First, chosen.Last) switch
    {
        ({ } first, { } last) when first == last => "Line\u00A0" + Figures.Count(first),
        ({ } first, { } last) => $"{Figures.Count(last - first + 1, "line")}, {Figures.Count(first)} to {Figures.Count(last)}",
        _ => $"{ByteSize.Text(chosen.To - chosen.From)} of lines",
    };

    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        try
        {
            if (_log is not null)
            {
                await _log.InvokeVoidAsync("destroy");
                await _log.DisposeAsync();
            }
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and everything in it.
        }
        _me?.Dispose();
        _left.Dispose();
    }
}

/// <summary>As js/log.js takes it.</summary>
public sealed record LogLines(IReadOnlyList<LogRow> Lines, long Bytes, long? Count, bool AtStart, bool AtEnd);

public sealed record LogRow(long Offset, long End, long? Number, string Text, bool Cut, bool Meant);

/// <param name="First">Number of the first chosen line, where it is known, and of the last.</param>
public sealed record ChosenLines(long From, long To, long? First, long? Last);
