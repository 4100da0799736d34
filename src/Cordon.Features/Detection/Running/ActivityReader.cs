using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cordon.Data.Storing;
using Cordon.Domain;

namespace Cordon.Features.Detection.Running;

/// <summary>Some rows on their way from the reading thread to the measuring one.</summary>
public sealed class RowBlock
{
    public const int Size = 512;

    public ActivityRow[] Rows { get; } = new ActivityRow[Size];
    public int Count { get; set; }

    /// <summary>The accounts whose rows end with this block; null within them.</summary>
    public IReadOnlyList<DueAccount>? Ends { get; set; }
}

/// <summary>Reads rows ahead on a thread of its own, some sixteen thousand of them: how much is read does not show in memory.</summary>
public sealed class ActivityReader(CordonStore store)
{
    /// <summary>Accounts asked for in one statement.</summary>
    public const int AccountsAQuestion = 500;

    private const int BlocksAhead = 32;

    /// <param name="accounts">Ascending by id.</param>
    /// <returns>Blocks that are the caller's only until the next one is asked for.</returns>
    public async IAsyncEnumerable<RowBlock> ReadAsync(IReadOnlyList<DueAccount> accounts, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var full = Channel.CreateBounded<RowBlock>(BlocksAhead);
        var empty = Channel.CreateBounded<RowBlock>(BlocksAhead + 2);
        for (var i = 0; i < BlocksAhead + 2; i++) empty.Writer.TryWrite(new RowBlock());
        var reading = Task.Run(() => ReadAsync(accounts, full.Writer, empty.Reader, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var block in full.Reader.ReadAllAsync(cancel))
            {
                yield return block;
                (block.Count, block.Ends) = (0, null);
                empty.Writer.TryWrite(block);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private async Task ReadAsync(IReadOnlyList<DueAccount> accounts, ChannelWriter<RowBlock> full, ChannelReader<RowBlock> empty, CancellationToken cancel)
    {
        try
        {
            foreach (var some in accounts.Chunk(AccountsAQuestion))
            {
                var ids = Array.ConvertAll(some, a => a.Id);
                var last = await store.ReadAsync((db, ct) => ReadAsync(ActivityRow.Of(db, ids), full, empty, ct), cancel);
                last.Ends = some;
                await full.WriteAsync(last, cancel);
            }
            full.Complete();
        }
        catch (Exception failure)
        {
            // Told to whoever takes the blocks; who has gone away does not hear it, and need not.
            full.TryComplete(failure);
        }
    }

    // Row by row without awaiting: an asynchronous step for each of ten million rows costs more than the row.
    private static async Task<RowBlock> ReadAsync(IQueryable<ActivityRow> rows, ChannelWriter<RowBlock> full, ChannelReader<RowBlock> empty, CancellationToken cancel)
    {
        var block = await empty.ReadAsync(cancel);
        foreach (var row in rows)
        {
            block.Rows[block.Count++] = row;
            if (block.Count < RowBlock.Size) continue;
            await full.WriteAsync(block, cancel);
            block = await empty.ReadAsync(cancel);
        }
        return block;
    }
}

/// <param name="Version">Of its activity, read before its rows: what is imported meanwhile makes it due again.</param>
/// <param name="IsMeasured">Its profile is of this version already; only the judgement is missing.</param>
public readonly record struct DueAccount(AccountId Id, int Version, bool IsMeasured);
