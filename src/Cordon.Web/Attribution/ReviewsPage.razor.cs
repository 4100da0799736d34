using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Features.Attribution;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace Cordon.Web.Attribution;

public sealed partial class ReviewsPage : AddressedPage, IAsyncDisposable
{
    private const string UndoReason = "Undone while reviewing.";

    private readonly Dictionary<long, ReviewDone> _decided = [];
    private readonly Stack<long> _undo = [];
    private ReviewsAddress _asked = new();
    private DotNetObjectReference<ReviewsPage>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private ElementReference _list;
    private string? _listening;
    private string _reason = "";
    private string _said = "";
    private Refusal? _refused;
    private bool _help;
    private bool _busy;

    [Inject] public required ListAffiliationReviewsHandler Reviews { get; set; }
    [Inject] public required ConfirmAffiliationHandler Confirm { get; set; }
    [Inject] public required RejectAffiliationHandler Reject { get; set; }
    [Inject] public required EndAffiliationHandler End { get; set; }
    [Inject] public required TakeBackAffiliationDecisionHandler TakeBack { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public ReviewsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.Reviews is not { Rows: var page } ? "" : $"{page.Count} {(page.Count.Value == 1 ? "waits" : "wait")}{(_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " and matches" : " and match")}";

    private bool CanBeConfirmedAtOnce => _asked.State is null or AffiliationState.Suspected && _asked.Reason is null or ReviewReason.Undecided;

    protected override Task OnParametersSetAsync()
    {
        _asked = ReviewsAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = ReviewsAddress.Read(Address.Query);
        var query = new ListAffiliationReviews(_asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Reviews.HandleAsync(query, cancel)).Accepted(out var page, out var refusal);
            return new ReviewsShown(asked, page, refusal);
        });
        if (answer is null) return;
        Shown = answer;
        // What was done is no longer in the list, or stands there anew.
        _decided.Clear();
        _undo.Clear();
        _refused = null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The list is another element after each time that there was none.
        var list = Shown?.Reviews is { Rows.Rows.Count: > 0 } ? _list.Id : null;
        if (list == _listening) return;
        _listening = list;
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/review.js");
        if (_keys is not null) await StopAsync(_keys);
        _keys = null;
        if (list is null) return;
        _self ??= DotNetObjectReference.Create(this);
        _keys = await _module.InvokeAsync<IJSObjectReference>("listen", _list, _self);
    }

    /// <summary>A key was pressed, or the button that stands for it.</summary>
    /// <param name="id">The affiliation that had the focus; 0: none.</param>
    [JSInvokable]
    public async Task PressAsync(string key, long id)
    {
        if (key == "?") _help = !_help;
        else if (_busy || Shown?.Reviews is not { MayDecide: true } reviews) return;
        else if (key == "u") await UndoAsync(id);
        else if (reviews.Rows.Rows.FirstOrDefault(r => r.Id == id) is { } row && !_decided.ContainsKey(id)) await DecideAsync(key, row);
        StateHasChanged();
    }

    private async Task DecideAsync(string key, ReviewRow row)
    {
        if (key == "s")
        {
            _decided[row.Id] = new("Skipped", null);
            (_said, _refused) = ($"{row.Account} skipped.", null);
            await GoOnAsync(row.Id);
            return;
        }
        if (key is not ("c" or "r")) return;
        if (Affiliation.CheckReason(_reason) is { } tooShort)
        {
            _refused = tooShort;
            await FocusAsync("focusReason");
            return;
        }
        _busy = true;
        var id = new AffiliationId(row.Id);
        // Not cancelled with the tab: once pressed, it is either decided or refused.
        var (refusal, said, state) = (key, row.State) switch
        {
            ("c", _) => ((await Confirm.HandleAsync(new(id, _reason), CancellationToken.None)).Refusal, "Confirmed", AffiliationState.Confirmed),
            (_, AffiliationState.Ended) when row.ValidTo is { } end => ((await End.HandleAsync(new(id, end, _reason), CancellationToken.None)).Refusal, "Kept as ended", AffiliationState.Ended),
            _ => ((await Reject.HandleAsync(new(id, _reason), CancellationToken.None)).Refusal, "Rejected", AffiliationState.Rejected),
        };
        (_busy, _refused) = (false, refusal);
        if (refusal is not null) return;
        _decided[row.Id] = new(said, state);
        _undo.Push(row.Id);
        _said = $"{row.Account}: {said.ToLowerInvariant()}.";
        await GoOnAsync(row.Id);
    }

    /// <param name="id">The one to undo, where it was decided here; otherwise the last that was.</param>
    private async Task UndoAsync(long id)
    {
        if (!_decided.TryGetValue(id, out var done) || !done.CanUndo)
        {
            if (!_undo.TryPeek(out id)) return;
        }
        _busy = true;
        var refusal = (await TakeBack.HandleAsync(new(new AffiliationId(id), UndoReason), CancellationToken.None)).Refusal;
        (_busy, _refused) = (false, refusal);
        if (refusal is not null) return;
        _decided.Remove(id);
        long[] left = [.. _undo.Where(u => u != id).Reverse()];
        _undo.Clear();
        foreach (var earlier in left) _undo.Push(earlier);
        _said = "Undone.";
        StateHasChanged();
        await FocusAsync("focusRow", id);
    }

    /// <summary>On to the next that waits, or back to the first.</summary>
    private async Task GoOnAsync(long from)
    {
        StateHasChanged();
        var rows = Shown!.Reviews!.Rows.Rows;
        var next = rows.SkipWhile(r => r.Id != from).Concat(rows).FirstOrDefault(r => !_decided.ContainsKey(r.Id));
        await FocusAsync("focusRow", next?.Id ?? from);
    }

    private async Task FocusAsync(string what, params object?[] arguments)
    {
        if (_module is not null) await _module.InvokeVoidAsync(what, arguments);
    }

    private async Task ReasonChangedAsync(ChangeEventArgs change)
    {
        _reason = change.Value as string ?? "";
        _refused = _reason.Length == 0 ? null : Affiliation.CheckReason(_reason);
        if (_refused is null && Shown?.Reviews?.Rows.Rows.FirstOrDefault(r => !_decided.ContainsKey(r.Id)) is { } first) await FocusAsync("focusRow", first.Id);
    }

    private async Task ConfirmAllAsync()
    {
        if (!await ConfirmManyDialog.ShowAsync(Dialogs, _asked.Filter, _reason)) return;
        Shown = Shown! with { Asked = "" };
        await ReadAsync(Address.PathAndQuery);
    }

    // Filtering replaces the entry in the history; paging, which is done by links, adds one.
    private void Replace(ReviewsAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private static async Task StopAsync(IJSObjectReference keys)
    {
        await keys.InvokeVoidAsync("stop");
        await keys.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_keys is not null) await StopAsync(_keys);
            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and everything in it.
        }
        _self?.Dispose();
    }
}

/// <param name="Asked">The address it was read for.</param>
public sealed record ReviewsShown(string Asked, ReviewPage? Reviews, Refusal? Refusal);

/// <summary>What was done with a row of the list.</summary>
/// <param name="Said">In words.</param>
/// <param name="State">What it is by that; null where nothing was decided.</param>
public sealed record ReviewDone(string Said, AffiliationState? State)
{
    public bool CanUndo => State is not null;
}
