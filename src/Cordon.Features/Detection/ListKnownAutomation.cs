using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>The list of known automation, newest first, at most 500 entries.</summary>
/// <param name="WithRemoved">Also what was taken off it.</param>
public sealed record ListKnownAutomation(bool WithRemoved = false);

/// <param name="MayChange">The reader may add and remove.</param>
public sealed record KnownAutomationList(IReadOnlyList<KnownAutomationRow> Entries, bool MayChange);

/// <param name="Account">External id.</param>
public sealed record KnownAutomationRow(long Id, string Name, string Note, long? AccountId, string? Account, IReadOnlyList<string> Networks, string? AgentName, string AddedBy,
    DateTimeOffset AddedAt, DateTimeOffset? RemovedAt);

public sealed class ListKnownAutomationHandler(CordonStore store, ICurrentActor actors)
{
    public const int Most = 500;

    public async Task<Outcome<KnownAutomationList>> HandleAsync(ListKnownAutomation query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        var entries = await store.ReadAsync(
            (db, ct) => db.KnownAutomations.Where(k => query.WithRemoved || k.RemovedAt == null).OrderByDescending(k => k.AddedAt).ThenByDescending(k => k.Id).Take(Most)
                .Select(k => new { Entry = k, Account = db.Accounts.Where(a => a.Id == k.AccountId).Select(a => a.ExternalId).FirstOrDefault() })
                .TagWith(nameof(ListKnownAutomation)).ToListAsync(ct), cancel);
        return new KnownAutomationList(
            entries.ConvertAll(e => new KnownAutomationRow(e.Entry.Id.Value, e.Entry.Name, e.Entry.Note, e.Entry.AccountId?.Value, e.Account, e.Entry.Networks?.Split(',') ?? [],
                e.Entry.AgentName, e.Entry.AddedByName, e.Entry.AddedAt, e.Entry.RemovedAt)),
            actor.May(Permission.ChangeSettings));
    }
}
