namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares two records in one or several slots.</summary>
internal abstract class Comparer
{
    public const sbyte Missing = -1;

    /// <summary>The slots it fills, in order.</summary>
    public abstract IReadOnlyList<Slot> Slots { get; }

    /// <summary>Its first slot among all.</summary>
    public int At { get; set; }

    /// <param name="levels">Of all slots; fills its own, <see cref="Missing"/> where one side says nothing.</param>
    /// <param name="values">The number of the value that both have, where a slot's highest level was reached.</param>
    public abstract void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB);

    /// <summary>The numbers of the values that a record has in one of its slots, for counting how common they are.</summary>
    public abstract IReadOnlyList<int> ValuesOf(int record, int slot);

    /// <summary>What records that may belong together have in common; added to <paramref name="keys"/>.</summary>
    public abstract void Keys(int record, KeyBag keys);
}
