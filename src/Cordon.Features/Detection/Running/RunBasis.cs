using System.Text;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain.Activity;
using Cordon.Domain.Detection;
using Cordon.Domain.Detection.Lists;
using Cordon.Domain.Imports;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection.Running;

/// <summary>All that a run rests on beside the rows, as it stood when the run began.</summary>
/// <param name="Finished">The imports whose rows count. Of one that is still being read nothing counts: it may yet be taken back.</param>
internal sealed record RunBasis(DetectionSettings Settings, RouteBook Routes, StoreAgentBook Agents, KnownAutomations Known, HashSet<long> Finished)
{
    /// <summary>What profiles rest on: another digest, and they are measured anew.</summary>
    public long MeasureDigest { get; } = Digest($"{AccountProfile.Version}|{KnownLists.Version}|{Routes.FoldDigest}|{Known.CrawlersText}");

    /// <summary>What judgements rest on beside the profile: another digest, and every profile is judged anew.</summary>
    public long JudgeDigest(ServiceHabits habits) => Digest(
        $"{MeasureDigest}|{habits}|{Known.Text}|" + string.Join('|', Settings.All.Select(s => $"{s.Detector.Rule} {s.Detector.Version} {s.IsOn} {FlagJson.Of(s)}")));

    public string SettingsJson => "{" + string.Join(',', Settings.All.Select(s => $"\"{s.Detector.Rule}\":{(s.IsOn ? FlagJson.Of(s) : "null")}")) + "}";

    public static async Task<RunBasis> ReadAsync(CordonStore store, CancellationToken cancel)
    {
        // The finished imports first: whatever these rows name, routes and agents, is then in the store.
        var finished = await store.ReadAsync((db, ct) => db.Imports.Where(i => i.State == ImportState.Finished).Select(i => i.Id).TagWith(nameof(RunBasis)).ToListAsync(ct), cancel);
        var routes = await store.ReadAsync((db, ct) => RoutesAsync(db, ct), cancel);
        var settings = await store.ReadAsync((db, ct) => SettingsAsync(db, ct), cancel);
        var known = await store.ReadAsync((db, ct) => KnownAsync(db, ct), cancel);
        return new(settings, routes, await StoreAgentBook.LoadAsync(store, known, cancel), known, [.. finished.Select(id => id.Value)]);
    }

    public static async Task<RouteBook> RoutesAsync(CordonDb db, CancellationToken cancel) =>
        new((await db.Routes.OrderBy(r => r.Key).Select(r => new { r.Method, r.Template }).TagWith(nameof(RunBasis)).ToListAsync(cancel)).Select(r => (r.Method, r.Template)));

    public static async Task<DetectionSettings> SettingsAsync(CordonDb db, CancellationToken cancel) =>
        (await db.DetectorChoices.AsNoTracking().TagWith(nameof(RunBasis)).ToListAsync(cancel)).Select(c => c.Settings()).OfType<DetectorSettings>()
        .Aggregate(DetectionSettings.Default, (all, one) => all.With(one));

    public static async Task<KnownAutomations> KnownAsync(CordonDb db, CancellationToken cancel) =>
        new(await db.KnownAutomations.AsNoTracking().Where(k => k.RemovedAt == null).TagWith(nameof(RunBasis)).ToListAsync(cancel));

    private static long Digest(string text) => (long)StableHash.Of(Encoding.UTF8.GetBytes(text));
}
