using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable;

/// <summary>Tells from a column's heading and its values what it holds. Headings are believed only as far as the values bear them out.</summary>
public static class FieldGuess
{
    private const int Looked = 2_000;
    private static readonly char[] Separators = ['_', ' ', '-', '.', '/'];

    /// <param name="heading">As the file has it: <c>PRIMARY_NAME_LAST</c>, <c>dob</c>, <c>postcode_fake</c>.</param>
    /// <param name="values">Of the column, empty ones included.</param>
    public static FieldKind Of(string heading, IEnumerable<string> values)
    {
        var told = values.Where(v => !string.IsNullOrWhiteSpace(v)).Take(Looked).Select(v => v.Trim()).ToList();
        var words = Parts(heading);
        return FromHeading(words) is { } kind && Bears(kind, told) ? kind : FromValues(words, told);
    }

    private static FieldKind? FromHeading(HashSet<string> words)
    {
        bool Has(params ReadOnlySpan<string> any)
        {
            foreach (var word in any)
                if (words.Contains(word)) return true;
            return false;
        }

        // What qualifies another column says little of a person: "phone type", "licence state" belong to phone and licence.
        if (Has("type", "role", "status", "category", "flag", "kind", "source", "key", "amount")) return null;
        if (Has("gender", "sex", "title")) return FieldKind.Category;
        if (Has("email", "mail", "emailaddress")) return FieldKind.Email;
        if (Has("phone", "telephone", "tel", "mobile", "cell", "fax", "phonenumber")) return FieldKind.Phone;
        if (Has("username", "login", "handle", "nick", "nickname")) return FieldKind.Username;
        if (Has("passport", "ssn", "soc", "licence", "license", "licenseno", "nino", "nhs", "tax", "lei", "vat", "national"))
            return Has("country", "state", "issuer") ? FieldKind.Category : FieldKind.Identifier;
        if (Has("birth", "birthdate", "dob", "dateofbirth", "born", "birthday"))
            return Has("place", "city", "town", "country", "region") ? FieldKind.Text : Has("year", "month", "day") && !Has("date") ? null : FieldKind.BirthDate;
        if (Has("postcode", "postal", "zip", "zipcode", "postalcode", "plz")) return FieldKind.PostalCode;
        if (Has("employer", "company", "organization", "organisation", "org", "business")) return FieldKind.OrganizationName;
        var given = Has("first", "given", "forename", "firstname", "givenname", "fname", "middle", "christian");
        var family = Has("last", "family", "surname", "lastname", "familyname", "lname", "sname");
        if (given && family) return FieldKind.FullName;
        if (given) return FieldKind.GivenName;
        if (family) return FieldKind.FamilyName;
        if (Has("city", "town", "suburb", "village", "locality", "county", "region", "country", "state", "province")) return FieldKind.Place;
        if (Has("address", "addr", "street", "house")) return FieldKind.Address;
        return Has("name", "fullname", "displayname", "cardholder", "holder") ? FieldKind.FullName : null;
    }

    /// <summary>Whether most values look like what the heading says; few values bear anything out.</summary>
    private static bool Bears(FieldKind kind, List<string> values) => values.Count == 0 || kind switch
    {
        FieldKind.Email => Share(values, v => v.Contains('@', StringComparison.Ordinal)) >= 0.5,
        FieldKind.Phone => Share(values, v => v.Count(char.IsAsciiDigit) >= 5) >= 0.5,
        FieldKind.BirthDate => Share(values, v => LooseDate.Parse(v, false, 2100) is not null) >= 0.5,
        FieldKind.Identifier => Share(values, v => v.Any(char.IsAsciiDigit)) >= 0.5,
        FieldKind.PostalCode => Share(values, v => v.Length <= 12) >= 0.5,
        FieldKind.GivenName or FieldKind.FamilyName or FieldKind.FullName => Share(values, v => v.Any(char.IsLetter)) >= 0.5,
        FieldKind.Place => Share(values, v => v.Any(char.IsLetter)) >= 0.5,
        _ => true,
    };

    private static FieldKind FromValues(HashSet<string> words, List<string> values)
    {
        if (values.Count == 0) return FieldKind.Text;
        if (Share(values, v => v.Contains('@', StringComparison.Ordinal)) >= 0.8) return FieldKind.Email;
        var distinct = values.Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (distinct <= Math.Max(2, Math.Min(40, values.Count / 20))) return FieldKind.Category;
        var digits = Share(values, v => v.Count(char.IsAsciiDigit) >= 5 && v.Count(char.IsLetter) <= 4 && !v.Contains('/', StringComparison.Ordinal));
        return digits >= 0.9 && distinct >= values.Count / 20 && words.Overlaps(["id", "number", "no", "num", "nr"]) ? FieldKind.Identifier : FieldKind.Text;
    }

    private static double Share(List<string> values, Func<string, bool> test) => (double)values.Count(test) / values.Count;

    private static HashSet<string> Parts(string heading)
    {
        var parts = new List<string>();
        foreach (var part in heading.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            // birthDate: two words.
            var start = 0;
            for (var i = 1; i < part.Length; i++)
                if (char.IsUpper(part[i]) && char.IsLower(part[i - 1]))
                {
                    parts.Add(part[start..i]);
                    start = i;
                }
            parts.Add(part[start..]);
        }
        return [.. parts.Select(p => p.ToLowerInvariant().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')).Where(p => p.Length > 0)];
    }
}
