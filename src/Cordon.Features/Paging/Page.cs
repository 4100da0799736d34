using System.Globalization;

namespace Cordon.Features.Paging;

/// <summary>A page of a list that is paged by key.</summary>
/// <param name="Next">What to ask for behind this page; null on the last.</param>
/// <param name="Previous">What to ask for before it; null on the first.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next, string? Previous, BoundedCount Count);

/// <summary>Exact up to <see cref="Most"/>; beyond that only known to be more.</summary>
public readonly record struct BoundedCount(int Value)
{
    public const int Most = 10_000;

    /// <summary>How many rows a counting query looks at.</summary>
    public const int Look = Most + 1;

    public bool IsExact => Value <= Most;

    public override string ToString() => IsExact ? Value.ToString("N0", CultureInfo.InvariantCulture) : "10,000+";
}

/// <summary>Where a page begins: behind or before a row.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of another page.</param>
/// <param name="Before">The <see cref="Page{T}.Previous"/> of another page; looked at when <paramref name="After"/> is null.</param>
public readonly record struct PagePlace(string? After, string? Before)
{
    public static readonly PagePlace First;

    public bool Backwards => After is null && Before is not null;

    public string? Cursor => After ?? Before;
}
