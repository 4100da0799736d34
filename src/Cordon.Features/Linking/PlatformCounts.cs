using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Features.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Linking;

/// <summary>How many accounts of the whole platform have the values of a compare grid: a query a column, not a value.</summary>
internal static class PlatformCounts
{
    // Of what billing details say; a postal code may stand in very many.
    private const int MostDetails = 200_000;

    public static readonly IReadOnlyDictionary<(ComparedField Field, string Compared), BoundedCount> None = new Dictionary<(ComparedField, string), BoundedCount>();

    public static async Task<IReadOnlyDictionary<(ComparedField Field, string Compared), BoundedCount>> ReadAsync(CordonDb db, ValueBook values, CancellationToken cancel)
    {
        var counts = new Dictionary<(ComparedField, string), BoundedCount>();
        await IndexedAsync(db, values, counts, cancel);
        await SoughtByWordAsync(db, values, counts, cancel);
        await BilledAsync(db, values, counts, cancel);
        return counts;
    }

    // Each has an index of its own, so looking at ten thousand is enough to know that there are more.
    private static async Task IndexedAsync(CordonDb db, ValueBook values, Dictionary<(ComparedField, string), BoundedCount> counts, CancellationToken cancel)
    {
        var (domains, plans, countries) = (values.Written(ComparedField.EmailDomain), values.Written(ComparedField.Plan), values.Written(ComparedField.Country));
        if (domains.Count > 0)
            foreach (var row in await db.Accounts.Where(a => domains.Contains(a.EmailDomain!)).Select(a => a.EmailDomain).Distinct()
                         .Select(d => new { Value = d!, Accounts = db.Accounts.Where(a => a.EmailDomain == d).Take(BoundedCount.Look).Count() }).TagWith("CountDomains").ToListAsync(cancel))
                counts[(ComparedField.EmailDomain, row.Value)] = new(row.Accounts);
        if (plans.Count > 0)
            foreach (var row in await db.Accounts.Where(a => plans.Contains(a.Plan!)).Select(a => a.Plan).Distinct()
                         .Select(p => new { Value = p!, Accounts = db.Accounts.Where(a => a.Plan == p).Take(BoundedCount.Look).Count() }).TagWith("CountPlans").ToListAsync(cancel))
                counts[(ComparedField.Plan, row.Value)] = new(row.Accounts);
        if (countries.Count > 0)
            foreach (var row in await db.Accounts.Where(a => countries.Contains(a.Country!)).Select(a => a.Country).Distinct()
                         .Select(c => new { Value = c!, Accounts = db.Accounts.Where(a => a.Country == c).Take(BoundedCount.Look).Count() }).TagWith("CountCountries").ToListAsync(cancel))
                counts[(ComparedField.Country, row.Value)] = new(row.Accounts);
    }

    // By the words that accounts are found by: they have an index, the columns themselves have none.
    private static async Task SoughtByWordAsync(CordonDb db, ValueBook values, Dictionary<(ComparedField, string), BoundedCount> counts, CancellationToken cancel)
    {
        foreach (var field in new[] { ComparedField.Email, ComparedField.Username, ComparedField.DisplayName })
        {
            var written = values.Written(field);
            if (written.Count == 0) continue;
            // A display name is kept by its words: by the longest, which is the rarest more often than not.
            var words = written.Select(w => field == ComparedField.DisplayName ? AccountTerms.OfSearch(w).MaxBy(t => t.Length) ?? "" : AccountTerms.Normalize(w)).Where(w => w.Length > 0).Distinct().ToList();
            var found = db.AccountTerms.Where(t => words.Contains(t.Term)).Join(db.Accounts, t => t.AccountId, a => a.Id, (_, a) => a);
            var named = await (field switch
            {
                ComparedField.Email => found.Where(a => a.Email != null).Select(a => new { a.Id, Value = a.Email! }),
                ComparedField.Username => found.Where(a => a.Username != null).Select(a => new { a.Id, Value = a.Username! }),
                _ => found.Where(a => a.DisplayName != null).Select(a => new { a.Id, Value = a.DisplayName! }),
            }).Take(MostDetails).TagWith("CountNames").ToListAsync(cancel);
            Add(counts, field, named.Select(n => (n.Id, (string?)n.Value)));
        }
    }

    // Billing details have no index by what they say, and are read from end to end once for all four columns.
    private static async Task BilledAsync(CordonDb db, ValueBook values, Dictionary<(ComparedField, string), BoundedCount> counts, CancellationToken cancel)
    {
        var (names, mails) = (values.Written(ComparedField.BillingName), values.Written(ComparedField.BillingEmail));
        var (phones, codes) = (values.Written(ComparedField.BillingPhone), values.Written(ComparedField.PostalCode));
        if (names.Count + mails.Count + phones.Count + codes.Count == 0) return;
        var found = await db.BillingDetails.Where(d => names.Contains(d.Name!) || mails.Contains(d.Email!) || phones.Contains(d.Phone!) || codes.Contains(d.PostalCode!))
            .Select(d => new { d.AccountId, d.Name, d.Email, d.Phone, d.PostalCode }).Take(MostDetails).TagWith("CountBilling").ToListAsync(cancel);
        Add(counts, ComparedField.BillingName, found.Select(d => (d.AccountId, d.Name)));
        Add(counts, ComparedField.BillingEmail, found.Select(d => (d.AccountId, d.Email)));
        Add(counts, ComparedField.BillingPhone, found.Select(d => (d.AccountId, d.Phone)));
        Add(counts, ComparedField.PostalCode, found.Select(d => (d.AccountId, d.PostalCode)));
    }

    private static void Add(Dictionary<(ComparedField, string), BoundedCount> counts, ComparedField field, IEnumerable<(AccountId Account, string? Value)> found)
    {
        foreach (var group in found.Where(f => f.Value is not null).GroupBy(f => ComparedFields.Compared(field, f.Value!)))
            counts[(field, group.Key)] = new(Math.Min(BoundedCount.Look, group.Select(f => f.Account).Distinct().Count()));
    }
}
