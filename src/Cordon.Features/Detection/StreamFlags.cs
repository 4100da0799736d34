using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>A flag for scripts.</summary>
/// <param name="Account">External id.</param>
/// <param name="From">First minute of the window; <paramref name="To"/> the last, inclusive.</param>
/// <param name="With">The accounts it was found together with.</param>
/// <param name="Version">Of the detector.</param>
/// <param name="Settings">The thresholds it was found with.</param>
/// <param name="Dismissed">Only where all flags are asked for, as are the last two.</param>
public sealed record FlagRow(
    string Account, string Rule, double Score, string Reason, IReadOnlyList<FigureRow> Figures, DateTimeOffset From, DateTimeOffset To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? With, int Version, IReadOnlyDictionary<string, double> Settings, DateTimeOffset FoundAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Dismissed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SupersededAt);

/// <param name="Threshold">What it was held against; null where it only explains.</param>
public sealed record FigureRow(string Name, double Value, double? Threshold, string Unit)
{
    public static IReadOnlyList<FigureRow> Of(string json) => [.. FlagJson.Figures(json).Select(f => new FigureRow(f.Name, f.Value, f.Threshold, f.Unit))];
}

/// <summary>Flags in the order they were written: those that stand and are not dismissed, or all that ever were.</summary>
public sealed class StreamFlagsHandler(CordonStore store, ICurrentActor actors)
{
    private const int Batch = 1_000;

    /// <param name="all">Also the dismissed and the superseded.</param>
    /// <exception cref="RefusedException">The reader may not see flags.</exception>
    public async IAsyncEnumerable<FlagRow> HandleAsync(bool all, [EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new FlagId(0);
        while (true)
        {
            var flags = await store.ReadAsync(
                (db, ct) => (all ? db.Flags : FlagScores.Open(db)).Where(f => f.Id > last).OrderBy(f => f.Id).Take(Batch)
                    .Select(f => new
                    {
                        Flag = f,
                        Account = db.Accounts.Where(a => a.Id == f.AccountId).Select(a => a.ExternalId).First(),
                        Dismissed = db.FlagDismissals.Any(d => d.AccountId == f.AccountId && d.Rule == f.Rule && d.TakenBackAt == null),
                    }).TagWith("StreamFlags").ToListAsync(ct), cancel);
            foreach (var row in flags)
            {
                var f = row.Flag;
                last = f.Id;
                yield return new FlagRow(row.Account, f.Rule, f.Score, f.Reason, FigureRow.Of(f.Figures), f.FromAt, f.ToAt, FlagJson.Names(f.With) is { Count: > 0 } with ? with : null,
                    f.DetectorVersion, FlagJson.Values(f.Settings), f.FoundAt, all ? row.Dismissed : null, f.SupersededAt);
            }
            if (flags.Count < Batch) yield break;
        }
    }
}
