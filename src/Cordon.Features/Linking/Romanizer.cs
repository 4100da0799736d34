using System.Text;
using AnyAscii;

namespace Cordon.Features.Linking;

/// <summary>Writes letters of any script in Latin ones, so that a name is compared with itself across scripts.</summary>
/// <remarks>By characters alone, without a language's rules: 王 is <c>Wang</c> in a Japanese name too. Good for comparing, not for addressing anybody.</remarks>
public static class Romanizer
{
    /// <returns>ASCII alone, but for what nobody has a reading of, which is left out. Ideographs are parted by blanks: 王杰 is two words, as it is in Latin letters.</returns>
    public static string Romanize(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var latin = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            // What half a character is read as.
            if (rune == Rune.ReplacementChar) continue;
            if (rune.IsAscii)
            {
                latin.Append((char)rune.Value);
                continue;
            }
            if (IsIdeograph(rune.Value)) latin.Append(' ');
            latin.Append(rune.ToString().Transliterate());
        }
        return latin.ToString();
    }

    private static bool IsIdeograph(int codePoint) => codePoint is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000;
}
