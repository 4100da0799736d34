using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking.Probable;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking.Suggesting;

/// <summary>What accounts say of their person: names, mail addresses, telephone numbers, from the account itself and from what it was billed under.</summary>
internal static class PersonReader
{
    private static readonly PersonField[] Fields =
    [
        new("name", FieldKind.FullName),
        new("user name", FieldKind.Username),
        new("e-mail address", FieldKind.Email),
        new("telephone number", FieldKind.Phone),
        new("postal code", FieldKind.PostalCode),
        new("country", FieldKind.Place),
    ];

    /// <param name="most">With more accounts than this that say anything, those that matter most are read: flagged ones first, then those in clusters, then those seen last.</param>
    public static async Task<Persons> ReadAsync(CordonDb db, int most, CancellationToken cancel)
    {
        var said = db.Accounts.Where(a => a.DisplayName != null || a.Username != null || a.Email != null || db.BillingDetails.Any(b => b.AccountId == a.Id));
        var chosen = said.OrderByDescending(a => a.FlagScore).ThenByDescending(a => db.ClusterMembers.Any(m => m.AccountId == a.Id) ? 1 : 0).ThenByDescending(a => a.LastSeenAt)
            .ThenBy(a => a.ExternalId).Take(most);
        var persons = new Dictionary<AccountId, Person>();
        await foreach (var a in chosen.Select(a => new { a.Id, a.ExternalId, a.DisplayName, a.Username, a.Email, a.Country }).TagWith(nameof(PersonReader)).AsAsyncEnumerable().WithCancellation(cancel))
            persons.Add(a.Id, new Person(a.Id, a.ExternalId).Say(0, a.DisplayName).Say(1, a.Username).Say(2, a.Email).Say(5, a.Country));
        var billed = db.BillingDetails.Select(b => new { b.AccountId, b.Name, b.Email, b.Phone, b.PostalCode, b.Country });
        await foreach (var b in billed.TagWith(nameof(PersonReader)).AsAsyncEnumerable().WithCancellation(cancel))
            if (persons.TryGetValue(b.AccountId, out var person)) person.Say(0, b.Name).Say(2, b.Email).Say(3, b.Phone).Say(4, b.PostalCode).Say(5, b.Country);
        // Facts come in any order and give accounts any numbers; the platform's own ids do not depend on that.
        var sorted = persons.Values.OrderBy(p => p.ExternalId, StringComparer.Ordinal).ToList();
        return new(new(Fields, sorted.ConvertAll(p => p.ToRecord())), sorted.ConvertAll(p => p.Id));
    }

    private sealed class Person(AccountId id, string externalId)
    {
        private readonly SortedSet<string>?[] _values = new SortedSet<string>?[Fields.Length];

        public AccountId Id => id;
        public string ExternalId => externalId;

        public Person Say(int field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) (_values[field] ??= new(StringComparer.Ordinal)).Add(value.Trim());
            return this;
        }

        public PersonRecord ToRecord() => new([.. _values.Select(v => v?.ToArray() ?? [])]);
    }
}

/// <param name="Accounts">Whose record each is, in the order of the table.</param>
internal sealed record Persons(PersonTable Table, IReadOnlyList<AccountId> Accounts);
