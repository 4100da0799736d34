using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Staff;

namespace Cordon.Features.Activity.Scraping;

/// <summary>Seals the figures of charts as evidence, with the question that made them, so that they can be made again and compared.</summary>
public sealed record KeepScrapingCharts(GetScrapingCharts Query, string Reason);

public sealed class KeepScrapingChartsHandler(CordonStore store, IArtifactStore artifacts, GetScrapingChartsHandler charts, ICurrentActor actors)
{
    /// <returns>The new item; or <c>permission.missing</c>, <c>evidence.reason-too-short</c>.</returns>
    public async Task<Outcome<EvidenceId>> HandleAsync(KeepScrapingCharts command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ReviewFacts)) return Refusals.NotPermitted;
        if (KeptEvidence.CheckReason(command.Reason) is { } refusal) return refusal;
        if (!(await charts.HandleAsync(command.Query, cancel)).Accepted(out var made, out refusal)) return refusal;
        var query = command.Query;
        var origin = FormattableString.Invariant($"charts of {made.Accounts.Count} {(made.Accounts.Count == 1 ? "account" : "accounts")}, {query.From.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'} to {query.To.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}");
        var question = new { accounts = made.Accounts.Select(a => a.Account), from = query.From.UtcDateTime, to = query.To.UtcDateTime, route = made.Route };
        return await KeptEvidence.SealAsync(store, artifacts, actor, FormattableString.Invariant($"charts-{query.From.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.json"), origin, command.Reason, question, made, cancel);
    }
}
