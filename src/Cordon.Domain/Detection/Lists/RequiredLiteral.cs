namespace Cordon.Domain.Detection.Lists;

/// <summary>Finds a text that whatever matches a pattern must hold, so that most patterns need not be tried on most agents.</summary>
internal static class RequiredLiteral
{
    /// <summary>True where the pattern means one text and nothing else.</summary>
    public static bool IsWhole(string pattern, out string literal)
    {
        literal = Of(pattern, 1) is [var only] ? only : "";
        return literal.Length > 0 && pattern.Replace("\\", "", StringComparison.Ordinal) == literal;
    }

    /// <summary>One literal for each alternative at the top of the pattern, the longest there is.</summary>
    /// <returns>Null where an alternative has none of at least <paramref name="minLength"/> characters: then the pattern must always be tried.</returns>
    public static IReadOnlyList<string>? Of(string pattern, int minLength)
    {
        var found = new List<string>();
        string longest = "", run = "";
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\':
                    i++;
                    if (char.IsLetterOrDigit(pattern[i])) EndRun();    // a class such as \d
                    else run += pattern[i];
                    break;
                case '[':
                case '(':
                    i = EndOfGroup(pattern, i);
                    EndRun();
                    break;
                case '?' or '*' or '{':
                    run = run.Length > 0 ? run[..^1] : run;    // the character before it may be missing
                    EndRun();
                    if (pattern[i] == '{') i = pattern.IndexOf('}', i);
                    break;
                case '.' or '^' or '$' or '+':
                    EndRun();
                    break;
                case '|':
                    EndRun();
                    found.Add(longest);
                    longest = "";
                    break;
                default:
                    run += pattern[i];
                    break;
            }
        }
        EndRun();
        found.Add(longest);
        return found.TrueForAll(literal => literal.Length >= minLength) ? found : null;

        void EndRun()
        {
            if (run.Length > longest.Length) longest = run;
            run = "";
        }
    }

    private static int EndOfGroup(string pattern, int start)
    {
        int depth = 0;
        var inClass = false;
        for (var i = start; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\': i++; break;
                case '[' when !inClass: inClass = true; depth++; break;
                case ']' when inClass: inClass = false; depth--; break;
                case '(' when !inClass: depth++; break;
                case ')' when !inClass: depth--; break;
            }
            if (depth == 0) return i;
        }
        throw new FormatException($"A group is not closed: {pattern}");
    }
}
