using System.Text.Json;
using System.Text.Json.Serialization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;

namespace Cordon.Features.Evidence;

/// <summary>Seals what Cordon shows as an item of evidence: figures with the question they answer, as JSON, masked as they are shown.</summary>
public static class KeptEvidence
{
    public const int MinReasonLength = 10, MaxReasonLength = CustodyEntry.MaxReasonLength;

    private static readonly Refusal ReasonTooShort = new("evidence.reason-too-short", $"Say why in {MinReasonLength} to {MaxReasonLength} characters. The reason is kept with your name. Nothing was sealed.");

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : ReasonTooShort;

    /// <param name="name">What people call it, with <c>.json</c> at its end.</param>
    /// <param name="origin">What it shows, in words.</param>
    /// <param name="question">What was asked; <paramref name="answer"/> what was shown.</param>
    public static async Task<Outcome<EvidenceId>> SealAsync(CordonStore store, IArtifactStore artifacts, Actor actor, string name, string origin, string reason, object question, object answer, CancellationToken cancel)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { what = origin, question, answer }, Written));
        var artifact = await artifacts.SealAsync(content, null, cancel);
        await using var unit = await store.BeginAsync(cancel);
        var item = new EvidenceItem
        {
            Sha256 = artifact.Sha256,
            SizeBytes = artifact.SizeBytes,
            MediaType = "application/json",
            OriginalName = name,
            Source = "cordon",
            Origin = origin,
            CollectedBy = actor.Id,
            CollectedByName = actor.Name,
            CollectedAt = unit.At,
        };
        await EvidenceRegister.AddAsync(unit, item, actor, reason.Trim(), cancel);
        unit.Record(new AuditRecord(actor, "evidence.collected", $"evidence:{item.Id.Value}", reason.Trim(), After: new { sha256 = artifact.Sha256, source = item.Source, origin }));
        return await unit.CommitAsync(item.Id, cancel);
    }
}
