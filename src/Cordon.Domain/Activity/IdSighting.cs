using System.Runtime.InteropServices;

namespace Cordon.Domain.Activity;

/// <summary>A resource id and the first second of the minute in which it was asked for.</summary>
public readonly record struct IdSighting(long Id, byte Second)
{
    internal static readonly Comparison<IdSighting> ByIdThenSecondComparison = (a, b) =>
        a.Id != b.Id ? a.Id.CompareTo(b.Id) : a.Second.CompareTo(b.Second);

    internal static readonly IComparer<IdSighting> ByIdThenSecond = Comparer<IdSighting>.Create(ByIdThenSecondComparison);

    /// <summary>Decides which ids of a long trail are kept.</summary>
    internal ulong Hash
    {
        get
        {
            var id = Id;
            return StableHash.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in id)));
        }
    }
}
