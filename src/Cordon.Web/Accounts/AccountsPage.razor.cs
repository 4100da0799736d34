using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;
using Cordon.Web.Shared;
using Cordon.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Accounts;

public sealed partial class AccountsPage : AddressedPage, IAsyncDisposable
{
    private AccountsAddress _asked = new();
    private IReadOnlyList<AccountColumn> _columns = [];
    private IJSObjectReference? _rows;
    private IJSObjectReference? _keys;
    private string? _scrolledFor;

    [Inject] public required ListAccountsHandler Accounts { get; set; }
    [Inject] public required ListAccountFacetsHandler Facets { get; set; }
    [Inject] public required ColumnMemory Memory { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }
    [CascadingParameter] public Actor? Person { get; set; }
    [CascadingParameter] public Appearance? Look { get; set; }

    /// <summary>What the page shows; the prerendering hands it to the circuit.</summary>
    [PersistentState] public AccountsShown? Shown { get; set; }

    protected override string? ShownFor => Shown?.Asked;

    private string Count => Shown?.Page is not { } page ? "" : page.Count.ToString() + (page.Count.Value == 1 ? " account" : " accounts") + (_asked.Filter.IsEmpty ? "" : page.Count.Value == 1 ? " matches" : " match");

    private string SortKey => AccountColumn.All.First(c => c.Sort == _asked.Sort).Key;

    protected override Task OnParametersSetAsync()
    {
        Understand();
        return base.OnParametersSetAsync();
    }

    protected override async Task ReadAsync(string asked)
    {
        Understand();
        var query = new ListAccounts(_asked.Filter, _asked.Sort, _asked.Descending, _asked.Place);
        var answer = await Newest.AskAsync(async cancel =>
        {
            var page = Accounts.HandleAsync(query, cancel);
            var facets = await Facets.HandleAsync(new ListAccountFacets(), cancel);
            (await page).Accepted(out var rows, out var refusal);
            return new AccountsShown(asked, rows, facets.Accepted(out var known, out _) ? known : AccountFacets.None, refusal,
                rows is { Rows.Count: 0 } && query.Filter.IsEmpty && query.Place == PagePlace.First);
        });
        if (answer is not null) Shown = answer;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _rows = await Js.InvokeAsync<IJSObjectReference>("import", "./js/rows.js");
            _keys = await _rows.InvokeAsync<IJSObjectReference>("listen");
            _scrolledFor = _asked.After ?? _asked.Before;
        }
        // Another page of the list begins at its top; a filter leaves the page where it is.
        var place = Shown?.Asked == Address.PathAndQuery ? _asked.After ?? _asked.Before : _scrolledFor;
        if (place == _scrolledFor || _rows is null) return;
        _scrolledFor = place;
        await _rows.InvokeVoidAsync("toTop");
    }

    private void Understand()
    {
        _asked = AccountsAddress.Read(Address.Query);
        _columns = AccountColumn.Read(_asked.Columns) ?? AccountColumn.Read(Memory.Columns ?? Look?.AccountColumns) ?? [.. AccountColumn.All.Where(c => c.Usual)];
    }

    // Filtering replaces the entry in the history; paging, which is done by links, adds one, so that Back goes page by page.
    private void Replace(AccountsAddress wanted) => Navigation.NavigateTo(wanted.Href, replace: true);

    private void SortChosen(ChangeEventArgs change)
    {
        if (AccountColumn.All.FirstOrDefault(c => c.Key == change.Value as string)?.Sort is { } sort && sort != _asked.Sort) Replace(_asked.SortedBy(sort));
    }

    private async Task ChooseAsync(IReadOnlyList<AccountColumn> columns)
    {
        var keys = AccountColumn.Write(columns);
        Memory.Columns = keys;
        Replace(_asked with { Columns = keys });
        if (_rows is not null) await _rows.InvokeVoidAsync("rememberColumns", keys);
    }

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
/// <param name="IsEmpty">There is no account at all.</param>
public sealed record AccountsShown(string Asked, Page<AccountRow>? Page, AccountFacets Facets, Refusal? Refusal, bool IsEmpty);

/// <summary>The columns chosen in this circuit: the cookie is read with the first page only.</summary>
public sealed class ColumnMemory
{
    public string? Columns { get; set; }
}
