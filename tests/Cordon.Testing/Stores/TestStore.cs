using Cordon.Data;
using Cordon.Data.Storing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Cordon.Testing.Stores;

/// <summary>A store of one test: migrated, empty, gone when the test ends.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Func<ValueTask> _remove;

    public TestStore(DbContextOptions<CordonDb> options, IStoreDialect dialect, Func<ValueTask> remove)
    {
        _remove = remove;
        Dialect = dialect;
        Contexts = new ContextFactory(options);
        Store = new CordonStore(Contexts, dialect, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(Noon);
    public IStoreDialect Dialect { get; }
    public IDbContextFactory<CordonDb> Contexts { get; }
    public CordonStore Store { get; }

    public ValueTask DisposeAsync() => _remove();
}
