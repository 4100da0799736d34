using Cordon.Data.Storing;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;

namespace Cordon.Features.Evidence;

/// <summary>Puts an item of evidence down with the beginning of its custody record. Its bytes are durable by then.</summary>
internal static class EvidenceRegister
{
    /// <param name="reason">Why it was collected, where somebody says.</param>
    /// <param name="found">What was seen in the bytes that whoever looks at them has to know: "its text is not UTF-8".</param>
    public static async Task AddAsync(WriteUnit unit, EvidenceItem item, Actor actor, string? reason, CancellationToken cancel, string? found = null)
    {
        unit.Db.Evidence.Add(item);
        await unit.Db.SaveChangesAsync(cancel);
        await Custody.AddAsync(unit, actor,
        [
            new(item.Id, CustodyAction.Collected, reason, Detail: item.Origin, HandedFrom: item.Source, HandedTo: "Cordon"),
            new(item.Id, CustodyAction.Sealed, Detail: found, Sha256After: item.Sha256),
        ], cancel);
    }
}
