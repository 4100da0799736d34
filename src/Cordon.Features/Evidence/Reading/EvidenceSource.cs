using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Reading;

/// <summary>What has to be known of an item to read its lines with the eyes of the import that read it.</summary>
/// <param name="By">What an account is in it; null where it was not imported as a request log.</param>
/// <param name="EndOffset">Behind what was imported, in bytes of the expanded content.</param>
/// <param name="LatestTicks">A line that claims to be later was rejected by the import.</param>
/// <param name="IsPersonal">It was imported as facts about people.</param>
internal sealed record EvidenceSource(EvidenceId Id, string Sha256, long SizeBytes, string MediaType, string Name, IdentifyBy? By, long EndOffset, long LatestTicks, bool IsPersonal)
{
    public bool ShowsAddresses => By is IdentifyBy.Ip or IdentifyBy.IpAndAgent;

    /// <returns>Null where there is no such item.</returns>
    public static async Task<EvidenceSource?> FindAsync(CordonDb db, EvidenceId id, CancellationToken cancel)
    {
        if (await db.Evidence.Where(e => e.Id == id).TagWith(nameof(EvidenceSource)).SingleOrDefaultAsync(cancel) is not { } item) return null;
        // The same bytes may have come twice: what one import knows of them goes for both items.
        var imports = await db.Imports.Where(i => db.Evidence.Any(e => e.Id == i.EvidenceId && e.Sha256 == item.Sha256) && (i.State == ImportState.Finished || i.State == ImportState.Reading))
            .OrderByDescending(i => i.Id).Take(20).TagWith("ImportsOfEvidence").ToListAsync(cancel);
        var log = imports.Find(i => i.Kind == ImportKind.Requests);
        return new(item.Id, item.Sha256, item.SizeBytes, item.MediaType, item.OriginalName, log?.IdentifyBy, log?.NextOffset ?? long.MaxValue,
            log?.ToAt is { } to ? to.UtcTicks + TimeSpan.TicksPerMinute - 1 : long.MaxValue, imports.Exists(i => i.Kind is not (ImportKind.Requests or ImportKind.Activity)));
    }
}
