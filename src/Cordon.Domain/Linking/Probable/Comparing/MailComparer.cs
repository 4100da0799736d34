using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares mail addresses and user names: the same, mistyped, or the same name in front of another service.</summary>
/// <remarks>An address made of its owner's name is no second proof beside the name: two people called Sam Green both take s.green. Whether it is made so is told from the
/// record's own names, and then a merely similar address counts little.</remarks>
internal sealed class MailComparer : Comparer
{
    private const sbyte Exact = 6, Near = 5, NearNamed = 4, SameLocal = 3, NamedLocal = 2, SameDomain = 1, Differ = 0;

    /// <summary>A domain that more than this share of the records has is a mail service, not a household's or a company's.</summary>
    private const double CommonDomain = 0.02;

    private static readonly Level[] AddressLevels =
    [
        new("a different {0}", 0.14, 0.98),
        new("the same domain behind a different {0}", 0.02, 0.02, 0.002, Household: 0.2),
        new("a similar {0}, which the names explain", 0.1, 0.002, 0.3),
        new("the same name before the @ of the {0}", 0.02, 0.0002, 0.00005),
        new("nearly the same {0}, which the names explain in part", 0.08, 0.0001, 0.002),
        new("nearly the same {0}", 0.06, 0.00005, 0.00002),
        new("the same {0}", 0.65, 0.00001),
    ];

    // A platform gives each user name once: somebody's second account has another, which says little.
    private static readonly Level[] NameLevels =
    [
        new("a different {0}", 0.78, 0.98),
        new("a {0} of the same kind", 0.01, 0.02, 0.002),
        new("a similar {0}, which the names explain", 0.1, 0.002, 0.3),
        new("the same letters and digits in the {0}", 0.03, 0.0002, 0.00005),
        new("nearly the same {0}, which the names explain in part", 0.02, 0.0001, 0.002),
        new("nearly the same {0}", 0.02, 0.00005, 0.00002),
        new("the same {0}", 0.04, 0.00001),
    ];

    private readonly Mail[][] _mails;
    private readonly int[][] _values;
    private readonly Interner _wholes = new(), _domains = new();
    private readonly int[] _usersOf;
    private readonly int _records;

    /// <param name="names">Of each record, as its addresses may be made of them.</param>
    /// <param name="unique">User names, each of which is given once; otherwise mail addresses.</param>
    public MailComparer(string name, bool unique, IReadOnlyList<MailName[]> mails, IReadOnlyList<NameForm[]> names)
    {
        Slots =
        [
            new()
            {
                Name = name,
                Shared = unique ? 0.01 : 0.15,
                IsStratified = true,
                ValueShare = 1e-6,
                Levels = unique ? NameLevels : AddressLevels,
            },
        ];
        _mails = [.. mails.Select((of, i) => of.Select(m => new Mail(m.Local, m.Domain, _wholes.Of(m.Whole), _domains.Of(m.Domain), Core(m.Local), string.Concat(m.Local.Where(char.IsAsciiDigit)), IsNamed(m.Local, names[i]), m.IsDesk)).ToArray())];
        _values = [.. _mails.Select(of => of.Select(m => m.Whole).Distinct().ToArray())];
        _usersOf = new int[_domains.Count];
        foreach (var of in _mails)
            foreach (var domain in of.Select(m => m.DomainNumber).Distinct()) _usersOf[domain]++;
        _records = Math.Max(1, _mails.Count(of => of.Length > 0));
    }

    public override IReadOnlyList<Slot> Slots { get; }

    public override IReadOnlyList<int> ValuesOf(int record, int slot) => _values[record];

    public override void Compare(int a, int b, Span<sbyte> levels, Span<int> valuesA, Span<int> valuesB)
    {
        var best = Missing;
        foreach (var x in _mails[a])
            foreach (var y in _mails[b])
            {
                var level = Of(x, y);
                if (level <= best) continue;
                best = level;
                (valuesA[At], valuesB[At]) = (x.Whole, y.Whole);
            }
        levels[At] = best;
    }

    public override void Keys(int record, KeyBag keys)
    {
        foreach (var mail in _mails[record])
        {
            keys.Add(10, _wholes[mail.Whole]);
            if (mail.IsDesk) continue;
            if (mail.Core.Length >= 4) keys.Add(11, mail.Core);
            if (mail.Local.Length >= 5) keys.Add(12, mail.Local);
            if (mail.Domain.Length > 0) keys.Add(13, mail.Domain);
        }
    }

    private sbyte Of(Mail x, Mail y)
    {
        var named = x.IsNamed || y.IsNamed;
        // A user name made of the owner's names has no domain that would tell whose it is.
        if (x.Whole == y.Whole) return x.Domain.Length == 0 && named && x.Digits.Length < 3 ? NamedLocal : Exact;
        var rare = IsRare(x) || IsRare(y);
        if (x.DomainNumber == y.DomainNumber && x.Domain.Length > 0)
        {
            if (rare && IsSlip(x.Local, y.Local)) return named ? NearNamed : Near;
            if (!rare) return OfNames(x, y, named);
            return x.IsDesk ? Differ : SameDomain;
        }
        // The whole address mistyped, the domain included: that takes a domain which few have, or the two would be two services.
        var (a, b) = (_wholes[x.Whole], _wholes[y.Whole]);
        var allowed = Math.Max(a.Length, b.Length) >= 18 ? 4 : 2;
        if (rare && x.Domain.Length > 0 && Math.Max(a.Length, b.Length) >= 10 && EditDistance.Of(a, b, allowed) <= allowed) return named ? NearNamed : Near;
        return OfNames(x, y, named);
    }

    /// <summary>By what stands before the @ alone: the letters with at most one slip, and the same digits.</summary>
    private static sbyte OfNames(Mail x, Mail y, bool named)
    {
        if (x.IsDesk || x.Core.Length < 4 || y.Core.Length < 4 || EditDistance.Of(x.Core, y.Core, 1) > 1) return Differ;
        if (x.Digits != y.Digits) return x.Core == y.Core ? NamedLocal : Differ;
        // Two digits that both chose are a small proof beside the name; a year of birth or more a good one.
        return named && x.Digits.Length < 3 ? NamedLocal : x.Local == y.Local ? SameLocal : NamedLocal;
    }

    private static bool IsSlip(string a, string b)
    {
        var allowed = Math.Min(a.Length, b.Length) >= 6 ? 2 : 1;
        return EditDistance.Of(a, b, allowed) <= allowed;
    }

    private bool IsRare(Mail mail) => mail.Domain.Length > 0 && _usersOf[mail.DomainNumber] <= Math.Max(3, CommonDomain * _records);

    private static string Core(string local) => string.Concat(local.Where(char.IsLetter));

    /// <summary>Whether what stands before the @ is made of the owner's names or their initials; or may be, where the name is written in other letters.</summary>
    private static bool IsNamed(string local, NameForm[] names)
    {
        var core = Core(local);
        foreach (var name in names)
        {
            if (name.Romanized) return true;
            foreach (var word in name.Given.Concat(name.Family))
            {
                if (word.Length < 3) continue;
                if (core.Contains(word, StringComparison.Ordinal)) return true;
                if (word.Length >= 5 && core.Length >= word.Length - 1 && EditDistance.Of(core.AsSpan(Math.Max(0, core.Length - word.Length)), word, 2) <= 2) return true;
            }
        }
        return false;
    }

    private sealed record Mail(string Local, string Domain, int Whole, int DomainNumber, string Core, string Digits, bool IsNamed, bool IsDesk);
}
