using System.Globalization;
using System.Text;

namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>Text as it is compared: in Latin letters, lower case, without accents, cut into words.</summary>
/// <param name="romanize">Writes letters of other scripts in Latin ones; null leaves them as they are.</param>
public sealed class Words(Func<string, string>? romanize = null)
{
    private static readonly char[] Apostrophes = ['\'', '’', '`', 'ʼ', '´'];

    /// <summary>The words of a text, letters a to z and digits alone. An apostrophe is left out and parts no word: O'Hare is one.</summary>
    public string[] Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var plain = Plain(text);
        var words = new List<string>(4);
        var word = new StringBuilder(plain.Length);
        foreach (var letter in plain)
        {
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (!Apostrophes.Contains(letter)) End();
        }
        End();
        return [.. words];

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    private string Plain(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var latin = romanize is null ? text : romanize(text);
        if (Ascii.IsValid(latin)) return latin;
        var plain = new StringBuilder(latin.Length);
        foreach (var letter in Whole(latin).Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) plain.Append(letter);
        return plain.ToString();
    }

    /// <summary>Without halves of characters and without U+FFFE, with which nothing can be normalized.</summary>
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value is not (0xFFFD or 0xFFFE)) whole.Append(rune.ToString());
        return whole.Length == text.Length ? text : whole.ToString();
    }
}
