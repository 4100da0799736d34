namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Collects the blocking keys of one record.</summary>
internal sealed class KeyBag
{
    private readonly HashSet<ulong> _keys = [];

    public IReadOnlyCollection<ulong> Keys => _keys;

    public void Clear() => _keys.Clear();

    /// <param name="kind">Keeps equal texts of different meaning apart.</param>
    public void Add(int kind, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty) _keys.Add(Hash(kind, text));
    }

    public void Add(int kind, long number) => _keys.Add(Mix((ulong)number * 0x9E3779B97F4A7C15 + (ulong)kind));

    // FNV-1a with a final mix: the same on every machine, so that a run can be repeated.
    private static ulong Hash(int kind, ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL ^ (ulong)kind;
        foreach (var letter in text) hash = (hash ^ letter) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
