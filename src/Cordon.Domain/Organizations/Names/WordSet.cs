namespace Cordon.Domain.Organizations.Names;

/// <summary>A list of words and of phrases, in which long words are found with one typing error too.</summary>
internal sealed class WordSet
{
    /// <summary>A word of fewer letters is another word when one of them differs.</summary>
    private const int UsuallyForgivingFrom = 7;

    private readonly int _forgivingFrom;
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal), _shortened = new(StringComparer.Ordinal);

    /// <param name="words">Parted by blanks; a phrase has underscores for its own.</param>
    public WordSet(params IEnumerable<string> words) : this(UsuallyForgivingFrom, words)
    {
    }

    /// <param name="forgivingFrom">How many letters a word must have to be found with an error.</param>
    /// <inheritdoc cref="WordSet(IEnumerable{string})"/>
    public WordSet(int forgivingFrom, params IEnumerable<string> words)
    {
        _forgivingFrom = forgivingFrom;
        foreach (var word in words.SelectMany(list => list.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Replace('_', ' ')))
        {
            _exact.Add(word);
            MostWords = Math.Max(MostWords, word.AsSpan().Count(' ') + 1);
            if (word.Length < _forgivingFrom) continue;
            for (var i = 0; i < word.Length; i++) _shortened.Add(word.Remove(i, 1));
        }
    }

    /// <summary>Of the longest phrase.</summary>
    public int MostWords { get; }

    public bool Contains(string word)
    {
        if (_exact.Contains(word)) return true;
        if (word.Length < _forgivingFrom - 1 || word.AsSpan().ContainsAnyInRange('0', '9')) return false;
        if (_shortened.Contains(word)) return true;
        if (word.Length < _forgivingFrom) return false;
        for (var i = 0; i < word.Length; i++)
        {
            var shorter = word.Remove(i, 1);
            if (_exact.Contains(shorter) && shorter.Length >= _forgivingFrom || _shortened.Contains(shorter)) return true;
        }
        return false;
    }

    /// <summary>How many words at the end of a list are one of these, the longest phrase first; 0 where none is.</summary>
    public int AtEnd(IReadOnlyList<string> words, int end)
    {
        for (var count = Math.Min(MostWords, end); count > 0; count--)
            if (Contains(count == 1 ? words[end - 1] : string.Join(' ', words.Skip(end - count).Take(count)))) return count;
        return 0;
    }

    /// <inheritdoc cref="AtEnd"/>
    public int AtStart(IReadOnlyList<string> words)
    {
        for (var count = Math.Min(MostWords, words.Count); count > 0; count--)
            if (Contains(count == 1 ? words[0] : string.Join(' ', words.Take(count)))) return count;
        return 0;
    }
}
