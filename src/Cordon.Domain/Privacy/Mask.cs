namespace Cordon.Domain.Privacy;

/// <summary>Personal data as it is shown until somebody reveals it with a reason.</summary>
public static class Mask
{
    private const string Dots = "•••";

    /// <summary><c>mara@studio.example</c> becomes <c>m•••@studio.example</c>: the domain is what people are linked to employers by.</summary>
    public static string? Email(string? email)
    {
        if (string.IsNullOrEmpty(email)) return null;
        var at = email.LastIndexOf('@');
        return at <= 0 ? Dots : First(email) + Dots + email[at..];
    }

    /// <summary><c>Mara Lindqvist</c> becomes <c>M••• L•••</c>.</summary>
    public static string? Name(string? name) => string.IsNullOrWhiteSpace(name)
        ? null
        : string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => First(word) + Dots));

    /// <summary><c>+31 20 555 0142</c> becomes <c>••• 42</c>: enough to tell two apart, not enough to call.</summary>
    public static string? Phone(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone)) return null;
        var digits = phone.Where(char.IsAsciiDigit).ToArray();
        return digits.Length < 6 ? Dots : $"{Dots} {new string(digits[^2..])}";
    }

    /// <summary><c>1017 AB</c> becomes <c>10•••</c>: the region, not the street.</summary>
    public static string? PostalCode(string? code)
    {
        if (string.IsNullOrWhiteSpace(code)) return null;
        var known = code.Trim();
        return known.Length < 4 || !char.IsAscii(known[0]) || !char.IsAscii(known[1]) ? Dots : known[..2] + Dots;
    }

    // A whole text element: half an emoji or a letter without its accent would be a broken character.
    private static string First(string text) => System.Globalization.StringInfo.GetNextTextElement(text);
}
