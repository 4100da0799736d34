using Microsoft.AspNetCore.Components;

namespace Cordon.Web.Shared;

/// <summary>A part of a page that reads for itself: what is quick comes with the page, what is not comes when it is there, and nothing else waits for it.</summary>
public abstract class PageSection<T> : ComponentBase, IDisposable where T : class
{
    // The page is sent after so long, whatever is still being read; the circuit then reads it.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private bool _begun;

    /// <summary>What is shown. Marked <c>[PersistentState]</c> where it is defined, so that the prerendering hands it to the circuit.</summary>
    public abstract T? Shown { get; set; }

    /// <summary>Newer figures are being read; the older ones stay.</summary>
    protected bool Busy { get; private set; }

    protected Newest Newest { get; } = new();

    protected abstract Task<T> ReadAsync(CancellationToken cancel);

    /// <summary>What is shown no longer answers what is asked.</summary>
    protected virtual bool IsStale => false;

    protected override async Task OnParametersSetAsync()
    {
        if (Shown is not null && !IsStale) _begun = true;
        else if (!_begun || IsStale)
        {
            _begun = true;
            var reading = ReadAgainAsync();
            await Task.WhenAny(reading, Task.Delay(Patience));
            // Prerendered, the page is sent now and gone: what comes later has nowhere to be shown.
            if (!reading.IsCompleted && !RendererInfo.IsInteractive) Newest.Dispose();
        }
    }

    /// <summary>Reads anew; shown is what there was until the answer is there.</summary>
    public async Task ReadAgainAsync()
    {
        try
        {
            Busy = true;
            var answer = await Newest.AskAsync(ReadAsync);
            if (answer is null) return;
            (Shown, Busy) = (answer, false);
            await InvokeAsync(StateHasChanged);
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
        if (disposing) Newest.Dispose();
    }
}
