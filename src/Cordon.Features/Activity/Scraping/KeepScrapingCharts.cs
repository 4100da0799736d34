using System.Text.Json;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Staff;

namespace Cordon.Features.Activity.Scraping;

/// <summary>Seals the figures of charts as evidence, with the question that made them, so that they can be made again and compared.</summary>
public sealed record KeepScrapingCharts(GetScrapingCharts Query, string Reason);

public sealed class KeepScrapingChartsHandler(CordonStore store, IArtifactStore artifacts, GetScrapingChartsHandler charts, ICurrentActor actors)
{
    public const int MinReasonLength = 10, MaxReasonLength = CustodyEntry.MaxReasonLength;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : ReasonTooShort;

    private static readonly Refusal ReasonTooShort = new("evidence.reason-too-short", $"Say why in {MinReasonLength} to {MaxReasonLength} characters. The reason is kept with your name. Nothing was sealed.");

    /// <returns>The new item; or <c>permission.missing</c>, <c>evidence.reason-too-short</c>.</returns>
    public async Task<Outcome<EvidenceId>> HandleAsync(KeepScrapingCharts command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (CheckReason(command.Reason) is { } refusal) return refusal;
        if (!(await charts.HandleAsync(command.Query, cancel)).Accepted(out var made, out refusal)) return refusal;
        var query = command.Query;
        var window = FormattableString.Invariant($"{query.From.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'} to {query.To.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}");
        var document = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                what = "charts of what accounts asked for",
                question = new { accounts = made.Accounts.Select(a => a.Account), from = query.From.UtcDateTime, to = query.To.UtcDateTime, route = made.Route },
                answer = made,
            },
            Written);
        using var content = new MemoryStream(document);
        var artifact = await artifacts.SealAsync(content, null, cancel);
        await using var unit = await store.BeginAsync(cancel);
        var item = new EvidenceItem
        {
            Sha256 = artifact.Sha256,
            SizeBytes = artifact.SizeBytes,
            MediaType = "application/json",
            OriginalName = FormattableString.Invariant($"charts-{query.From.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.json"),
            Source = "cordon",
            Origin = $"charts of {made.Accounts.Count} {(made.Accounts.Count == 1 ? "account" : "accounts")}, {window}",
            CollectedBy = actor.Id,
            CollectedByName = actor.Name,
            CollectedAt = unit.At,
        };
        await EvidenceRegister.AddAsync(unit, item, actor, command.Reason.Trim(), cancel);
        unit.Record(new AuditRecord(actor, "evidence.collected", $"evidence:{item.Id.Value}", command.Reason.Trim(), After: new { sha256 = artifact.Sha256, source = item.Source, origin = item.Origin }));
        return await unit.CommitAsync(item.Id, cancel);
    }
}
