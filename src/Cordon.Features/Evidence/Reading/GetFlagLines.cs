using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Detection;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Reading;

/// <summary>Which lines stand behind a flag, and in which logs.</summary>
public sealed record GetFlagLines(FlagId Flag);

/// <param name="Logs">Items of evidence that hold requests of its account within its window, the oldest first.</param>
public sealed record FlagLinesView(long Flag, string Title, string Reason, long AccountId, string Account, FlagLines Lines, IReadOnlyList<long> Logs);

public sealed class GetFlagLinesHandler(CordonStore store, ICurrentActor actors)
{
    private const int MostLogs = 20;

    /// <returns>The lines; or <c>permission.missing</c>, <c>flag.not-found</c>.</returns>
    public async Task<Outcome<FlagLinesView>> HandleAsync(GetFlagLines query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<FlagLinesView>>(
            async (db, ct) =>
            {
                if (await db.Flags.Where(f => f.Id == query.Flag).TagWith(nameof(GetFlagLines)).SingleOrDefaultAsync(ct) is not { } flag) return EvidenceReadRefusals.FlagNotFound;
                var account = await db.Accounts.Where(a => a.Id == flag.AccountId).Select(a => a.ExternalId).SingleAsync(ct);
                var imports = db.ActivityMinutes.Where(m => m.AccountId == flag.AccountId && m.MinuteAt >= flag.FromAt && m.MinuteAt <= flag.ToAt).Select(m => m.ImportId).Distinct();
                var logs = await db.Imports.Where(i => imports.Contains(i.Id) && i.Kind == ImportKind.Requests).OrderBy(i => i.Id).Select(i => i.EvidenceId).Take(MostLogs).TagWith("LogsOfFlag").ToListAsync(ct);
                return new FlagLinesView(flag.Id.Value, Domain.Detection.Detectors.Find(flag.Rule)?.Title ?? flag.Rule, flag.Reason, flag.AccountId.Value, account, FlagLines.Of(flag, account),
                    [.. logs.Select(e => e.Value).Distinct()]);
            },
            cancel);
    }
}
