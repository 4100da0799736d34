namespace Cordon.Domain.Linking.Probable;

/// <summary>Work on many things in pieces of fixed size, on all processors, with the results in the order of the pieces: so that the same table gives the same sums whatever the
/// machine.</summary>
internal static class Chunked
{
    /// <param name="size">Things a piece.</param>
    /// <param name="work">Gets the first and the last thing of a piece, the last exclusive.</param>
    public static T[] Run<T>(int count, int size, Func<int, int, T> work, CancellationToken cancel)
    {
        var results = new T[(count + size - 1) / size];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
            piece => results[piece] = work(piece * size, Math.Min(count, (piece + 1) * size)));
        return results;
    }
}
