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

    /// <summary><c>+49 170 5550142</c> becomes <c>••• 42</c>.</summary>
    public static string? Phone(string? phone)
    {
        var digits = (phone ?? "").Where(char.IsAsciiDigit).ToArray();
        return string.IsNullOrWhiteSpace(phone) ? null : digits.Length < 6 ? Dots : $"{Dots} {digits[^2]}{digits[^1]}";
    }

    /// <summary><c>EC1A 1BB</c> becomes <c>EC•••</c>: the area, not the street.</summary>
    public static string? PostalCode(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim().Length < 4 ? Dots : code.Trim()[..2] + Dots;

    // A whole text element: half an emoji or a letter without its accent would be a broken character.
    private static string First(string text) => System.Globalization.StringInfo.GetNextTextElement(text);
}
