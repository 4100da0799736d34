using System.Text;

namespace Cordon.Domain.Organizations.Names;

/// <summary>Names of companies as people type them, in a form that can be compared.</summary>
public static class CompanyName
{
    /// <summary>Lower-case words in Latin letters, parted by blanks: without punctuation, accents, a leading "the" and legal forms; <c>&amp;</c> is "and".</summary>
    /// <param name="romanize">Writes letters of any script in ASCII.</param>
    /// <returns>Empty where there is neither letter nor digit. A name that is nothing but legal forms keeps its first word.</returns>
    public static string Key(string typed, Func<string, string> romanize) => string.Join(' ', Words(typed, romanize));

    /// <summary>The words of <see cref="Key"/>.</summary>
    internal static List<string> Words(string typed, Func<string, string> romanize)
    {
        var words = AllWords(LegalForms.WithoutForeign(typed), romanize);
        if (words.Count > 1 && words[0] == "the") words.RemoveAt(0);
        LegalForms.Strip(words);
        return words;
    }

    /// <summary>With legal forms, but for those in parentheses.</summary>
    internal static List<string> AllWords(string typed, Func<string, string> romanize)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (between, depth, wasLetters) = ("", 0, false);
        foreach (var c in romanize(typed))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
                continue;
            }
            if (c is '\'' or '`' or '"') continue;      // within a word: O'Brien
            End();
            between += c;
            if (c is '&' or '+' && words.Count > 0) words.Add("and");
            if (c is '(') depth++;
            else if (c is ')') depth = Math.Max(0, depth - 1);
        }
        End();
        return words;

        void End()
        {
            if (word.Length == 0) return;
            var text = word.ToString();
            word.Clear();
            // "(Pvt)", and "(I)" as Indian companies are written.
            if (depth > 0 && (text.Length == 1 || LegalForms.Contains(text))) return;
            // Letters parted by full stops are one word: "S.A.S." and "J.P.".
            if (between == "." && text.Length == 1 && wasLetters) words[^1] += text;
            else words.Add(text);
            wasLetters = text.Length == 1;
            between = "";
        }
    }
}
