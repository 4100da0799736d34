using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>The clauses that a ban may rest on, each in its newest text that holds.</summary>
public sealed record ListPolicyClauses;

public sealed record ClauseRow(string Code, int Version, string Title, string Text);

public sealed class ListPolicyClausesHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The clauses by title; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<IReadOnlyList<ClauseRow>>> HandleAsync(ListPolicyClauses query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var now = clock.GetUtcNow();
        return await store.ReadAsync((db, ct) => db.PolicyClauses.Where(c => c.ValidFromAt <= now && !db.PolicyClauses.Any(n => n.Code == c.Code && n.Version > c.Version && n.ValidFromAt <= now))
            .OrderBy(c => c.Title).ThenBy(c => c.Id).Select(c => new ClauseRow(c.Code, c.Version, c.Title, c.Text)).TagWith(nameof(ListPolicyClauses)).ToListAsync(ct), cancel);
    }
}
