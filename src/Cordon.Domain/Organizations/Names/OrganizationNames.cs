namespace Cordon.Domain.Organizations.Names;

/// <summary>All names of all organizations, to find the one that a typed company name means.</summary>
/// <remarks>Built once and then only read, by any number of threads. What names no employer (<see cref="JunkName"/>) means no organization.</remarks>
public sealed class OrganizationNames
{
    /// <summary>From here on it is the same name: the same words, or the same letters in the same order. Anything below is a guess that a person has to confirm.</summary>
    public const double SureScore = 0.95;

    /// <summary>Below, nothing is told.</summary>
    public const double LeastScore = 0.7;

    /// <summary>Two organizations whose scores are nearer than this are about equally likely.</summary>
    public const double Margin = 0.03;

    // How much each way of being alike is worth. The order is what counts: the closer to the letters that were typed, the higher.
    private const double SameKey = 1, SameLetters = 0.97, OtherOrder = 0.93, PlacesAdded = 0.92, SameTrade = 0.9, TradesAdded = 0.88, OtherForm = 0.88, LeftOff = 0.86,
        Listed = 0.8, OtherTrade = 0.76, LongAcronym = 0.76, ShortAcronym = 0.72, WithoutErrors = 0.9, ErrorsAndTrades = 0.05, FewWords = 0.75, OneWord = 0.7;

    private const int ShortestLetters = 4, ShortestStem = 3, ShortestWord = 4;

    private readonly Func<string, string> _romanize;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<int>> _byKey = new(StringComparer.Ordinal), _byLetters = new(StringComparer.Ordinal), _bySorted = new(StringComparer.Ordinal),
        _byStem = new(StringComparer.Ordinal), _byAcronym = new(StringComparer.Ordinal), _byOther = new(StringComparer.Ordinal), _byBeginning = new(StringComparer.Ordinal);
    private readonly BigramIndex _misspelt = new();

    /// <param name="names">An organization may come with any number of names and aliases. Aliases that name no employer are left out.</param>
    /// <param name="romanize">Writes letters of any script in ASCII.</param>
    public OrganizationNames(IEnumerable<(long Organization, string Name, bool IsAlias)> names, Func<string, string> romanize)
    {
        _romanize = romanize;
        foreach (var (organization, name, isAlias) in names)
            if (!isAlias || !JunkName.Is(name, romanize)) Add(organization, name);
    }

    private sealed record Entry(long Organization, string Name, NameForm Form);

    /// <param name="least">Nothing below is told; from <see cref="SureScore"/> on only the same name is looked for, which is quick.</param>
    /// <returns>Null where no organization is likely enough, or two are about equally so.</returns>
    public NameMatch? Match(string typed, double least = LeastScore)
    {
        if (JunkName.Is(typed, _romanize)) return null;
        var form = new NameForm(typed, _romanize, isTyped: true);
        if (form.Letters.Length == 0) return null;
        var found = new Findings();
        Same(form, found);
        if (found.Best < SureScore && least < SureScore) Alike(form, found);
        if (found.Best < SameTrade && least < SameTrade && NamedIn(typed) is { Count: > 0 } named)
        {
            // Of several employers in one text, none is the one that was meant.
            if (named.Count > 1) return null;
            found.Offer(named[0], Listed);
        }
        return found.Only() is { } best && best.Score >= least ? new NameMatch(best.Entry.Organization, best.Score, best.Entry.Name) : null;
    }

    private void Add(long organization, string name)
    {
        var form = new NameForm(name, _romanize, isTyped: false);
        if (form.Letters.Length == 0) return;
        var place = _entries.Count;
        _entries.Add(new(organization, name, form));
        Put(_byKey, form.Key, place);
        Put(_byLetters, form.Letters, place);
        Put(_bySorted, form.Sorted, place);
        if (form.Stem.Length >= ShortestStem) Put(_byStem, form.Stem, place);
        foreach (var acronym in form.Acronyms()) Put(_byAcronym, acronym, place);
        foreach (var other in form.Others()) Put(_byOther, CompanyName.Key(other, _romanize), place);
        for (var count = 1; count < form.Words.Count; count++)
            if (IsNamed(form.Words, count)) Put(_byBeginning, string.Join(' ', form.Words.Take(count)), place);
        _misspelt.Add(form.Letters, place);
        if (form.Stem != form.Letters) _misspelt.Add(form.Stem, place);
    }

    private void Same(NameForm form, Findings found)
    {
        Offer(_byKey, form.Key, SameKey, found);
        if (found.Best == 0 && form.Letters.Length >= ShortestLetters) Offer(_byLetters, form.Letters, SameLetters, found);
    }

    private void Alike(NameForm form, Findings found)
    {
        if (form.Words.Count > 1) Offer(_bySorted, form.Sorted, OtherOrder, found);
        if (form.Stem.Length >= ShortestStem)
            foreach (var entry in In(_byStem, form.Stem)) found.Offer(entry, OfRests(form.Rest, entry.Form.Rest));
        Offer(_byOther, form.Key, OtherForm, found);
        foreach (var other in form.Others()) Offer(_byKey, CompanyName.Key(other, _romanize), OtherForm, found);
        Acronyms(form, found);
        Misspelt(form, found);
        Beginnings(form, found);
    }

    private void Acronyms(NameForm form, Findings found)
    {
        if (form.Letters.Length is >= 3 and <= 8) Offer(_byAcronym, form.Letters, OfAcronym(form.Letters), found);
        foreach (var acronym in form.Acronyms())
            foreach (var entry in In(_byKey, acronym))
                if (entry.Form.IsAcronym) found.Offer(entry, OfAcronym(acronym));
    }

    private void Misspelt(NameForm form, Findings found)
    {
        foreach (var (place, errors) in _misspelt.Near(form.Letters)) Offer(place, errors, 0);
        if (form.Stem == form.Letters) return;
        foreach (var (place, errors) in _misspelt.Near(form.Stem)) Offer(place, errors, ErrorsAndTrades);

        // Against the words that tell: of "Abc Software", another letter leaves two.
        void Offer(int place, int errors, double less)
        {
            var telling = _entries[place].Form.Telling;
            var length = Math.Min(form.Telling.Length, telling.Length);
            if (form.Telling == telling && length > 0) found.Offer(_entries[place], SameTrade - less);
            else if (length >= BigramIndex.Shortest && errors <= BigramIndex.MostErrors(length)) found.Offer(_entries[place], WithoutErrors - less - (double)errors / length);
        }
    }

    private void Beginnings(NameForm form, Findings found)
    {
        if (IsNamed(form.Words, form.Words.Count)) Offer(_byBeginning, form.Key, form.Words.Count > 1 ? FewWords : OneWord, found);
        if (form.Rest.Count > 0 && form.Stem.Length >= ShortestWord) Offer(_byBeginning, form.Stem, OneWord, found);
        for (var count = form.Words.Count - 1; count > 0; count--)
            if (IsNamed(form.Words, count)) Offer(_byKey, string.Join(' ', form.Words.Take(count)), count > 1 ? FewWords : OneWord, found);
    }

    /// <summary>The organizations that parts of a text are the names of.</summary>
    private List<Entry> NamedIn(string typed)
    {
        var parts = NameForm.Parts(typed).ToList();
        return parts.Count < 2 ? [] : [.. parts.Select(part => new NameForm(part, _romanize, isTyped: true)).Where(part => part.Letters.Length > 1)
            .Select(part =>
            {
                var found = new Findings();
                Same(part, found);
                if (found.Best == 0) Alike(part, found);
                return found.Best >= LeftOff ? found.Only()?.Entry : null;
            }).OfType<Entry>().DistinctBy(entry => entry.Organization)];
    }

    private static double OfRests(IReadOnlyList<string> typed, IReadOnlyList<string> known)
    {
        if (known.Count == 0) return typed.All(GenericWords.IsPlace) ? PlacesAdded : TradesAdded;
        if (typed.Count == 0) return LeftOff;
        // "Systems" and "System", "Technologies" and "Technolgies".
        var (has, had) = (known.All(word => typed.Any(other => AreAlike(word, other))), typed.All(word => known.Any(other => AreAlike(word, other))));
        return has && had ? SameTrade : has ? TradesAdded : had ? LeftOff : OtherTrade;
    }

    private static bool AreAlike(string a, string b) => a == b || (a.Length >= 5 && b.Length >= 5 && a.AsSpan(0, 5).SequenceEqual(b.AsSpan(0, 5)));

    private static double OfAcronym(string acronym) => acronym.Length > 3 ? LongAcronym : ShortAcronym;

    /// <summary>The first words are enough to tell an organization by.</summary>
    private static bool IsNamed(IReadOnlyList<string> words, int count) =>
        words.Take(count).Any(word => GenericWords.Tells(word) && word.Length >= (count > 1 ? 2 : ShortestWord));

    private void Offer(Dictionary<string, List<int>> index, string text, double score, Findings found)
    {
        foreach (var entry in In(index, text)) found.Offer(entry, score);
    }

    private IEnumerable<Entry> In(Dictionary<string, List<int>> index, string text) => index.TryGetValue(text, out var places) ? places.Select(place => _entries[place]) : [];

    private static void Put(Dictionary<string, List<int>> index, string text, int place)
    {
        if (!index.TryGetValue(text, out var places)) index.Add(text, places = []);
        if (places.Count == 0 || places[^1] != place) places.Add(place);
    }

    /// <summary>The best score of each organization.</summary>
    private sealed class Findings
    {
        private readonly Dictionary<long, (Entry Entry, double Score)> _found = [];

        public double Best { get; private set; }

        public void Offer(Entry entry, double score)
        {
            if (score < LeastScore || (_found.TryGetValue(entry.Organization, out var before) && before.Score >= score)) return;
            _found[entry.Organization] = (entry, score);
            Best = Math.Max(Best, score);
        }

        public (Entry Entry, double Score)? Only()
        {
            var near = _found.Values.Where(found => found.Score > Best - Margin).ToList();
            return near.Count == 1 ? near[0] : null;
        }
    }
}
