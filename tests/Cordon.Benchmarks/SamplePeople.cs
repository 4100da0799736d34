using System.Globalization;
using Cordon.Domain.Linking.Probable;
using Cordon.Features.Linking.Evaluation;

namespace Cordon.Benchmarks;

/// <summary>An invented country: names as unequally common as in life, families at one address, and about ten records a person, with errors and gaps.</summary>
internal sealed class SamplePeople
{
    private const int RecordsAPerson = 10, Places = 400, FamilyNames = 6_000;
    private static readonly string[] Columns = ["first_name", "surname", "dob", "birth_place", "postcode", "gender", "occupation", "email"];

    private static readonly FieldKind[] Kinds =
        [FieldKind.GivenName, FieldKind.FamilyName, FieldKind.BirthDate, FieldKind.Text, FieldKind.PostalCode, FieldKind.Category, FieldKind.Text, FieldKind.Email];

    // The name and what friends make of it; by turns of women and of men.
    private static readonly string[][] Given =
    [
        ["mary", "molly"], ["john", "jack"], ["elizabeth", "liz"], ["william", "bill"], ["anna", "annie"], ["james", "jim"], ["margaret", "peggy"], ["robert", "bob"], ["sarah", "sally"], ["charles", "charlie"],
        ["emma"], ["thomas", "tom"], ["alice"], ["edward", "ted"], ["catherine", "kate"], ["george"], ["florence", "flo"], ["henry", "harry"], ["jane"], ["joseph", "joe"], ["edith"], ["samuel", "sam"],
        ["ruth"], ["arthur", "art"], ["helen", "nell"], ["alfred", "alf"], ["martha"], ["walter", "walt"], ["louise", "lou"], ["frederick", "fred"], ["beatrice", "bea"], ["richard", "dick"],
        ["rose"], ["benjamin", "ben"], ["hannah"], ["daniel", "dan"], ["clara"], ["peter", "pete"], ["ellen"], ["francis", "frank"], ["dorothy", "dot"], ["david", "dave"], ["grace"], ["albert", "bert"],
        ["ida"], ["michael", "mike"], ["julia"], ["patrick", "pat"], ["nora"], ["hugo"], ["vera"], ["leonard", "len"], ["irene"], ["oscar"], ["agnes"], ["victor", "vic"], ["iris"], ["felix"], ["olive"], ["magnus"],
    ];

    private static readonly string[] Occupations =
    [
        "politician", "writer", "painter", "farmer", "engineer", "teacher", "lawyer", "physician", "actor", "singer", "soldier", "priest", "merchant", "architect", "botanist", "poet", "journalist", "footballer",
        "cricketer", "sculptor", "composer", "astronomer", "chemist", "printer", "photographer", "historian", "geologist", "nurse", "weaver", "smith",
    ];

    private static readonly string[] Syllables = ["ash", "ber", "cal", "dun", "el", "fair", "gal", "hol", "ing", "kirk", "lan", "mor", "nor", "os", "pen", "rad", "sto", "thor", "wal", "york"];
    private static readonly string[] Ends = ["by", "croft", "dale", "field", "ford", "ham", "ley", "man", "son", "stead", "ton", "well", "wick", "worth", "more", "land"];
    private static readonly string[] Services = ["post.example", "mail.example", "web.example", "net.example", "box.example"];

    private readonly Random _random;

    private SamplePeople(int seed) => _random = new Random(seed);

    public static ComparableRecords Create(int records, int seed) => new SamplePeople(seed).Make(records);

    private ComparableRecords Make(int count)
    {
        var (records, persons) = (new List<PersonRecord>(count), new List<string>(count));
        var home = (Family: 0, Place: 0, Postcode: "");
        for (var person = 0; records.Count < count; person++)
        {
            // Every third is of the family before.
            if (person % 3 > 0 || person == 0) home = (Skewed(FamilyNames, 0.9), Skewed(Places, 0.8), "");
            home.Postcode = home.Postcode.Length > 0 ? home.Postcode : Postcode(home.Place);
            var one = Person(home.Family, home.Place, home.Postcode);
            for (var n = _random.Next(1, 2 * RecordsAPerson); n > 0 && records.Count < count; n--)
            {
                records.Add(new([.. Record(one).Select(value => value.Length == 0 ? Array.Empty<string>() : [value])]));
                persons.Add(person.ToString(CultureInfo.InvariantCulture));
            }
        }
        var fields = Columns.Select((column, i) => new PersonField(column.Replace('_', ' '), Kinds[i])).ToArray();
        return new(new(fields, records), Columns, [.. Enumerable.Range(0, count).Select(i => i.ToString(CultureInfo.InvariantCulture))], persons);
    }

    private string[] Person(int family, int place, string postcode)
    {
        var given = Skewed(Given.Length / 2, 0.8) * 2 + _random.Next(2);
        var surname = Word(family, 7);
        var born = new DateOnly(1860, 1, 1).AddDays(_random.Next(55_000));
        // Registers that know no day write the first of January.
        var told = Chance(0.15) ? $"{born.Year}-01-01" : born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var mail = Chance(0.5) ? $"{Given[given][0]}.{surname}" : $"{Given[given][0][0]}{surname}{_random.Next(100)}";
        return [Given[given][0], surname, told, Word(place, 3), postcode, given % 2 == 0 ? "f" : "m", Occupations[Skewed(Occupations.Length, 0.8)], $"{mail}@{Services[Skewed(Services.Length, 0.7)]}"];
    }

    private string[] Record(string[] person)
    {
        var record = (string[])person.Clone();
        if (Chance(0.1)) record[0] = Array.Find(Given, g => g[0] == person[0])![^1];
        if (Chance(0.15)) record[0] = Slip(record[0]);
        if (Chance(0.15)) record[1] = Slip(record[1]);
        if (Chance(0.03)) (record[0], record[1]) = (record[1], record[0]);
        if (Chance(0.1)) record[2] = OtherDay(record[2]);
        if (Chance(0.1)) record[3] = Slip(record[3]);
        if (Chance(0.15)) record[4] = Postcode(_random.Next(Places));
        if (Chance(0.1)) record[6] = Occupations[_random.Next(Occupations.Length)];
        if (Chance(0.2)) record[7] = Slip(record[7]);
        double[] gaps = [0.03, 0.03, 0.2, 0.25, 0.3, 0.1, 0.3, 0.45];
        for (var i = 0; i < record.Length; i++)
            if (Chance(gaps[i])) record[i] = "";
        return record;
    }

    private string Slip(string text)
    {
        if (text.Length < 3) return text;
        var at = _random.Next(text.Length - 1);
        return _random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, ((char)('a' + _random.Next(26))).ToString()),
            2 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text[..at] + (char)('a' + _random.Next(26)) + text[(at + 1)..],
        };
    }

    private string OtherDay(string date) => _random.Next(3) switch
    {
        0 => $"{date[..4]}-01-01",
        1 => string.Create(CultureInfo.InvariantCulture, $"{date[..8]}{_random.Next(1, 29):00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{int.Parse(date.AsSpan(0, 4), CultureInfo.InvariantCulture) + _random.Next(-2, 3)}{date[4..]}"),
    };

    private string Postcode(int place) => string.Create(CultureInfo.InvariantCulture, $"{Word(place, 3)[..2]}{place % 40 + 1} {_random.Next(1, 10)}{(char)('a' + _random.Next(26))}{(char)('a' + _random.Next(26))}");

    private static string Word(int number, int step) => Syllables[number % Syllables.Length] + (number >= 320 ? Syllables[number / 320 * step % Syllables.Length] : "") + Ends[number / Syllables.Length % Ends.Length];

    /// <summary>Small numbers often, large ones seldom.</summary>
    private int Skewed(int below, double how) => (int)(below * Math.Pow(_random.NextDouble(), 1 / (1 - how)));

    private bool Chance(double share) => _random.NextDouble() < share;
}
