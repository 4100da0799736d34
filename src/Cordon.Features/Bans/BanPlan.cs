using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Bans;

namespace Cordon.Features.Bans;

/// <summary>Whom a ban that is being written would reach: what its preview, its sample and its proposal have to agree on.</summary>
/// <param name="Accounts">Those it names itself.</param>
/// <param name="FromAt">When it would begin; null: at once.</param>
public sealed record BanScope(BanRule Rule, IReadOnlyList<AccountId> Accounts, IReadOnlyList<IncidentId> Incidents, DateTimeOffset? FromAt = null)
{
    /// <summary>Most accounts that one ban names itself.</summary>
    public const int MostAccounts = 50_000;

    public static BanScope Of(OrganizationId organization) => new(BanRule.OfOrganization(organization), [], []);

    public static BanScope Of(IReadOnlyList<AccountId> accounts) => new(BanRule.OfAccounts, accounts, []);

    /// <summary>When it reaches somebody first: never before now.</summary>
    public DateTimeOffset BeginsAt(DateTimeOffset now) => FromAt > now ? FromAt.Value : now;

    /// <returns>Null; or <c>ban.no-target</c>, <c>ban.threshold-out-of-range</c>, <c>ban.too-many-accounts</c>, <c>ban.former-members-need-incident</c>.</returns>
    public Refusal? Check()
    {
        if (Rule.Check() is { } refusal) return refusal;
        if (Rule.Target == BanTarget.Accounts && Accounts.Count == 0) return BanRefusals.NoTarget;
        if (Accounts.Count > MostAccounts) return BanRefusals.TooManyAccounts;
        return Rule.FormerMembers && Incidents.Count == 0 ? BanRefusals.FormerNeedIncident : null;
    }

    /// <summary>Names the rule with its incidents and accounts, whatever order they are in: the same rule has the same sample.</summary>
    /// <returns>SHA-256, lower-case hexadecimal, of the text that <see cref="Canonical"/> writes.</returns>
    public string Key() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    /// <summary>A line a part of the rule, numbers ascending, each once.</summary>
    internal string Canonical()
    {
        static string Ids(IEnumerable<long> ids) => string.Join(',', ids.Distinct().Order().Select(id => id.ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture,
            $"target {Rule.Target}\norganization {Rule.Organization?.Value}\nsubsidiaries {Rule.Subsidiaries}\nthreshold {Rule.Threshold:R}\nformer {Rule.FormerMembers}\njoiners {Rule.Joiners}\nincidents {Ids(Incidents.Select(i => i.Value))}\naccounts {Ids(Accounts.Select(a => a.Value))}\n");
    }
}

/// <summary>A ban as somebody wants it: whom it reaches, on what it rests, how long it stands and what is said about it.</summary>
/// <param name="Clause">The code of a policy clause; its newest version counts.</param>
/// <param name="Reason">For staff.</param>
/// <param name="Statement">For the person.</param>
/// <param name="Competitor">Whether the target competes with the platform; null: not answered.</param>
/// <param name="Ties">Whether the proposer has ties to it; null: not answered.</param>
/// <param name="EmergencyHours">How long it stands at once on one person's word; null: it waits for a second person.</param>
public sealed record BanPlan(BanScope Scope, string Clause, IReadOnlyList<EvidenceId> Evidence, BanDates Dates, string Reason, string Statement, bool? Competitor, bool? Ties, int? EmergencyHours = null)
{
    public const int LeastEmergencyHours = 1, MostEmergencyHours = 72;
}
