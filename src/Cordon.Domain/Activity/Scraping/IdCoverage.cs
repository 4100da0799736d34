namespace Cordon.Domain.Activity.Scraping;

/// <summary>What one account asked for of a range of ids.</summary>
/// <param name="Ids">Different ids within the range.</param>
/// <param name="Stride">It took every so-manieth id, where four in five of its steps were that wide; null where it did not.</param>
/// <param name="Columns">Share of each column's ids that it asked for, 0 to 1.</param>
public sealed record CoverageLane(long Ids, long? Stride, IReadOnlyList<double> Columns);

/// <summary>Which ids of a range were asked for, and by whom: a range that several accounts share out among them is seen at a glance.</summary>
/// <param name="Least">First id of the range; <paramref name="Greatest"/> the last.</param>
/// <param name="Outside">Different ids that lie outside of it: a few far away would make everything else a line.</param>
/// <param name="Together">Different ids of the range that anybody asked for.</param>
/// <param name="Several">Of these, the ones that more than one account asked for.</param>
/// <param name="All">Share of each column's ids that anybody asked for, 0 to 1.</param>
public sealed record IdCoverage(long Least, long Greatest, long Outside, long Together, long Several, IReadOnlyList<CoverageLane> Lanes, IReadOnlyList<double> All)
{
    /// <summary>Share of the ids at either end that may lie outside the range.</summary>
    private const double Tail = 0.005;

    /// <summary>Share of the steps from id to id that must be alike to call it a stride.</summary>
    private const double Alike = 0.8;

    private const int LeastSteps = 20;

    /// <summary>So many times the usual gap between ids ends the stretch.</summary>
    private const int Gap = 20;

    public long Size => Greatest - Least + 1;

    /// <param name="ids">Of each account the different ids, in any order.</param>
    /// <param name="mostColumns">At most so many columns; each is a stretch of ids.</param>
    /// <returns>Null where nobody asked for any id.</returns>
    public static IdCoverage? Of(IReadOnlyList<IReadOnlyCollection<long>> ids, int mostColumns)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostColumns);
        var sorted = ids.Select(own => own.Distinct().Order().ToArray()).ToList();
        var all = sorted.SelectMany(own => own).Order().ToArray();
        if (all.Length == 0) return null;
        var (least, greatest) = RangeOf(all);
        var columns = (int)Math.Min(mostColumns, greatest - least + 1);
        var counts = all.Where(id => id >= least && id <= greatest).CountBy(id => id).ToList();
        var lanes = sorted.ConvertAll(own =>
        {
            var within = own.Where(id => id >= least && id <= greatest).ToArray();
            return new CoverageLane(within.Length, StrideOf(within), Shares(within, least, greatest, columns));
        });
        return new(least, greatest, all.Distinct().LongCount() - counts.Count, counts.Count, counts.LongCount(c => c.Value > 1), lanes, Shares(counts.Select(c => c.Key), least, greatest, columns));
    }

    /// <summary>The first id of a column.</summary>
    public long FirstOf(int column) => FirstOf(column, Least, Greatest, All.Count);

    // The whole, or where that is mostly empty the stretch that nearly all of them lie in, as far as it goes on without a gap much wider than those within it.
    private static (long Least, long Greatest) RangeOf(long[] all)
    {
        var (low, high) = ((int)(Tail * (all.Length - 1)), (int)Math.Ceiling((1 - Tail) * (all.Length - 1)));
        if (all[high] - all[low] + 1 >= (all[^1] - all[0] + 1) / 2) return (all[0], all[^1]);
        var wide = Gap * ((double)(all[high] - all[low]) / Math.Max(1, high - low) + 1);
        while (low > 0 && all[low] - all[low - 1] <= wide) low--;
        while (high < all.Length - 1 && all[high + 1] - all[high] <= wide) high++;
        return (all[low], all[high]);
    }

    private static double[] Shares(IEnumerable<long> ids, long least, long greatest, int columns)
    {
        var counts = new double[columns];
        foreach (var id in ids) counts[ColumnOf(id, least, greatest, columns)]++;
        for (var column = 0; column < columns; column++)
            counts[column] /= (column + 1 < columns ? FirstOf(column + 1, least, greatest, columns) : greatest + 1) - FirstOf(column, least, greatest, columns);
        return counts;
    }

    private static int ColumnOf(long id, long least, long greatest, int columns) => (int)((Int128)(id - least) * columns / (greatest - least + 1));

    // Rounded up: the first id whose column it is.
    private static long FirstOf(int column, long least, long greatest, int columns) => least + (long)(((Int128)column * (greatest - least + 1) + columns - 1) / columns);

    private static long? StrideOf(long[] sorted)
    {
        if (sorted.Length <= LeastSteps) return null;
        var (width, count) = sorted.Zip(sorted.Skip(1), (a, b) => b - a).CountBy(step => step).MaxBy(step => step.Value);
        return count >= Alike * (sorted.Length - 1) ? width : null;
    }
}
