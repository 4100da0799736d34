namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Numbers for texts, from 0.</summary>
internal sealed class Interner
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int Count => _texts.Count;
    public string this[int number] => _texts[number];

    public int Of(string text)
    {
        if (_numbers.TryGetValue(text, out var number)) return number;
        _numbers.Add(text, number = _texts.Count);
        _texts.Add(text);
        return number;
    }
}
