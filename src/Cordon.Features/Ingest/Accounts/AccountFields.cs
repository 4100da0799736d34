using System.Globalization;
using Cordon.Domain.Accounts;

namespace Cordon.Features.Ingest.Accounts;

/// <summary>The fields of an account as texts, by name, and the check that makes a record of them.</summary>
public sealed class AccountFields
{
    public static IReadOnlyList<string> Names { get; } =
        ["external_id", "username", "display_name", "email", "email_verified", "plan", "country", "created_at"];

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };
    private readonly string?[] _values = new string?[Names.Count];

    /// <summary>The field that a column's heading names, compared without case, blanks and underscores; -1 where it is none of ours.</summary>
    public static int IndexOf(string heading)
    {
        var plain = Plain(heading);
        for (var i = 0; i < Names.Count; i++)
            if (Plain(Names[i]) == plain) return i;
        return -1;
    }

    public void Clear() => Array.Clear(_values);

    public void Set(int field, string? value) => _values[field] = string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    /// <param name="reason">Why this is no account; it does not repeat what the file says.</param>
    public AccountRecord? Check(out string reason)
    {
        reason = Problem() ?? "";
        if (reason.Length > 0) return null;
        var email = _values[3];
        return new(_values[0]!, _values[1], _values[2], email, email is null ? null : DomainOf(email), Truth(_values[4]) ?? false, _values[5], _values[6]?.ToUpperInvariant(),
            Time(_values[7]));
    }

    private string? Problem()
    {
        if (_values[0] is not { } id) return "external_id is missing";
        if (id.Length > Account.MaxExternalIdLength) return $"external_id is longer than {Account.MaxExternalIdLength} characters";
        for (var i = 0; i < Names.Count; i++)
            if (_values[i] is { } value && (value.Contains('\uFFFD', StringComparison.Ordinal) || value.Any(char.IsControl)))
                return $"{Names[i]} is not clean UTF-8 text";
        if (_values[1]?.Length > 100) return "username is longer than 100 characters";
        if (_values[2]?.Length > 200) return "display_name is longer than 200 characters";
        if (_values[3] is { } email && (email.Length > 254 || DomainOf(email) is null)) return "email is not a mail address";
        if (_values[4] is not null && Truth(_values[4]) is null) return "email_verified is neither true nor false";
        if (_values[5]?.Length > 40) return "plan is longer than 40 characters";
        if (_values[6] is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetter))) return "country is not a two-letter code";
        return _values[7] is not null && Time(_values[7]) is null ? "created_at is not a date" : null;
    }

    private static string? DomainOf(string email)
    {
        var at = email.LastIndexOf('@');
        if (at <= 0 || at == email.Length - 1 || email.Any(char.IsWhiteSpace)) return null;
        try
        {
            var domain = Idn.GetAscii(email[(at + 1)..].TrimEnd('.')).ToLowerInvariant();
            return domain.Length <= 253 && domain.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(domain) == UriHostNameType.Dns ? domain : null;
        }
        catch (ArgumentException)
        {
            return null;                        // not a name that DNS could hold
        }
    }

    private static bool? Truth(string? text) => text?.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "t" or "y" => true,
        "false" or "0" or "no" or "f" or "n" => false,
        _ => null,
    };

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim('\uFEFF').ToLowerInvariant();
}
