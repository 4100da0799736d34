using Cordon.Domain;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

/// <summary>Sealed logs, and how they are asked.</summary>
internal static class LogsAsEvidence
{
    public static async Task<EvidenceId> ImportLogAsync(this TestApp app, string name, byte[] content, IdentifyBy by = IdentifyBy.User)
    {
        Assert.Null((await app.ImportAsync(ImportKind.Requests, app.WriteFile(name, content), by)).Refusal);
        return await app.AskAsync(db => db.Evidence.OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync());
    }

    /// <summary>Seals bytes as they are, without importing them.</summary>
    public static async Task<EvidenceId> SealAsync(this TestApp app, string name, byte[] content, string type = "text/plain")
    {
        var artifact = await app.Get<IArtifactStore>().SealAsync(new MemoryStream(content), null, CancellationToken.None);
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        var item = new EvidenceItem { Sha256 = artifact.Sha256, SizeBytes = artifact.SizeBytes, MediaType = type, OriginalName = name, Source = "upload", CollectedBy = "dev:mara", CollectedAt = unit.At };
        unit.Db.Evidence.Add(item);
        await unit.CommitAsync(CancellationToken.None);
        return item.Id;
    }

    public static Task<Outcome<EvidenceLines>> ReadAsync(this TestApp app, ReadEvidenceLines query) => app.Get<ReadEvidenceLinesHandler>().HandleAsync(query, null, CancellationToken.None);

    public static async Task<FoundEvidenceLines> SearchAsync(this TestApp app, EvidenceId item, LineCriteria wanted)
    {
        Assert.True((await app.Get<SearchEvidenceLinesHandler>().HandleAsync(new(item, wanted), null, CancellationToken.None)).Accepted(out var found, out var refusal), refusal?.Code);
        return found;
    }

    public static Task<List<string>> CustodyAsync(this TestApp app, EvidenceId item) =>
        app.AskAsync(async db => (await db.Custody.Where(c => c.EvidenceId == item).OrderBy(c => c.Sequence).ToListAsync()).ConvertAll(c => $"{c.Action}: {c.Detail}"));
}
