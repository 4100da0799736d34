namespace Cordon.Browser.Tests;

/// <summary>A test that opens pages. They are closed when it ends: each would keep its circuit and its process busy beside all that come after.</summary>
public abstract class ConsoleTest(ConsoleWorld world) : IAsyncDisposable
{
    protected ConsoleWorld World => world;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await world.ClosePagesAsync();
    }
}
