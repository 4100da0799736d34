using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Cordon.Web.Shared;

/// <summary>A page whose view is its address: what it shows is read anew whenever the query string changes.</summary>
public abstract class AddressedPage : ComponentBase, IDisposable
{
    private string _path = "";
    private string? _reading;

    [Inject] public required NavigationManager Navigation { get; set; }

    /// <summary>Reads; a newer address stops the reading of an older one.</summary>
    protected Newest Newest { get; } = new();

    /// <summary>The address that what is shown was read for: it tells a page that was handed over by the prerendering from one that must be read.</summary>
    protected abstract string? ShownFor { get; }

    /// <summary>A newer view is under way; what is shown is the one before.</summary>
    protected bool Busy => _reading is not null;

    protected Uri Address => new(Navigation.Uri);

    protected override void OnInitialized() => Navigation.LocationChanged += Moved;

    protected override Task OnParametersSetAsync()
    {
        _path = Address.AbsolutePath;
        return ReadOnceAsync();
    }

    /// <param name="asked">What <see cref="ShownFor"/> is to be afterwards.</param>
    protected abstract Task ReadAsync(string asked);

    private async Task ReadOnceAsync()
    {
        var asked = Address.PathAndQuery;
        if (asked == _reading || (_reading is null && asked == ShownFor)) return;
        _reading = asked;
        try
        {
            await ReadAsync(asked);
        }
        finally
        {
            if (_reading == asked) _reading = null;
        }
    }

    private void Moved(object? sender, LocationChangedEventArgs change)
    {
        if (new Uri(change.Location).AbsolutePath == _path) _ = InvokeAsync(ReadAgainAsync);
    }

    private async Task ReadAgainAsync()
    {
        try
        {
            var reading = ReadOnceAsync();
            StateHasChanged();
            await reading;
            StateHasChanged();
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        Navigation.LocationChanged -= Moved;
        Newest.Dispose();
    }
}
