using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Enforcement;

/// <summary>A line of the change feed for scripts: from now on the account is in this state.</summary>
/// <param name="Account">External id.</param>
/// <param name="State">allowed or banned.</param>
/// <param name="Ban">The ban that reached the account, or the last that no longer does.</param>
public sealed record StreamedChange(long Sequence, DateTimeOffset At, string Account, string State, long Ban, EnforcementCause Cause);

/// <summary>The change feed from its beginning, in order, some at a time.</summary>
public sealed class StreamChangesHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 5_000;

    /// <exception cref="RefusedException">The reader may not see the feed.</exception>
    public async IAsyncEnumerable<StreamedChange> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        long last = 0;
        while (true)
        {
            var some = await store.ReadAsync((db, ct) => db.EnforcementChanges.Where(c => c.Sequence > last).Join(db.Accounts, c => c.AccountId, a => a.Id, (c, a) => new { c.Sequence, c.At, a.ExternalId, c.State, c.BanId, c.Cause })
                .OrderBy(c => c.Sequence).Take(AtATime).TagWith(nameof(StreamChangesHandler)).ToListAsync(ct), cancel);
            foreach (var c in some) yield return new(c.Sequence, c.At, c.ExternalId, c.State == EnforcementState.Banned ? "banned" : "allowed", c.BanId.Value, c.Cause);
            if (some.Count < AtATime) yield break;
            last = some[^1].Sequence;
        }
    }
}
