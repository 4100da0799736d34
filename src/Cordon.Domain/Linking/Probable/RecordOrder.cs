namespace Cordon.Domain.Linking.Probable;

/// <summary>One order of records, by what they hold. Everything is compared, drawn and summed up in this order, so that the order in which the records were given changes
/// nothing.</summary>
internal sealed class RecordOrder
{
    private readonly int[] _given, _sorted;

    public RecordOrder(PersonTable table)
    {
        _given = [.. Enumerable.Range(0, table.Records.Count)];
        Array.Sort(_given, (x, y) => Compare(table.Records[x], table.Records[y]) is not 0 and var order ? order : x.CompareTo(y));
        _sorted = new int[_given.Length];
        for (var place = 0; place < _given.Length; place++) _sorted[_given[place]] = place;
        Table = table with { Records = [.. _given.Select(place => table.Records[place])] };
    }

    /// <summary>In this order.</summary>
    public PersonTable Table { get; }

    /// <param name="given">A record's place in the table that was given.</param>
    public int Sorted(int given) => _sorted[given];

    /// <summary>The pair with the places that were given.</summary>
    public ProbablePair Given(ProbablePair pair)
    {
        var (a, b) = (_given[pair.A], _given[pair.B]);
        return pair with { A = Math.Min(a, b), B = Math.Max(a, b), Through = pair.Through is { } through ? _given[through] : null };
    }

    private static int Compare(PersonRecord x, PersonRecord y)
    {
        for (var field = 0; field < x.Values.Length; field++)
        {
            var (a, b) = (x.Values[field], y.Values[field]);
            for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
                if (string.CompareOrdinal(a[i], b[i]) is not 0 and var order) return order;
            if (a.Length != b.Length) return a.Length.CompareTo(b.Length);
        }
        return 0;
    }
}
