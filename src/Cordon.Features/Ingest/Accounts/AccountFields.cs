using System.Globalization;
using Cordon.Domain.Accounts;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Accounts;

/// <summary>The fields of an account.</summary>
public sealed class AccountFields() : FieldSet<AccountRecord>(Known)
{
    public static readonly FieldNames Known = new(["external_id", "username", "display_name", "email", "email_verified", "plan", "country", "created_at"]);

    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    protected override AccountRecord Make()
    {
        var email = this[3];
        return new(this[0]!, this[1], this[2], email, email is null ? null : DomainOf(email), Truth(this[4]) ?? false, this[5], this[6]?.ToUpperInvariant(), Time(this[7]));
    }

    protected override string? Problem()
    {
        if (this[0] is not { } id) return "external_id is missing";
        if (id.Length > Account.MaxExternalIdLength) return $"external_id is longer than {Account.MaxExternalIdLength} characters";
        if (this[1]?.Length > 100) return "username is longer than 100 characters";
        if (this[2]?.Length > 200) return "display_name is longer than 200 characters";
        if (this[3] is { } email && (email.Length > 254 || DomainOf(email) is null)) return "email is not a mail address";
        if (this[4] is not null && Truth(this[4]) is null) return "email_verified is neither true nor false";
        if (this[5]?.Length > 40) return "plan is longer than 40 characters";
        if (this[6] is { } country && (country.Length != 2 || !country.All(char.IsAsciiLetter))) return "country is not a two-letter code";
        return this[7] is not null && Time(this[7]) is null ? "created_at is not a date" : null;
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
}
