using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Evidence;

public sealed partial class EvidenceListPage : AddressedPage, IAsyncDisposable
{
    private EvidenceAddress _asked = new();
    private IJSObjectReference? _rows;
    private IJSObjectReference? _keys;

    [Inject] public required ListEvidenceHandler Evidence { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public EvidenceShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private bool MayCollect => Person?.May(Permission.ReviewFacts) == true;

    private string Count => Shown?.Page is not { } page ? "" : page.Count.ToString() + (page.Count.Value == 1 ? " item" : " items") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    protected override Task OnParametersSetAsync()
    {
        _asked = EvidenceAddress.Read(Address.Query);
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        _asked = EvidenceAddress.Read(Address.Query);
        var query = new ListEvidence(_asked.Filter, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            (await Evidence.HandleAsync(query, cancel)).Accepted(out var page, out var refusal);
            return new EvidenceShown(asked, page, refusal, page is { Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First);
        });
        if (answer is not null) Shown = answer;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _rows = await Js.InvokeAsync<IJSObjectReference>("import", "./js/rows.js");
        _keys = await _rows.InvokeAsync<IJSObjectReference>("listen");
    }

    // A file was sealed: it stands at the top.
    private Task AgainAsync() => ReadAsync(Address.PathAndQuery);

    // Filtering replaces the entry in the history; paging, which is done by links, adds one.
    private void Replace(EvidenceAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private static string? Text(ChangeEventArgs change) => (change.Value as string)?.Trim() is { Length: > 0 } text ? text : null;

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("stop");
                await _keys.DisposeAsync();
            }
            if (_rows is not null) await _rows.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and everything in it.
        }
    }
}

/// <param name="Asked">The address it was read for.</param>
/// <param name="IsEmpty">There is no item at all.</param>
public sealed record EvidenceShown(string Asked, Page<ListedEvidence>? Page, Refusal? Refusal, bool IsEmpty);
