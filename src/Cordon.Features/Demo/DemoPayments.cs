using System.Globalization;

namespace Cordon.Features.Demo;

/// <summary>What the payment service tells of a world: each account that pays, with what, and whom it named.</summary>
internal sealed class DemoPayments(DemoWorld world)
{
    private const string FingerprintLetters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private readonly Dictionary<string, Instrument> _instruments = [];
    private readonly Dictionary<string, int> _phones = [];
    private readonly Dictionary<int, string?> _phoneOf = [];

    public IEnumerable<string?[]> Rows()
    {
        foreach (var account in world.Accounts)
            if (account.Card is { } card) yield return RowOf(account, card, Of(card, account));
    }

    private string?[] RowOf(DemoAccount account, DemoCard card, Instrument paid)
    {
        var random = DemoRandom.For(world.Seed, DemoStream.Payments, 1, Key(account.ExternalId));
        // A card out of a shop's rack names nobody.
        var isNamed = card.Kind != DemoCardKind.Prepaid;
        var (first, last) = DemoSightings.Of(world, account, random);
        return
        [
            account.ExternalId, paid.Kind, paid.Fingerprint, paid.Funding, paid.Brand, paid.Last4, paid.Month, paid.Year, paid.Country,
            isNamed ? card.BillingName ?? NameOf(account.Person, random) : null,
            isNamed ? account.Email : null,
            isNamed && random.Chance(0.6) ? PhoneOf(account.Person) : null,
            isNamed && random.Chance(0.85) ? PostalCode(account) : null,
            isNamed ? account.Person.Country : null,
            first, last,
        ];
    }

    /// <summary>As people write their name on a bill: mostly as elsewhere, sometimes in plain letters, sometimes the family's first.</summary>
    private static string NameOf(DemoPerson person, DemoRandom random)
    {
        var (given, family) = (Capital(person.Name.GivenAscii), Capital(person.Name.FamilyAscii));
        return random.Weighted([70, 20, 6, 4]) switch
        {
            0 => person.Name.Display,
            1 => $"{given} {family}",
            2 => $"{family}, {given}",
            _ => $"{given[..1]}. {family}",
        };
    }

    private Instrument Of(DemoCard card, DemoAccount account)
    {
        if (_instruments.TryGetValue(card.Key, out var known)) return known;
        var random = DemoRandom.For(world.Seed, DemoStream.Payments, 2, Key(card.Key));
        var fingerprint = new string([.. Enumerable.Range(0, 16).Select(_ => FingerprintLetters[random.Below(FingerprintLetters.Length)])]);
        var last4 = random.Below(10_000).ToString("0000", CultureInfo.InvariantCulture);
        var month = random.Between(1, 12).ToString(CultureInfo.InvariantCulture);
        var year = (world.LoadedOn.Year + random.Between(1, 4)).ToString(CultureInfo.InvariantCulture);
        var brand = random.Weighted([55, 33, 7, 5]) switch { 0 => "visa", 1 => "mastercard", 2 => "amex", _ => "discover" };
        // The story's shared cards are cards; other people pay with what they have.
        var isOrdinary = card is { Kind: DemoCardKind.Personal, BillingName: null } && account.Role is not (DemoRole.Five or DemoRole.Family);
        var made = (isOrdinary ? random.Weighted([82, 12, 6]) : 0) switch
        {
            1 => new Instrument("wallet", fingerprint, null, "paypal", null, null, null, account.Person.Country),
            2 => new Instrument("bank", fingerprint, null, null, last4, null, null, account.Person.Country),
            _ => new Instrument("card", fingerprint, card.Kind switch { DemoCardKind.Corporate => "corporate", DemoCardKind.Prepaid => "prepaid", _ => random.Chance(0.55) ? "credit" : "debit" },
                brand, last4, month, year, card.Kind == DemoCardKind.Prepaid ? "US" : account.Person.Country),
        };
        return _instruments[card.Key] = made;
    }

    private string? PhoneOf(DemoPerson person)
    {
        if (_phoneOf.TryGetValue(person.Key, out var known)) return known;
        var number = _phones.GetValueOrDefault(person.Country);
        _phones[person.Country] = number + 1;
        return _phoneOf[person.Key] = DemoPhones.Of(person.Country, number);
    }

    /// <summary>A household has one.</summary>
    private string PostalCode(DemoAccount account)
    {
        var random = DemoRandom.For(world.Seed, DemoStream.Payments, 3, account.Habits.Household);
        string Digits(int count) => new([.. Enumerable.Range(0, count).Select(_ => (char)('0' + random.Below(10)))]);
        char Letter() => FingerprintLetters[random.Below(23)];
        return account.Person.Country switch
        {
            "NL" => $"{random.Between(1, 9)}{Digits(3)} {Letter()}{Letter()}",
            "GB" => $"{Letter()}{Letter()}{random.Between(1, 9)} {random.Between(1, 9)}{Letter()}{Letter()}",
            "JP" => $"{Digits(3)}-{Digits(4)}",
            "BR" => $"{Digits(5)}-{Digits(3)}",
            "AU" or "NO" or "DK" or "HU" or "BG" => random.Between(1, 9).ToString(CultureInfo.InvariantCulture) + Digits(3),
            "IN" or "CN" or "VN" => random.Between(1, 9).ToString(CultureInfo.InvariantCulture) + Digits(5),
            _ => random.Between(1, 9).ToString(CultureInfo.InvariantCulture) + Digits(4),
        };
    }

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private static long Key(string text) => unchecked((long)Domain.Activity.StableHash.Of(System.Text.Encoding.UTF8.GetBytes(text)));

    private sealed record Instrument(string Kind, string Fingerprint, string? Funding, string? Brand, string? Last4, string? Month, string? Year, string? Country);
}
