using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.Verifying;

/// <summary>Items whose artifacts were hashed.</summary>
/// <param name="From">The hash before the first, exclusive.</param>
/// <param name="To">The last hash, inclusive.</param>
/// <param name="LastItem">Items that came later are not among them.</param>
internal sealed record VerifiedStretch(EvidenceCheckId Check, string From, string To, EvidenceId LastItem, Actor Actor);

/// <summary>Writes into the custody record of each item that its bytes were hashed anew: one statement for all that are as they were, however many.</summary>
internal static class VerifiedEntries
{
    // In SQL that both databases read.
    private const string Whole =
        """
        INSERT INTO Custody (EvidenceId, Sequence, At, Actor, ActorName, Action, Sha256Before, Sha256After)
        SELECT e.Id, COALESCE((SELECT MAX(c.Sequence) FROM Custody c WHERE c.EvidenceId = e.Id), 0) + 1, {0}, {1}, {2}, 'Verified', e.Sha256, e.Sha256
        FROM Evidence e WHERE e.Sha256 > {3} AND e.Sha256 <= {4} AND e.Id <= {5}
            AND NOT EXISTS (SELECT 1 FROM EvidenceFindings f WHERE f.CheckId = {6} AND f.Sha256 = e.Sha256)
        """;

    /// <param name="faults">By the sealed hash the one that was found; null where there is no file.</param>
    public static async Task WriteAsync(WriteUnit unit, VerifiedStretch stretch, IReadOnlyDictionary<string, string?> faults, CancellationToken cancel)
    {
        // Whoever else writes custody records waits until the numbers given out here are in the store.
        await unit.TakeNumbersAsync(Counter.Custody, 1, cancel);
        // In SQL of one's own an instant is what its column holds.
        var at = unit.Db.Model.FindEntityType(typeof(CustodyEntry))!.FindProperty(nameof(CustodyEntry.At))!.GetTypeMapping().Converter!.ConvertToProvider(unit.At)!;
        await unit.Db.Database.ExecuteSqlRawAsync(Whole, [at, stretch.Actor.Id, stretch.Actor.Name, stretch.From, stretch.To, stretch.LastItem.Value, stretch.Check.Value], cancel);
        if (faults.Count == 0) return;
        var hashes = faults.Keys.ToList();
        var items = await unit.Db.Evidence.Where(e => hashes.Contains(e.Sha256) && !(e.Id > stretch.LastItem)).OrderBy(e => e.Id).Select(e => new { e.Id, e.Sha256 })
            .TagWith(nameof(VerifiedEntries)).ToListAsync(cancel);
        await Custody.AddAsync(unit, stretch.Actor, items.ConvertAll(item => new CustodyNote(item.Id, CustodyAction.Verified,
            Detail: faults[item.Sha256] is null ? "its bytes are missing" : "its bytes were altered", Sha256Before: item.Sha256, Sha256After: faults[item.Sha256])), cancel);
    }
}
