namespace Cordon.Web.Shared;

/// <summary>One question at a time: a newer one takes the place of the one under way, which is stopped.</summary>
public sealed class Newest : IDisposable
{
    private CancellationTokenSource? _running;

    /// <returns>The answer; null where a newer question took this one's place, or the page was left.</returns>
    public async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask) where T : class
    {
        var mine = new CancellationTokenSource();
        var older = _running;
        _running = mine;
        if (older is not null) await older.CancelAsync();
        try
        {
            var answer = await ask(mine.Token);
            return _running == mine ? answer : null;
        }
        catch (Exception) when (mine.IsCancellationRequested)      // a stopped statement ends in an exception of its provider
        {
            return null;
        }
        finally
        {
            if (_running == mine) _running = null;
        }
    }

    public void Dispose()
    {
        _running?.Cancel();
        _running = null;
    }
}
