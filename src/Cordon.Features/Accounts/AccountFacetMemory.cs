namespace Cordon.Features.Accounts;

/// <summary>Keeps the facets for a minute: every list shows them, and they change with an import at most.</summary>
public sealed class AccountFacetMemory(TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private volatile Kept? _kept;

    public AccountFacets? Recall() => _kept is { } kept && clock.GetUtcNow() < kept.Until ? kept.Facets : null;

    public void Keep(AccountFacets facets) => _kept = new(facets, clock.GetUtcNow() + Life);

    private sealed record Kept(AccountFacets Facets, DateTimeOffset Until);
}
