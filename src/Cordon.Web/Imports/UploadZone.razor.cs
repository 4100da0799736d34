using Cordon.Features.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cordon.Web.Imports;

public sealed partial class UploadZone : IAsyncDisposable
{
    private ElementReference _zone;
    private IReadOnlyList<SentFile> _files = [];
    private IJSObjectReference? _module;
    private IJSObjectReference? _upload;
    private DotNetObjectReference<UploadZone>? _me;

    /// <summary>What the panel is called aloud.</summary>
    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Where the files are sent.</summary>
    [Parameter, EditorRequired] public required string Address { get; set; }

    /// <summary>What is done with them: <c>Import</c>.</summary>
    [Parameter, EditorRequired] public required string Act { get; set; }

    /// <summary>What a file becomes, where that is shown by its number, and what is said of one whose bytes came before.</summary>
    [Parameter, EditorRequired] public required string Noun { get; set; }
    [Parameter, EditorRequired] public required Func<long, string> HrefOf { get; set; }
    [Parameter, EditorRequired] public required string KnownWord { get; set; }
    [Parameter, EditorRequired] public required string KnownText { get; set; }

    /// <summary>What files may be.</summary>
    [Parameter, EditorRequired] public required string Hint { get; set; }

    /// <summary>What is said about the files: fields of the form.</summary>
    [Parameter] public RenderFragment? ChildContent { get; set; }

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
        _upload = await _module.InvokeAsync<IJSObjectReference>("attach", _zone, _me, Limits.MaxFileBytes, Address);
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
