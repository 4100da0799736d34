using Cordon.Domain.Linking.Probable.Estimating;
using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>The comparers that a table of persons needs, made from its fields.</summary>
internal sealed class Comparers
{
    /// <summary>What a table is compared without where it has more fields than <see cref="Patterns.MostSlots"/> hold: these kinds in this order, and of one kind the last fields
    /// first. Names are compared together, and so are addresses: they are never given up.</summary>
    private static readonly FieldKind[] GivenUp =
    [
        FieldKind.Category, FieldKind.Text, FieldKind.Username, FieldKind.OrganizationName, FieldKind.Place, FieldKind.PostalCode, FieldKind.Phone, FieldKind.Identifier, FieldKind.Email,
        FieldKind.BirthDate,
    ];

    private readonly List<Comparer> _all = [];
    private readonly List<Slot> _slots = [];

    /// <param name="latestYear">The year that birth dates of two digits are not later than.</param>
    public Comparers(PersonTable table, Words words, int latestYear)
    {
        Records = table.Records.Count;
        var names = Names(table, words);
        if (names.Any(n => n.Length > 0)) Add(new NameComparer(names));
        var surplus = Surplus(table.Fields);
        for (var i = 0; i < table.Fields.Count; i++)
        {
            if (surplus.Contains(i)) continue;
            var field = table.Fields[i];
            var kind = 100 + 10 * i;
            var texts = Column(table, i);
            switch (field.Kind)
            {
                case FieldKind.Email:
                    Add(new MailComparer(field.Name, unique: false, texts.ConvertAll(of => of.Select(MailName.Of).OfType<MailName>().ToArray()), names));
                    break;
                case FieldKind.Username:
                    Add(new MailComparer(field.Name, unique: true, texts.ConvertAll(of => of.Select(t => new MailName(string.Concat(words.Of(t)), "")).Where(m => m.Local.Length > 0).ToArray()), names));
                    break;
                case FieldKind.Phone:
                    Add(new PhoneComparer(field.Name, texts));
                    break;
                case FieldKind.BirthDate:
                    var dayFirst = LooseDate.IsDayFirst(texts.SelectMany(of => of));
                    Add(new DateComparer(field.Name, kind, texts.ConvertAll(of => of.Select(t => LooseDate.Parse(t, dayFirst, latestYear)).OfType<LooseDate>().Distinct().ToArray())));
                    break;
                case FieldKind.Identifier or FieldKind.PostalCode:
                    Add(new CodeComparer(field.Name, kind, field.Kind == FieldKind.Identifier, texts));
                    break;
                case FieldKind.Category:
                    Add(new CategoryComparer(field.Name, words, IsSex(field.Name), texts));
                    break;
                case FieldKind.Place:
                    Add(new TextComparer(field.Name, kind, words, true, 0.85, 1, texts));
                    break;
                case FieldKind.OrganizationName or FieldKind.Text:
                    Add(new TextComparer(field.Name, kind, words, false, 0.3, field.Kind == FieldKind.Text ? 0.2 : 1, texts));
                    break;
            }
        }
        var addresses = Enumerable.Range(0, table.Fields.Count).Where(i => table.Fields[i].Kind == FieldKind.Address).ToList();
        if (addresses.Count > 0) Add(new AddressComparer("address", words, Join(table, addresses)));
    }

    public int Records { get; }
    public IReadOnlyList<Comparer> All => _all;
    public IReadOnlyList<Slot> Slots => _slots;

    public void Compare(int a, int b, Comparison into)
    {
        Array.Fill(into.ValuesA, -1);
        Array.Fill(into.ValuesB, -1);
        foreach (var comparer in _all) comparer.Compare(a, b, into.Levels, into.ValuesA, into.ValuesB);
    }

    public void Keys(int record, KeyBag keys)
    {
        keys.Clear();
        foreach (var comparer in _all) comparer.Keys(record, keys);
    }

    private static bool IsSex(string name) => name.Contains("gender", StringComparison.OrdinalIgnoreCase) || name.Contains("sex", StringComparison.OrdinalIgnoreCase) || name.Contains("title", StringComparison.OrdinalIgnoreCase);

    private void Add(Comparer comparer)
    {
        comparer.At = _slots.Count;
        _all.Add(comparer);
        _slots.AddRange(comparer.Slots);
    }

    private static HashSet<int> Surplus(IReadOnlyList<PersonField> fields)
    {
        var alone = Enumerable.Range(0, fields.Count).Where(i => GivenUp.Contains(fields[i].Kind)).ToList();
        var room = Patterns.MostSlots - NameComparer.SlotCount - AddressComparer.SlotCount;
        return [.. alone.OrderBy(i => Array.IndexOf(GivenUp, fields[i].Kind)).ThenByDescending(i => i).Take(Math.Max(0, alone.Count - room))];
    }

    private static List<string[]> Column(PersonTable table, int field) => [.. table.Records.Select(r => r.Values[field])];

    private static List<string[]> Join(PersonTable table, List<int> fields) => [.. table.Records.Select(r => fields.SelectMany(f => r.Values[f]).ToArray())];

    private static List<NameForm[]> Names(PersonTable table, Words words)
    {
        var given = Of(FieldKind.GivenName);
        var family = Of(FieldKind.FamilyName);
        var full = Of(FieldKind.FullName);
        return [.. table.Records.Select(record =>
        {
            var forms = new List<NameForm?>();
            var givenText = string.Join(' ', given.SelectMany(f => record.Values[f]));
            var familyText = string.Join(' ', family.SelectMany(f => record.Values[f]));
            forms.Add(NameForm.Of(words, givenText, familyText));
            foreach (var text in full.SelectMany(f => record.Values[f])) forms.Add(NameForm.Of(words, text));
            // A whole name beside its parts says nothing new where it has no other words.
            var told = forms[0];
            return forms.OfType<NameForm>().Where(f => f == told || told is null || f.Given.Concat(f.Family).Except(told.Given.Concat(told.Family)).Any())
                .DistinctBy(f => string.Join(' ', f.Given) + "|" + string.Join(' ', f.Family)).ToArray();
        })];

        List<int> Of(FieldKind kind) => [.. Enumerable.Range(0, table.Fields.Count).Where(i => table.Fields[i].Kind == kind)];
    }
}
