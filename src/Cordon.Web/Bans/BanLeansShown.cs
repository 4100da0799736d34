using Cordon.Features.Bans;

namespace Cordon.Web.Bans;

/// <param name="Asked">What it was read for.</param>
public sealed record BanLeansShown(string Asked, IReadOnlyList<Counterfactual>? Leans, BanCloseMates? Mates, SimilarBans? Similar);
