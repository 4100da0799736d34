using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares one of few values, of which the same or another is all that can be said.</summary>
internal sealed class CategoryComparer : Comparer
{
    private static readonly HashSet<string> Unknown = ["unknown", "u", "na", "none", "null", "other", "x"];
    private readonly int[][] _values;
    private readonly Interner _texts = new();

    public CategoryComparer(string name, Words words, bool followsGivenName, IReadOnlyList<string[]> texts)
    {
        _values = [.. texts.Select(of => of.Select(t => string.Join(' ', words.Of(t))).Where(t => t.Length > 0 && !Unknown.Contains(t)).Select(t => _texts.Of(Short(t, followsGivenName))).Distinct().ToArray())];
        Slots =
        [
            new()
            {
                Name = name,
                Shared = followsGivenName ? 0 : 0.2,
                ValueShare = 0.1,
                Group = followsGivenName ? SlotGroup.Alone : SlotGroup.Unexplained,
                Trust = followsGivenName ? 1 : 0,
                FollowsGivenName = followsGivenName,
                Levels = [new("a different {0}", 0.06, 0.6), new("the same {0}", 0.94, 0.4)],
            },
        ];
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        levels[At] = Missing;
        foreach (var x in _values[a])
            foreach (var y in _values[b])
            {
                if (levels[At] == 1) return;
                (levels[At], valuesA[At], valuesB[At]) = ((sbyte)(x == y ? 1 : 0), x, y);
            }
    }

    // Too many share one to look for people by it.
    public override void Keys(int record, KeyBag keys)
    {
    }

    // Male and M, Female and F.
    private static string Short(string text, bool sex) => sex ? text[..1] : text;
}
