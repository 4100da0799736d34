using Cordon.Domain.Linking.Probable.Text;

namespace Cordon.Domain.Linking.Probable.Comparing;

/// <summary>Compares mail addresses: the same, mistyped, or the same name in front of another service.</summary>
/// <remarks>An address made of its owner's name is no second proof beside the name: two people called Sam Green both take s.green. Whether it is made so is told from the
/// record's own names, and then a merely similar address counts little.</remarks>
internal sealed class MailComparer : Comparer
{
    private const sbyte Exact = 6, Near = 5, NearNamed = 4, SameLocal = 3, NamedLocal = 2, SameDomain = 1, Differ = 0;

    /// <summary>A domain that more than this share of the records has is a mail service, not a household's or a company's.</summary>
    private const double CommonDomain = 0.02;

    private readonly Mail[][] _mails;
    private readonly int[][] _values;
    private readonly Interner _wholes = new(), _domains = new();
    private readonly int[] _usersOf;
    private readonly int _records;

    public MailComparer(string name, IReadOnlyList<MailName[]> mails, IReadOnlyList<NameForm[]> names)
    {
        Slots =
        [
            new()
            {
                Name = name,
                Shared = 0.15,
                ValueShare = 1e-6,
                Levels =
                [
                    new("a different {0}", 0.14, 0.98),
                    new("the same domain behind a different {0}", 0.02, 0.02, 0.002),
                    new("a similar {0}, which the names explain", 0.03, 0.002, 0.02),
                    new("the same name before the @ of the {0}", 0.02, 0.0002, 0.00005),
                    new("nearly the same {0}, which the names explain in part", 0.08, 0.0001, 0.002),
                    new("nearly the same {0}", 0.06, 0.00005, 0.00002),
                    new("the same {0}", 0.65, 0.00001),
                ],
            },
        ];
        _mails = [.. mails.Select((of, i) => of.Select(m => new Mail(m.Local, m.Domain, _wholes.Of(m.Whole), _domains.Of(m.Domain), Core(m.Local), IsNamed(m.Local, names[i]), m.IsDesk)).ToArray())];
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
            keys.Add(13, mail.Domain);
        }
    }

    private sbyte Of(Mail x, Mail y)
    {
        if (x.Whole == y.Whole) return Exact;
        var named = x.IsNamed || y.IsNamed;
        var sameDomain = x.DomainNumber == y.DomainNumber && x.Domain.Length > 0;
        var rareDomain = _usersOf[x.DomainNumber] <= Math.Max(12, CommonDomain * _records);
        var longest = Math.Max(x.Local.Length + x.Domain.Length, y.Local.Length + y.Domain.Length);
        if (sameDomain)
        {
            var near = EditDistance.Of(x.Local, y.Local, 2) <= (Math.Min(x.Local.Length, y.Local.Length) >= 6 ? 2 : 1);
            if (near && rareDomain) return named ? NearNamed : Near;
            if (near && x.Local.Length >= 6) return named ? NamedLocal : SameLocal;
            return rareDomain && !x.IsDesk ? SameDomain : Differ;
        }
        var sameLocal = x.Local == y.Local && x.Local.Length >= 4 && !x.IsDesk;
        if (longest >= 10 && EditDistance.Of(_wholes[x.Whole], _wholes[y.Whole], longest >= 18 ? 4 : 2) <= (longest >= 18 ? 4 : 2) && (x.Domain.Length == 0 || !sameLocal || rareDomain))
            return named ? NearNamed : Near;
        if (sameLocal) return named && !x.Local.Any(char.IsAsciiDigit) ? NamedLocal : SameLocal;
        return Differ;
    }

    private static string Core(string local) => string.Concat(local.Where(char.IsLetter));

    /// <summary>Whether what stands before the @ is made of the owner's names or their initials.</summary>
    private static bool IsNamed(string local, NameForm[] names)
    {
        var core = Core(local);
        foreach (var name in names)
            foreach (var word in name.Given.Concat(name.Family))
            {
                if (word.Length < 3) continue;
                if (core.Contains(word, StringComparison.Ordinal)) return true;
                if (word.Length >= 5 && core.Length >= word.Length - 1 && EditDistance.Of(core.AsSpan(Math.Max(0, core.Length - word.Length)), word, 2) <= 2) return true;
            }
        return false;
    }

    private sealed record Mail(string Local, string Domain, int Whole, int DomainNumber, string Core, bool IsNamed, bool IsDesk);
}
