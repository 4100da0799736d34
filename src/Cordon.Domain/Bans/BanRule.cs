namespace Cordon.Domain.Bans;

/// <summary>Whom a ban means: the part of it that people choose and see previewed.</summary>
/// <param name="Organization">Set for <see cref="BanTarget.Organization"/>.</param>
/// <param name="Subsidiaries">Reaches whoever is affiliated with an organization below it, too.</param>
/// <param name="Threshold">Least confidence, 0 to 1 and inclusive, from which suspected affiliations count; null: confirmed ones only.</param>
/// <param name="FormerMembers">Reaches those whose affiliation ended, where it was alive during one of the ban's incidents.</param>
/// <param name="Joiners">Reaches those of whose affiliation Cordon learns after the ban began.</param>
public sealed record BanRule(BanTarget Target, OrganizationId? Organization = null, bool Subsidiaries = false, double? Threshold = null, bool FormerMembers = false, bool Joiners = true)
{
    /// <summary>Below it a suspicion is a guess.</summary>
    public const double LeastThreshold = 0.5;

    public static BanRule OfOrganization(OrganizationId organization) => new(BanTarget.Organization, organization);

    /// <summary>The accounts named, and nobody else: no affiliation counts.</summary>
    public static readonly BanRule OfAccounts = new(BanTarget.Accounts, Joiners: false);

    /// <returns>Null; or <c>ban.no-target</c>, <c>ban.threshold-out-of-range</c>.</returns>
    public Refusal? Check()
    {
        if (Target == BanTarget.Organization && Organization is null) return BanRefusals.NoTarget;
        return Threshold is < LeastThreshold or > 1 or double.NaN ? BanRefusals.ThresholdOutOfRange : null;
    }
}
