using System.Globalization;

namespace Cordon.Features.Demo;

internal enum DemoMail { Free, Own, Corporate, FreePlusAlias, School, Given }

/// <summary>Hands out what must be unique in a world: external ids, user names, mail addresses.</summary>
internal sealed class DemoAddressBook(int seed)
{
    private static readonly string[] FreeDomains = ["mailhub.example", "postbox.example", "inboxly.example", "quickmail.example", "briefkasten.example", "correo-libre.example", "yubin.example"];
    private static readonly int[] FreeWeights = [45, 20, 12, 10, 5, 5, 3];
    private static readonly string[] First = ["quiet", "paper", "velvet", "lunar", "copper", "misty", "neon", "sunny", "pixel", "salty", "tiny", "wild", "amber", "mossy", "foggy", "silver"];
    private static readonly string[] Second = ["fox", "heron", "comet", "teapot", "lynx", "willow", "marble", "otter", "lantern", "pebble", "raven", "tulip", "walrus", "kite", "ember", "moth"];

    private readonly DemoRandom _random = DemoRandom.For(seed, DemoStream.Accounts, 1);
    private readonly HashSet<int> _ids = [];
    private readonly HashSet<string> _usernames = [];
    private readonly HashSet<string> _mails = [];
    private int _idRange = 90_000;

    /// <summary>Makes external ids long enough that drawing an unused one stays easy.</summary>
    public void Expect(int accounts)
    {
        while (_idRange < accounts * 8L) _idRange *= 10;
    }

    /// <summary>Looks random and says nothing about when the account was made.</summary>
    public string ExternalId()
    {
        while (true)
        {
            var id = _idRange / 9 + _random.Below(_idRange);
            if (_ids.Add(id)) return "A-" + Text(id);
        }
    }

    public string Username(DemoName name, int number)
    {
        var wanted = _random.Weighted([3, 2, 2, 3]) switch
        {
            0 => name.GivenAscii + name.FamilyAscii,
            1 => name.GivenAscii + "_" + name.FamilyAscii,
            2 => name.GivenAscii + Text(_random.Between(60, 99)),
            _ => _random.Pick(First) + _random.Pick(Second),
        };
        return Unique(_usernames, wanted, number, "");
    }

    /// <summary>As people fill such a field: mostly their name, sometimes nothing, sometimes what breaks careless files.</summary>
    public string DisplayName(DemoName name) => _random.Weighted([84, 6, 3, 3, 2, 2]) switch
    {
        0 => name.Display,
        1 => "",
        2 => name.Display + " \"" + _random.Pick(Second) + "\"",
        3 => name.Display + ", " + _random.Pick(Second) + " studio",
        4 => "=^..^= " + name.Display,
        _ => _random.Pick(First) + " " + _random.Pick(Second) + " 🎨",
    };

    public string Mail(DemoMail kind, DemoName name, DemoOrganization? employer)
    {
        switch (kind)
        {
            case DemoMail.Corporate when employer is not null:
                var local = _random.Weighted([6, 2, 1]) switch { 0 => name.Ascii, 1 => name.GivenAscii[..1] + name.FamilyAscii, _ => name.GivenAscii };
                return Unique(_mails, local, 1, "@" + employer.Domain);
            case DemoMail.Own:
                return Unique(_mails, _random.Chance(0.5) ? "hello" : name.GivenAscii, 1, "@" + name.GivenAscii + name.FamilyAscii + ".example");
            case DemoMail.School:
                return Unique(_mails, name.Ascii, 1, "@scuola-collina.example");
            default:
                var alias = kind == DemoMail.FreePlusAlias ? "+gallery" : "";
                var person = _random.Chance(0.5) ? name.Ascii : name.GivenAscii + Text(_random.Between(1, 99));
                return Unique(_mails, person + alias, 1, "@" + FreeDomains[_random.Weighted(FreeWeights)]);
        }
    }

    private string Unique(HashSet<string> taken, string wanted, int number, string ending)
    {
        var text = wanted + ending;
        while (!taken.Add(text)) text = wanted + Text(++number + _random.Below(1_000)) + ending;
        return text;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
