using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>Notes that the acting person looks at the overview now. No decision: nothing is audited.</summary>
public sealed record MarkVisit;

public sealed class MarkVisitHandler(CordonStore store, ICurrentActor actors)
{
    // Written at most so often: a page that is reloaded writes nothing.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <returns>When the sitting before this one ended: what came since is new to this person. Null where there was none. Or <c>permission.missing</c>.</returns>
    public async Task<Outcome<DateTimeOffset?>> HandleAsync(MarkVisit command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        var visit = await unit.Db.StaffVisits.TagWith(nameof(MarkVisit)).SingleOrDefaultAsync(v => v.Staff == actor.Id, cancel);
        if (visit is null) unit.Db.StaffVisits.Add(visit = new StaffVisit { Staff = actor.Id, LastOverviewAt = unit.At });
        else if (unit.At - visit.LastOverviewAt < Shortest) return visit.PreviousOverviewAt;
        else visit.Visit(unit.At);
        // Two tabs opened at once: the second finds the row of the first, and the mark is the same.
        var since = visit.PreviousOverviewAt;
        var saved = await unit.CommitAsync(since, cancel);
        return saved.Refusal is null ? saved : (Outcome<DateTimeOffset?>)since;
    }
}
