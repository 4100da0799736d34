using System.Globalization;
using System.Text;

namespace Cordon.Domain.Accounts;

/// <summary>The words an account is found by. The same function makes the terms of a search, so that both sides agree.</summary>
public static class AccountTerms
{
    /// <summary>Most words taken from one account or one search.</summary>
    public const int Most = 12;

    public static IReadOnlyList<string> Of(Account account) => Of(account.ExternalId, account.Username, account.DisplayName, account.Email);

    public static IReadOnlyList<string> Of(string externalId, string? username, string? displayName, string? email)
    {
        var terms = new List<string>();
        Add(terms, Normalize(externalId));
        Add(terms, Normalize(username));
        Add(terms, Normalize(email));
        Add(terms, Normalize(email?[..Math.Max(0, email.LastIndexOf('@'))]));
        foreach (var word in Words(displayName)) Add(terms, word);
        return terms;
    }

    /// <summary>The words of a search text; an account matches when each of them starts one of its terms.</summary>
    public static IReadOnlyList<string> OfSearch(string text)
    {
        var terms = new List<string>();
        foreach (var word in Words(text)) Add(terms, word);
        return terms;
    }

    /// <summary>Lower case, without accents and compatibility forms; an address or a name reads the same however it was typed.</summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().Normalize(NormalizationForm.FormKD).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Control)) plain.Append(Rune.ToLowerInvariant(rune));
        var whole = plain.ToString();
        if (whole.Length <= AccountTerm.MaxLength) return whole;
        var end = char.IsHighSurrogate(whole[AccountTerm.MaxLength - 1]) ? AccountTerm.MaxLength - 1 : AccountTerm.MaxLength;
        return whole[..end].TrimEnd();               // SQL Server takes terms that differ by blanks at the end for the same
    }

    private static IEnumerable<string> Words(string? text) =>
        (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Normalize);

    private static void Add(List<string> terms, string term)
    {
        if (term.Length > 0 && terms.Count < Most && !terms.Contains(term)) terms.Add(term);
    }
}
