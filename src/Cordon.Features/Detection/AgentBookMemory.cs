using Cordon.Data.Storing;
using Cordon.Domain.Detection;

namespace Cordon.Features.Detection;

/// <summary>Keeps the agent book for a minute: a slider that is moved asks for it again and again, and it changes with an import at most.</summary>
public sealed class AgentBookMemory(CordonStore store, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private volatile Kept? _kept;

    public async Task<StoreAgentBook> GetAsync(KnownAutomations known, CancellationToken cancel)
    {
        if (_kept is { } kept && clock.GetUtcNow() < kept.Until && kept.Crawlers == known.CrawlersText) return kept.Book;
        var book = await StoreAgentBook.LoadAsync(store, known, cancel);
        _kept = new(book, known.CrawlersText, clock.GetUtcNow() + Life);
        return book;
    }

    private sealed record Kept(StoreAgentBook Book, string Crawlers, DateTimeOffset Until);
}
