using Cordon.Domain.Attribution;
using Cordon.Domain.Exemptions;

namespace Cordon.Domain.Bans;

/// <summary>Does a ban cover an account at a time? The rule as people read it; the store asks the same of its tables, and a test holds the two together.</summary>
public static class Reach
{
    /// <summary>Whether it does, by what is known of all of them now.</summary>
    public static bool Covers(BanInWorld ban, AccountInWorld account, OrganizationTree organizations, DateTimeOffset at) =>
        ban.Ban.IsInForceAt(at)
        && (ban.Accounts.Contains(account.Id) || account.Affiliations.Any(a => Counts(ban, a, organizations)))
        && !account.Exemptions.Any(e => e.BanId == ban.Ban.Id && e.IsInForceAt(at));

    /// <summary>Whether it reaches whoever has this affiliation.</summary>
    public static bool Counts(BanInWorld ban, AffiliationInWorld affiliation, OrganizationTree organizations)
    {
        var rule = ban.Ban.Rule;
        if (rule.Organization is not { } target || !organizations.Reaches(target, affiliation.Organization, rule.Subsidiaries)) return false;
        if (!rule.Joiners && affiliation.LearnedAt > ban.Ban.FromAt) return false;
        return affiliation.State switch
        {
            AffiliationState.Confirmed => true,
            AffiliationState.Suspected => affiliation.Confidence >= rule.Threshold,
            AffiliationState.Ended => rule.FormerMembers && ban.Incidents.Any(affiliation.WasAliveDuring),
            _ => false,
        };
    }
}

/// <summary>A ban with what it rests on.</summary>
/// <param name="Accounts">Those it names itself.</param>
public sealed record BanInWorld(Ban Ban, IReadOnlySet<AccountId> Accounts, IReadOnlyList<Window> Incidents);

/// <param name="ToAt">Exclusive.</param>
public sealed record Window(DateTimeOffset FromAt, DateTimeOffset ToAt);

public sealed record AccountInWorld(AccountId Id, IReadOnlyList<AffiliationInWorld> Affiliations, IReadOnlyList<Exemption> Exemptions);

/// <param name="ValidFrom">When it began in the world; null: nobody knows, so it may have been at any time.</param>
/// <param name="ValidTo">When it ended; null: it has not, or nobody knows.</param>
/// <param name="LearnedAt">When Cordon first believed it.</param>
public sealed record AffiliationInWorld(OrganizationId Organization, AffiliationState State, double Confidence, DateTimeOffset? ValidFrom, DateTimeOffset? ValidTo, DateTimeOffset LearnedAt)
{
    public bool WasAliveDuring(Window window) => !(ValidFrom >= window.ToAt) && !(ValidTo <= window.FromAt);
}

/// <summary>Who stands above whom: the way up from an organization, over what it was merged into and its parents.</summary>
public sealed class OrganizationTree(IEnumerable<OrganizationInWorld> organizations)
{
    private readonly Dictionary<OrganizationId, OrganizationInWorld> _organizations = organizations.ToDictionary(o => o.Id);

    /// <summary>Whether a ban on <paramref name="target"/> means whoever is affiliated with <paramref name="organization"/>.</summary>
    /// <remarks>Two that were merged are one: a ban on either is a ban on the one that is left.</remarks>
    public bool Reaches(OrganizationId target, OrganizationId organization, bool subsidiaries)
    {
        var root = RootOf(target);
        return WayUp(organization).Any(step => step.Id == root && (subsidiaries || step.Depth == 0));
    }

    private OrganizationId RootOf(OrganizationId id)
    {
        var passed = new HashSet<OrganizationId>();
        while (passed.Add(id) && _organizations.GetValueOrDefault(id)?.MergedInto is { } next) id = next;
        return id;
    }

    private IEnumerable<(OrganizationId Id, int Depth)> WayUp(OrganizationId id)
    {
        var passed = new HashSet<OrganizationId>();
        for (var depth = 0; passed.Add(id);)
        {
            yield return (id, depth);
            if (_organizations.GetValueOrDefault(id) is not { } organization) yield break;
            if (organization.MergedInto is { } left) id = left;
            else if (organization.Parent is { } parent) (id, depth) = (parent, depth + 1);
            else yield break;
        }
    }
}

public sealed record OrganizationInWorld(OrganizationId Id, OrganizationId? Parent, OrganizationId? MergedInto);
