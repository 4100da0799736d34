using System.Globalization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Exemptions;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Exemptions;

/// <summary>Who is to be exempt from a ban: accounts by external id; or all whom it covers through an affiliation that had ended, or was last seen, before a day.</summary>
/// <param name="LeftBefore">UTC, the day itself not included.</param>
public sealed record ExemptionWish(IReadOnlyCollection<string>? Accounts = null, DateOnly? LeftBefore = null)
{
    public const int MostNamed = 50_000;

    /// <summary>What the accounts have in common, as it is kept with the proposal; null where they were named.</summary>
    public string? Ground => LeftBefore is { } day ? $"affiliation ended or last seen before {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null;
}

/// <summary>Finds whom a wish is about: of those that the ban covers now.</summary>
internal static class ExemptionSet
{
    /// <returns>Their numbers; or <c>exemption.nobody-named</c>, <c>exemption.ground-out-of-range</c>, <c>ban.too-many-accounts</c>, <c>ban.unknown-account</c>, <c>exemption.nobody</c>.</returns>
    public static async Task<Outcome<ExemptedNow>> FindAsync(CordonDb db, IStoreDialect dialect, Ban ban, ExemptionWish wish, DateTimeOffset now, CancellationToken cancel)
    {
        var found = wish.LeftBefore is { } day ? await LeftAsync(db, ban, day, now, cancel) : await NamedAsync(db, dialect, ban, wish.Accounts ?? [], cancel);
        if (!found.Accepted(out var accounts, out var refusal)) return refusal;
        if (accounts.Count == 0) return ExemptionRefusals.Nobody;
        var stay = await db.Database.SqlQueryRaw<long>(ByOthers(ban, dialect), Json(accounts)).TagWith(nameof(ExemptionSet)).CountAsync(cancel);
        return new ExemptedNow(accounts, accounts.Count - stay, stay);
    }

    public static string Json(IEnumerable<long> accounts) => $"[{string.Join(',', accounts)}]";

    private static async Task<Outcome<List<long>>> NamedAsync(CordonDb db, IStoreDialect dialect, Ban ban, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var asked = names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return ExemptionRefusals.NobodyNamed;
        if (asked.Count > ExemptionWish.MostNamed) return BanRefusals.TooManyAccounts;
        var known = new List<long>(asked.Count);
        foreach (var chunk in asked.Chunk(500))
        {
            var ids = await db.Accounts.Where(a => chunk.Contains(a.ExternalId)).Select(a => a.Id).TagWith(nameof(ExemptionSet)).ToListAsync(cancel);
            known.AddRange(ids.Select(id => id.Value));
        }
        if (known.Count < asked.Count) return BanRefusals.UnknownAccount(asked.Count - known.Count);
        return await db.Database.SqlQueryRaw<long>(Covered(ban, dialect), Json(known)).OrderBy(id => id).TagWith(nameof(ExemptionSet)).ToListAsync(cancel);
    }

    private static async Task<Outcome<List<long>>> LeftAsync(CordonDb db, Ban ban, DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        var before = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        if (before > now) return ExemptionRefusals.GroundOutOfRange;
        var found = await db.Coverage.Where(c => c.BanId == ban.Id && c.EndedAt == null)
            .Join(db.Affiliations.Where(f => f.ValidTo < before || (f.LastSightedAt < before && f.LastSightedAt > Signal.NotKnown)), c => c.AffiliationId, f => f.Id, (c, f) => c.AccountId)
            .TagWith(nameof(ExemptionSet)).ToListAsync(cancel);
        return found.Select(a => a.Value).Order().ToList();
    }

    private static string Covered(Ban ban, IStoreDialect dialect) =>
        $"SELECT c.AccountId AS Value FROM Coverage c JOIN {dialect.IdList("{0}")} n ON n.Id = c.AccountId WHERE c.BanId = {Number(ban)} AND c.EndedAt IS NULL";

    private static string ByOthers(Ban ban, IStoreDialect dialect) =>
        $"SELECT n.Id AS Value FROM {dialect.IdList("{0}")} n WHERE EXISTS (SELECT 1 FROM Coverage o WHERE o.AccountId = n.Id AND o.BanId <> {Number(ban)} AND o.EndedAt IS NULL)";

    private static string Number(Ban ban) => ban.Id.Value.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Accounts">Ascending.</param>
/// <param name="Frees">How many no other ban covers; the others are let go by this ban alone.</param>
internal sealed record ExemptedNow(IReadOnlyList<long> Accounts, int Frees, int StaysBanned);
