using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>When the store of evidence was last verified, and what was found.</summary>
public sealed record GetVerificationStanding;

/// <param name="Last">The last verification that came to its end; null before the first.</param>
/// <param name="MayRun">The reader may ask for one.</param>
public sealed record VerificationStanding(VerificationRow? Last, bool MayRun);

/// <param name="Checked">Artifacts.</param>
/// <param name="Faults">The first ones.</param>
/// <param name="FaultCount">How many there are in all.</param>
public sealed record VerificationRow(DateTimeOffset EndedAt, string By, long Checked, long Bytes, IReadOnlyList<VerificationFault> Faults, int FaultCount);

/// <param name="Path">Below the store's folder.</param>
/// <param name="Items">The items whose bytes they are, the first ones; none of a file that no item names.</param>
public sealed record VerificationFault(EvidenceFault Fault, string Path, IReadOnlyList<long> Items);

public sealed class GetVerificationStandingHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostFaults = 50, MostItems = 5;

    /// <returns>The standing; or <c>permission.missing</c>.</returns>
    public async Task<Outcome<VerificationStanding>> HandleAsync(GetVerificationStanding query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<VerificationStanding>>(
            async (db, ct) =>
            {
                var check = await db.EvidenceChecks.Where(c => c.EndedAt != null).OrderByDescending(c => c.Id).Join(db.Jobs, c => c.JobId, j => j.Id, (c, j) => new { Check = c, j.RequestedByName })
                    .TagWith(nameof(GetVerificationStanding)).FirstOrDefaultAsync(ct);
                if (check is null) return new VerificationStanding(null, actor.May(Permission.ReadAudit));
                var found = db.EvidenceFindings.Where(f => f.CheckId == check.Check.Id);
                var faults = await found.OrderBy(f => f.Id).Take(MostFaults).TagWith("FaultsOfVerification").ToListAsync(ct);
                var hashes = faults.Select(f => f.Sha256).OfType<string>().ToList();
                var items = (await db.Evidence.Where(e => hashes.Contains(e.Sha256)).OrderBy(e => e.Id).Select(e => new { e.Sha256, e.Id }).Take(MostFaults * MostItems).TagWith("FaultsOfVerification").ToListAsync(ct))
                    .ToLookup(e => e.Sha256, e => e.Id.Value);
                var rows = faults.ConvertAll(f => new VerificationFault(f.Fault, f.Path, f.Sha256 is { } hash ? [.. items[hash].Take(MostItems)] : []));
                return new VerificationStanding(new(check.Check.EndedAt!.Value, check.RequestedByName, check.Check.Checked, check.Check.Bytes, rows, await found.CountAsync(ct)), actor.May(Permission.ReadAudit));
            },
            cancel);
    }
}
