using Cordon.Data;
using Cordon.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence;

/// <summary>What the last check of the whole store found wrong with artifacts.</summary>
internal static class EvidenceFaults
{
    public static async Task<Dictionary<string, EvidenceFault>> OfAsync(CordonDb db, IReadOnlyList<string> artifacts, CancellationToken cancel)
    {
        var last = await db.EvidenceChecks.Where(c => c.EndedAt != null).OrderByDescending(c => c.Id).Select(c => (Domain.EvidenceCheckId?)c.Id).TagWith("LastEvidenceCheck").FirstOrDefaultAsync(cancel);
        if (last is null) return [];
        var found = await db.EvidenceFindings.Where(f => f.CheckId == last && f.Sha256 != null && artifacts.Contains(f.Sha256) && f.Fault != EvidenceFault.Orphaned)
            .Select(f => new { f.Sha256, f.Fault }).TagWith(nameof(EvidenceFaults)).ToListAsync(cancel);
        return found.GroupBy(f => f.Sha256!).ToDictionary(g => g.Key, g => g.First().Fault);
    }
}
