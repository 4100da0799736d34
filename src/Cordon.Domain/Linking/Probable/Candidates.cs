using System.Runtime.InteropServices;
using Cordon.Domain.Linking.Probable.Blocking;
using Cordon.Domain.Linking.Probable.Comparing;
using Cordon.Domain.Linking.Probable.Estimating;

namespace Cordon.Domain.Linking.Probable;

/// <summary>A compared pair, and how it came out.</summary>
internal readonly record struct Candidate(int A, int B, int Pattern);

/// <summary>Compares what is worth comparing, and pairs drawn at random to see how strangers come out.</summary>
internal sealed class Candidates
{
    private const int RecordsAPiece = 512, DrawnAPiece = 20_000, MostDrawn = 1_000_000;

    private Candidates(Patterns patterns) => Patterns = patterns;

    public Patterns Patterns { get; }
    public List<Candidate> Pairs { get; } = [];

    /// <summary>Pairs by pattern: of those compared, and of those drawn.</summary>
    public List<long> Compared { get; } = [];
    public List<long> Drawn { get; } = [];

    public static Candidates Of(Comparers comparers, ValueShares shares, CancellationToken cancel)
    {
        var found = new Candidates(new Patterns(comparers.Slots.Count));
        var blocks = new Blocks(comparers, cancel);
        foreach (var piece in Chunked.Run(comparers.Records, RecordsAPiece, (from, to) => Search(comparers, shares, blocks, from, to), cancel))
        {
            var numbers = found.Patterns.Take(piece.Patterns);
            foreach (var (a, b, pattern) in piece.Pairs)
            {
                found.Pairs.Add(new(a, b, numbers[pattern]));
                Increase(found.Compared, numbers[pattern], 1);
            }
        }
        foreach (var (patterns, counts) in Draw(comparers, shares, cancel))
        {
            var numbers = found.Patterns.Take(patterns);
            for (var p = 0; p < counts.Count; p++) Increase(found.Drawn, numbers[p], counts[p]);
        }
        return found;
    }

    private static (List<Candidate> Pairs, Patterns Patterns) Search(Comparers comparers, ValueShares shares, Blocks blocks, int from, int to)
    {
        var comparison = new Comparison(comparers.Slots.Count);
        var patterns = new Patterns(comparers.Slots.Count);
        var pairs = new List<Candidate>();
        var seen = new HashSet<int>();
        for (var i = from; i < to; i++)
        {
            seen.Clear();
            foreach (var block in blocks.Of(i))
                foreach (var j in blocks.Members(block))
                {
                    if (j <= i || !seen.Add(j)) continue;
                    comparers.Compare(i, j, comparison);
                    shares.Put(comparison);
                    pairs.Add(new(i, j, patterns.Of(comparison.Levels, comparison.Shares)));
                }
        }
        return (pairs, patterns);
    }

    /// <summary>All pairs of a small table; of a large one some, always the same.</summary>
    private static (Patterns, List<long>)[] Draw(Comparers comparers, ValueShares shares, CancellationToken cancel)
    {
        long records = comparers.Records;
        var all = records * (records - 1) / 2;
        return Chunked.Run((int)Math.Min(all, MostDrawn), DrawnAPiece, (from, to) =>
        {
            var comparison = new Comparison(comparers.Slots.Count);
            var patterns = new Patterns(comparers.Slots.Count);
            var counts = new List<long>();
            for (var n = from; n < to; n++)
            {
                var (i, j) = all <= MostDrawn ? Pair(n) : ((int)(KeyBag.Mix(2UL * (ulong)n + 1) % (ulong)records), (int)(KeyBag.Mix(2UL * (ulong)n + 2) % (ulong)records));
                if (i == j) continue;
                comparers.Compare(i, j, comparison);
                shares.Put(comparison);
                Increase(counts, patterns.Of(comparison.Levels, comparison.Shares), 1);
            }
            return (patterns, counts);
        }, cancel);
    }

    /// <summary>The n-th of all pairs: (1,0), (2,0), (2,1), (3,0) …</summary>
    private static (int, int) Pair(int n)
    {
        var i = (int)((1 + Math.Sqrt(1 + 8.0 * n)) / 2);
        while ((long)i * (i - 1) / 2 > n) i--;
        while ((long)(i + 1) * i / 2 <= n) i++;
        return (i, (int)(n - (long)i * (i - 1) / 2));
    }

    private static void Increase(List<long> counts, int place, long by)
    {
        while (counts.Count <= place) counts.Add(0);
        CollectionsMarshal.AsSpan(counts)[place] += by;
    }
}
