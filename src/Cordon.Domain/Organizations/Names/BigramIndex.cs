using System.Buffers;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Organizations.Names;

/// <summary>Finds texts that are a few typing errors away, by the pairs of letters that they share.</summary>
internal sealed class BigramIndex
{
    /// <summary>In shorter texts, another letter makes another text.</summary>
    public const int Shortest = 5;

    private const int Beyond = 5;

    private readonly Dictionary<int, List<int>> _places = [];
    private readonly List<(string Text, int Entry)> _texts = [];

    public void Add(string text, int entry)
    {
        if (text.Length < Shortest) return;
        foreach (var pair in Pairs(text))
        {
            if (!_places.TryGetValue(pair, out var places)) _places.Add(pair, places = []);
            places.Add(_texts.Count);
        }
        _texts.Add((text, entry));
    }

    /// <summary>Entries with one to three errors, by length; digits are the same.</summary>
    public IEnumerable<(int Entry, int Errors)> Near(string text)
    {
        if (text.Length < Shortest) yield break;
        var most = MostErrors(text.Length);
        var pairs = Pairs(text).Select(pair => _places.GetValueOrDefault(pair)).ToList();
        // An error spoils at most three pairs. Of the rarest ones, so many beyond those must be shared; the common ones need not be followed.
        pairs.Sort((a, b) => (a?.Count ?? 0).CompareTo(b?.Count ?? 0));
        var followed = Math.Min(pairs.Count, 3 * most + Beyond);
        var least = Math.Max(1, followed - 3 * most);
        var shared = ArrayPool<byte>.Shared.Rent(_texts.Count);
        var candidates = new List<int>();
        shared.AsSpan(0, _texts.Count).Clear();
        foreach (var places in pairs.Take(followed).OfType<List<int>>())
            foreach (var place in places)
                if (++shared[place] == least && Math.Abs(_texts[place].Text.Length - text.Length) <= most) candidates.Add(place);
        ArrayPool<byte>.Shared.Return(shared);
        foreach (var place in candidates)
        {
            var (other, entry) = _texts[place];
            var errors = EditDistance.Of(text, other, Math.Min(most, MostErrors(other.Length)));
            if (errors > 0 && errors <= most && errors <= MostErrors(other.Length) && NameForm.HaveSameDigits(text, other)) yield return (entry, errors);
        }
    }

    public static int MostErrors(int length) => length < 8 ? 1 : length < 14 ? 2 : 3;

    private static HashSet<int> Pairs(string text)
    {
        var pairs = new HashSet<int>(text.Length + 1) { text[0], text[^1] << 16 };
        for (var i = 1; i < text.Length; i++) pairs.Add(text[i - 1] << 16 | text[i]);
        return pairs;
    }
}
