using System.Globalization;
using Cordon.Domain.Linking.Probable;

namespace Cordon.Domain.Tests.Linking.Probable;

/// <summary>A small town for linking: strangers with names, days and addresses of their own, so that there is something to learn from, and beside them the records a test asks about.</summary>
internal static class People
{
    public static readonly PersonField[] Fields =
    [
        new("first name", FieldKind.GivenName), new("last name", FieldKind.FamilyName), new("birth date", FieldKind.BirthDate), new("email", FieldKind.Email),
        new("phone", FieldKind.Phone), new("postal code", FieldKind.PostalCode),
    ];

    private static readonly string[] Given = ["Alan", "Bettina", "Carlos", "Dagmar", "Edwin", "Fiona", "Gustav", "Hilda", "Igor", "Jana", "Kofi", "Lotte", "Milan", "Nora", "Omar", "Petra", "Quentin", "Rosa", "Sven", "Tariq"];
    private static readonly string[] Beginnings = ["Ber", "Cal", "Dro", "Fen", "Gar", "Hol", "Kur", "Lan", "Mor", "Nes", "Pol", "Ras", "Sto", "Tam", "Vel", "Wint"];
    private static readonly string[] Endings = ["berg", "dale", "ford", "gard", "holm", "inski", "land", "mann", "ov", "quist", "sen", "ton", "urek", "well", "worth", "zano"];

    /// <returns>First name, last name, birth date, e-mail, telephone, postal code; empty texts are nothing.</returns>
    public static string[] Stranger(int n)
    {
        var (given, family) = (Given[n % Given.Length], Beginnings[n / 3 % Beginnings.Length] + Endings[n * 7 / 5 % Endings.Length]);
        var born = new DateOnly(1945, 1, 1).AddDays((int)(n * 7_919L % 20_000));
        return [given, family, born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"{given}.{family}{n}@post{n % 9}.example".ToLowerInvariant(),
            (1_000_000 + n * 7_717L % 9_000_000).ToString(CultureInfo.InvariantCulture), (10_000 + n * 613 % 90_000).ToString(CultureInfo.InvariantCulture)];
    }

    /// <summary>The records asked about, then 300 strangers, of whom every third comes a second time with a typing error.</summary>
    public static PersonTable With(params string[][] asked) => Table([.. asked, .. Town()]);

    public static PersonTable Table(IReadOnlyList<string[]> rows) => new(Fields, [.. rows.Select(row => new PersonRecord([.. row.Select(cell => cell.Length == 0 ? Array.Empty<string>() : [cell])]))]);

    public static ProbableLinks Link(PersonTable table, Func<string, string>? romanize = null) => new ProbableLinker(table, romanize, 2026).Link(0.0001, CancellationToken.None);

    /// <summary>How probable it is that the first two records are of one person.</summary>
    public static PairExplanation First(PersonTable table, Func<string, string>? romanize = null) => Link(table, romanize).Explain(0, 1);

    private static IEnumerable<string[]> Town()
    {
        for (var n = 0; n < 300; n++)
        {
            var one = Stranger(n);
            yield return one;
            if (n % 3 > 0) continue;
            var again = (string[])one.Clone();
            if (n % 2 == 0) again[1] = again[1][..^2] + again[1][^1] + again[1][^2];
            else again[5] = "";
            if (n % 9 == 0) again[4] = "";
            yield return again;
        }
    }
}
