using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>Custody records as JSON lines: item by item, and each in order.</summary>
internal static class CustodyLines
{
    private const int Batch = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // For a file, not for a page: names stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task WriteAsync(CordonStore store, Package package, Stream target, CancellationToken cancel)
    {
        foreach (var item in package.Items)
            for (long after = 0; ;)
            {
                var some = await store.ReadAsync((db, ct) => db.Custody.Where(c => c.EvidenceId == item.Id && c.Sequence > after && !(c.Id > package.LastEntry)).OrderBy(c => c.Sequence).Take(Batch)
                    .TagWith(nameof(CustodyLines)).ToListAsync(ct), cancel);
                foreach (var entry in some)
                {
                    await target.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(Line(entry), Json), cancel);
                    await target.WriteAsync("\n"u8.ToArray(), cancel);
                }
                if (some.Count < Batch) break;
                after = some[^1].Sequence;
            }
    }

    private static object Line(CustodyEntry entry) => new
    {
        evidenceId = $"E-{entry.EvidenceId.Value}",
        seq = entry.Sequence,
        at = entry.At.UtcDateTime,
        actor = entry.Actor,
        actorName = entry.ActorName,
        action = NameOf(entry.Action),
        reason = entry.Reason,
        authority = AuthorityOf(entry.Action),
        from = entry.HandedFrom,
        to = entry.HandedTo,
        sha256Before = entry.Sha256Before,
        sha256After = entry.Sha256After,
        detail = entry.Detail,
    };

    private static string NameOf(CustodyAction action) => action switch
    {
        CustodyAction.HoldSet => "hold-set",
        CustodyAction.HoldReleased => "hold-released",
        _ => JsonNamingPolicy.CamelCase.ConvertName(action.ToString()),
    };

    /// <summary>On what authority: the permission that Cordon asks for before it does this.</summary>
    private static string AuthorityOf(CustodyAction action) => action switch
    {
        CustodyAction.Collected => "permission to review or import facts",
        CustodyAction.Sealed => "done by the system with the collection",
        CustodyAction.Viewed => "permission to browse",
        CustodyAction.Copied => "permission to reveal personal data",
        CustodyAction.Extracted => "permission to review facts",
        CustodyAction.Verified => "permission to read and verify the record",
        _ => "permission to hand over evidence",
    };
}
