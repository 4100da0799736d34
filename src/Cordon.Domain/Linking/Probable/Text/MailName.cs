namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>A mail address as far as it tells people apart: what a plus-tag adds, and dots where the service ignores them, are left out.</summary>
/// <param name="Local">In front of the @, lower case.</param>
/// <param name="Domain">Behind it, lower case; empty when there is no @.</param>
public sealed record MailName(string Local, string Domain)
{
    // Which services ignore dots: Google's own statement for gmail.com and googlemail.com.
    private static readonly HashSet<string> IgnoringDots = ["gmail.com", "googlemail.com"];

    private static readonly HashSet<string> Desks =
        ["info", "admin", "office", "contact", "sales", "support", "mail", "hello", "team", "billing", "accounts", "service", "noreply", "webmaster", "help", "hr", "post"];

    public string Whole => Domain.Length == 0 ? Local : Local + "@" + Domain;

    /// <summary>An address of a desk, not of a person: info@, sales@.</summary>
    public bool IsDesk => Desks.Contains(Local);

    /// <summary>Reads an address, also as <c>"Name" &lt;address&gt;</c>.</summary>
    public static MailName? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var open = text.LastIndexOf('<');
        var close = text.LastIndexOf('>');
        if (open >= 0 && close > open) text = text[(open + 1)..close];
        text = text.Trim().ToLowerInvariant();
        if (text.Length == 0) return null;
        var at = text.LastIndexOf('@');
        var (local, domain) = at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0) local = local[..plus];
        if (domain == "googlemail.com") domain = "gmail.com";
        if (IgnoringDots.Contains(domain)) local = local.Replace(".", "", StringComparison.Ordinal);
        return new(local, domain);
    }
}
