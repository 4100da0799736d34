using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Explaining;

/// <summary>Finds the accounts that go by exactly this external id, user name or mail address.</summary>
/// <remarks>
/// The external id is compared exactly, as everywhere; names and addresses as the search compares them, without case, accents and compatibility forms. Terms narrow it down, and whoever merely bears the
/// word as a part of a name is passed over.
/// </remarks>
internal static class AccountNamed
{
    /// <summary>Most that are offered; who has so many namesakes is looked up by the external id.</summary>
    public const int Most = 10;

    private const int AtATime = 2_000, MostLookedAt = 100_000;

    public static Task<IReadOnlyList<Account>> FindAsync(CordonStore store, string text, CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Account>>(
        async (db, ct) =>
        {
            var found = new List<Account>();
            if (await db.Accounts.TagWith(nameof(AccountNamed)).SingleOrDefaultAsync(a => a.ExternalId == text, ct) is { } byId) found.Add(byId);
            var term = AccountTerms.Normalize(text);
            if (term.Length == 0) return found;
            var last = new AccountId(0);
            for (var looked = 0; looked < MostLookedAt && found.Count < Most; looked += AtATime)
            {
                // Two steps, each along an index: an address with the same beginning may be on thousands.
                var ids = await db.AccountTerms.Where(t => t.Term == term && t.AccountId > last).OrderBy(t => t.AccountId).Select(t => t.AccountId).Take(AtATime).TagWith(nameof(AccountNamed)).ToListAsync(ct);
                if (ids.Count == 0) break;
                var first = ids[0];
                last = ids[^1];
                var bearers = await db.Accounts.Where(a => !(a.Id < first) && !(a.Id > last) && db.AccountTerms.Any(t => t.Term == term && t.AccountId == a.Id)).OrderBy(a => a.Id).TagWith(nameof(AccountNamed)).ToListAsync(ct);
                found.AddRange(bearers.Where(a => a.ExternalId != text && (Is(a.Username, text, term) || Is(a.Email, text, term))));
                if (ids.Count < AtATime) break;
            }
            return found.Count <= Most ? found : found.GetRange(0, Most);
        },
        cancel);

    // A term is cut off; whatever is longer is compared whole.
    private static bool Is(string? name, string text, string term) =>
        name is not null && AccountTerms.Normalize(name) == term && (term.Length < AccountTerm.MaxLength || string.Equals(name.Trim(), text, StringComparison.OrdinalIgnoreCase));
}
