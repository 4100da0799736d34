using Cordon.Features.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Imports;

public sealed partial class UploadPanel : IAsyncDisposable
{
    private static readonly (string Value, string Title, string Text)[] Kinds =
    [
        ("requests", "Request log", "Lines of a web server or proxy"),
        ("accounts", "Accounts", "The platform's own list, CSV or NDJSON"),
        ("payments", "Payments", "Card fingerprints, wallets, bank accounts: CSV, NDJSON or Stripe's objects"),
        ("devices", "Devices", "Which account was used on which device, CSV or NDJSON"),
        ("organizations", "Organizations", "Employers with names, domains and networks: CSV, NDJSON or a JSON array"),
        ("signals", "Signals", "What says that an account belongs to an organization, CSV or NDJSON"),
        ("activity", "Activity", "Minutes a warehouse has condensed"),
    ];

    private static readonly (string Value, string Title, string Text)[] Identities =
    [
        ("user", "The user in the line", "A name or id that the server wrote. Lines without one are rejected."),
        ("ip", "The client's address", "For logs without users. People behind one address count as one account."),
        ("ip+agent", "Address and user agent", "Tells browsers behind one address apart; a browser's update makes a new account."),
    ];

    private ElementReference _zone;
    private IReadOnlyList<SentFile> _files = [];
    private string _kind = "requests";
    private IJSObjectReference? _module;
    private IJSObjectReference? _upload;
    private DotNetObjectReference<UploadPanel>? _me;

    /// <summary>A file was taken in, or is known.</summary>
    [Parameter] public EventCallback Taken { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }
    [Inject] public required IngestSettings Limits { get; set; }

    private int Chosen => _files.Count(file => file.State == "chosen");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _me = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/upload.js");
        _upload = await _module.InvokeAsync<IJSObjectReference>("attach", _zone, _me, Limits.MaxFileBytes);
    }

    /// <summary>The browser says how its files stand: all of them, at most four times a second.</summary>
    [JSInvokable]
    public async Task MovedAsync(SentFile[] files)
    {
        var ended = files.Count(file => file.State is "taken" or "known");
        var before = _files.Count(file => file.State is "taken" or "known");
        _files = files;
        StateHasChanged();
        if (ended > before) await Taken.InvokeAsync();
    }

    private async Task StartAsync()
    {
        if (_upload is not null) await _upload.InvokeVoidAsync("start");
    }

    private async Task RemoveAsync(int id)
    {
        if (_upload is not null) await _upload.InvokeVoidAsync("remove", id);
    }

    private async Task ClearAsync()
    {
        if (_upload is not null) await _upload.InvokeVoidAsync("clear");
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_upload is not null)
            {
                await _upload.InvokeVoidAsync("destroy");
                await _upload.DisposeAsync();
            }

            if (_module is not null) await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and everything in it.
        }

        _me?.Dispose();
    }
}
