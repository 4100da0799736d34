using Cordon.Domain;
using Cordon.Features.Bans;
using Cordon.Features.Paging;

namespace Cordon.Web.Bans;

/// <param name="Asked">The address it was read for.</param>
public sealed record CoveredShown(string Asked, Page<CoveredAccount>? Page, Refusal? Refusal);

/// <param name="Ban">Whose it is.</param>
public sealed record ReachShown(long Ban, BanReach? Reach, Refusal? Refusal);

/// <param name="Organization">Whose they are.</param>
public sealed record OrganizationBansShown(long Organization, IReadOnlyList<BanRow>? Bans, Refusal? Refusal);
