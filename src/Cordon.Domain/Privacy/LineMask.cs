using System.Text;
using System.Text.RegularExpressions;

namespace Cordon.Domain.Privacy;

/// <summary>What of a log line may be shown to whoever looks into it: not the personal data and secrets that addresses carry.</summary>
/// <remarks>
/// Masked are the values of parameters whose names say so (<c>token</c>, <c>email</c>, <c>code</c> …), also inside a value that is
/// percent-encoded; e-mail addresses but for their first letter and domain; runs of 13 and more digits, as cards and phones have, but for
/// the last four; signed tokens; and who signs in before a host. Masking too much is a nuisance, too little a leak: in doubt it masks.
/// Takes time in proportion to the text's length, whatever stands in it.
/// </remarks>
public static partial class LineMask
{
    private const string Hidden = "•••";

    // How often a value within a value is looked into.
    private const int MostDepth = 3;

    private const int LeastDigits = 13;

    /// <summary>A name that holds one of these anywhere is that of a secret or of personal data.</summary>
    private static readonly string[] Telling =
        ["token", "passw", "secret", "email", "session", "signature", "credential", "apikey", "oauth", "authori", "phone", "birth", "username", "firstname", "lastname", "surname"];

    /// <summary>A name of which one of these is a word of its own: <c>api_key</c>, <c>authCode</c>, but not <c>keyword</c>.</summary>
    private static readonly HashSet<string> Words =
        new(["key", "code", "auth", "pass", "pwd", "pin", "sid", "sess", "sig", "otp", "jwt", "mail", "state", "nonce", "login", "tel", "mobile", "dob", "ssn", "iban", "card", "cvv", "cvc", "ip", "hmac", "saml"],
            StringComparer.OrdinalIgnoreCase);

    // None of them looks back or ahead, so that none can be led to run for hours (RegexOptions.NonBacktracking).
    private static readonly Regex SignIn = Of(@"://[^/?#\s@]*@"), Mail = Of(@"[\p{L}\p{N}._%+'\-]+(?:@|%(?:25)*40)[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+"),
        Signed = Of(@"eyJ[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]*)?"), Digits = Of($@"[0-9]{{{LeastDigits},}}"),
        Groups = Of(@"[0-9]{4}(?:[ +\-]|%20)[0-9]{4}(?:[ +\-]|%20)[0-9]{4}(?:[ +\-]|%20)[0-9]{1,7}|[0-9]{4}(?:[ +\-]|%20)[0-9]{6}(?:[ +\-]|%20)[0-9]{5}");

    /// <summary>A target, referrer or user agent as it may be shown.</summary>
    public static string Of(string text, int depth = 0)
    {
        if (text.Length == 0) return text;
        if (text.Contains("://", StringComparison.Ordinal)) text = SignIn.Replace(text, $"://{Hidden}@");
        if (text.Contains('=', StringComparison.Ordinal)) text = Parameters(text, depth);
        if (text.Contains('@', StringComparison.Ordinal) || text.Contains("40", StringComparison.Ordinal)) text = Mail.Replace(text, MaskMail);
        if (text.Contains("eyJ", StringComparison.Ordinal)) text = Signed.Replace(text, Hidden);
        text = Groups.Replace(text, LastFour);
        // However else a card's number is cut up.
        return CardNumber.Mask(Digits.Replace(text, LastFour), knownIssuers: true);
    }

    private static string Parameters(string text, int depth)
    {
        var shown = new StringBuilder(text.Length);
        var (done, name, inQuery) = (0, 0, false);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '=' && at > name)
            {
                var (began, end) = (name, ValueEnd(text, at + 1, inQuery));
                var value = text.AsSpan(at + 1, end - at - 1);
                name = at + 1;        // a value may hold an address with a query of its own
                if (value.Length == 0 || (!IsTelling(text[began..at]) && !HidesMore(value, depth))) continue;
                shown.Append(text, done, at + 1 - done).Append(Hidden);
                done = end;
                at = end - 1;
            }
            else if (c is '?' or '&' or ';' or '#' or ' ' || (c == '/' && !inQuery))
            {
                name = at + 1;
                inQuery |= c == '?';
            }
        }
        return done == 0 ? text : shown.Append(text, done, text.Length - done).ToString();
    }

    private static int ValueEnd(string text, int from, bool inQuery)
    {
        var end = text.AsSpan(from).IndexOfAny(inQuery ? "&;# " : "&;# /?");
        return end < 0 ? text.Length : from + end;
    }

    /// <summary>Whether a parameter or field of this name holds a secret or personal data.</summary>
    public static bool IsTelling(string name)
    {
        if (name.Contains('%', StringComparison.Ordinal)) name = Uri.UnescapeDataString(name);
        var plain = name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Array.Exists(Telling, word => plain.Contains(word, StringComparison.OrdinalIgnoreCase)) || NameWord().Matches(name).Any(word => Words.Contains(word.Value));
    }

    /// <summary>Looks into a value that is percent-encoded: an address within an address, or a mail address in a form's words.</summary>
    private static bool HidesMore(ReadOnlySpan<char> value, int depth)
    {
        if (!value.Contains('%')) return false;
        var inside = Uri.UnescapeDataString(value);
        return !value.SequenceEqual(inside) && (depth >= MostDepth || Of(inside, depth + 1) != inside);
    }

    private static string MaskMail(Match mail)
    {
        var at = mail.Value.LastIndexOf('@');
        if (at < 0) at = mail.Value.LastIndexOf('%');
        return mail.Value[0] + Hidden + mail.Value[at..];
    }

    private static string LastFour(Match digits) => "••••" + digits.Value[^4..];

    private static Regex Of(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The words of a name: <c>authCode</c> has two, <c>API_KEY</c> too.</summary>
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex NameWord();
}
