namespace Cordon.Web.Hosting;

/// <summary>Whether requests may come. Whoever opens the store says so here.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _waitingFor = "Cordon is starting. The database is not open yet.";

    /// <summary>What is still missing, as a sentence; null when the app is ready.</summary>
    public string? WaitingFor => _waitingFor;

    /// <summary>Ends when the store can be asked; what is still loaded into it may follow.</summary>
    public Task StoreOpened => _opened.Task;

    public void StoreIsOpen() => _opened.TrySetResult();

    public void Ready()
    {
        StoreIsOpen();
        _waitingFor = null;
    }

    /// <param name="sentence">What is missing, in words an operator can act on; shown without sign-in, so no addresses or names.</param>
    public void NotReady(string sentence) => _waitingFor = sentence;
}
