namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>What is left of a word when spelling habits are taken away: the same for Meyer and Maier, Tompson and Thompson, Philip and Filip.</summary>
/// <remarks>Made for words in Latin letters from many languages and from transliteration, where vowels are the first to differ; so only a vowel at the beginning stays.</remarks>
public static class SoundKey
{
    /// <param name="word">Lower-case letters a to z; others are left out.</param>
    /// <returns>At most eight letters; empty when the word has no letters.</returns>
    public static string Of(ReadOnlySpan<char> word)
    {
        Span<char> key = stackalloc char[8];
        var length = 0;
        for (var i = 0; i < word.Length && length < key.Length; i++)
        {
            var sound = Sound(word, ref i);
            if (sound == '\0' || (sound == 'a' && length > 0) || (length > 0 && key[length - 1] == sound)) continue;
            key[length++] = sound;
        }
        return new string(key[..length]);
    }

    private static char Sound(ReadOnlySpan<char> word, ref int i)
    {
        var letter = word[i];
        var next = i + 1 < word.Length ? word[i + 1] : '\0';
        switch (letter)
        {
            case 'a' or 'e' or 'i' or 'o' or 'u' or 'y': return 'a';
            case 'p' when next == 'h': i++; return 'f';
            case 'v': return 'f';
            case 'w': return next is 'a' or 'e' or 'i' or 'o' or 'u' ? 'f' : '\0';
            case 'g' when next == 'h': i++; return i + 1 < word.Length ? 'k' : '\0';
            case 's' when next is 'h' or 'c': i++; if (i + 1 < word.Length && word[i + 1] == 'h') i++; return 's';
            case 'c' when next is 'e' or 'i' or 'y': return 's';
            case 'c' when next == 'h': i++; return 'k';
            case 'c' or 'q' or 'g' or 'k' or 'x': if (letter == 'c' && next == 'k') i++; return 'k';
            case 'z' or 's' or 'j': return letter == 'j' ? 'j' : 's';
            case 'd' or 't': if (next == 'h') i++; return 't';
            case 'b' or 'p': return 'p';
            case 'm' or 'n': return 'n';
            case 'l': return 'l';
            case 'r': return 'r';
            case 'f': return 'f';
            case 'h': return '\0';
            default: return char.IsAsciiDigit(letter) ? letter : '\0';
        }
    }
}
