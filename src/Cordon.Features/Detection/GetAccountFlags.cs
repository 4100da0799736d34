using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Detection;

/// <summary>The flags of one account: what stands, and what stood before.</summary>
public sealed record GetAccountFlags(AccountId Id);

/// <param name="Standing">By score, the highest first; dismissed ones behind the others.</param>
/// <param name="Past">Superseded ones, newest first, at most <see cref="GetAccountFlagsHandler.MostPast"/>.</param>
/// <param name="KnownAs">The entry of the list of known automation that covers the account, so that it gets no flags; null where none does.</param>
/// <param name="IsDue">Requests were imported that detection has not looked at yet.</param>
/// <param name="MayDismiss">The reader may dismiss flags and take dismissals back.</param>
/// <param name="LastRunAt">When detection last came to its end, over whatever was due then; null before the first time.</param>
public sealed record AccountFlags(IReadOnlyList<FlagView> Standing, IReadOnlyList<FlagView> Past, string? KnownAs, bool IsDue, bool MayDismiss, DateTimeOffset? LastRunAt);

/// <param name="From">First minute of the window; <paramref name="To"/> the last, inclusive.</param>
/// <param name="FirstFoundAt">Since when the account has been flagged by this rule without a gap.</param>
/// <param name="SupersededAt">Null while it stands.</param>
public sealed record FlagView(long Id, string Rule, string Title, double Score, string Reason, IReadOnlyList<Figure> Figures, DateTimeOffset From, DateTimeOffset To,
    IReadOnlyList<Companion> With, int DetectorVersion, IReadOnlyDictionary<string, double> Settings, DateTimeOffset FoundAt, DateTimeOffset FirstFoundAt, DateTimeOffset? SupersededAt,
    DismissalView? Dismissal);

/// <param name="Id">Null where the account is no longer kept.</param>
public sealed record Companion(string Account, long? Id);

public sealed record DismissalView(string Reason, string By, DateTimeOffset At);

public sealed class GetAccountFlagsHandler(CordonStore store, ICurrentActor actors)
{
    public const int MostPast = 100;

    // A group in lockstep may name two hundred; more than these are not made links of.
    private const int MostLinked = 200;

    public async Task<Outcome<AccountFlags>> HandleAsync(GetAccountFlags query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<AccountFlags>>(
            async (db, ct) =>
            {
                var flags = await db.Flags.Where(f => f.AccountId == query.Id && f.SupersededAt == null).OrderByDescending(f => f.Score).TagWith(nameof(GetAccountFlags)).ToListAsync(ct);
                var past = await db.Flags.Where(f => f.AccountId == query.Id && f.SupersededAt != null).OrderByDescending(f => f.Id).Take(MostPast).TagWith(nameof(GetAccountFlags)).ToListAsync(ct);
                var dismissals = (await db.FlagDismissals.Where(d => d.AccountId == query.Id && d.TakenBackAt == null).ToListAsync(ct)).ToDictionary(d => d.Rule);
                var with = flags.SelectMany(f => FlagJson.Names(f.With)).Distinct().Take(MostLinked).ToList();
                var linked = with.Count == 0 ? [] : await db.Accounts.Where(a => with.Contains(a.ExternalId)).Select(a => new { a.ExternalId, a.Id }).ToDictionaryAsync(a => a.ExternalId, a => a.Id.Value, ct);
                var isDue = await db.Accounts.AnyAsync(a => a.Id == query.Id && a.ActivityVersion != a.DetectedVersion, ct);
                var lastRunAt = await db.DetectionRuns.Where(r => r.IsComplete).OrderByDescending(r => r.Id).Select(r => r.EndedAt).FirstOrDefaultAsync(ct);
                return new AccountFlags(
                    [.. flags.Select(f => View(f, linked, dismissals.GetValueOrDefault(f.Rule))).OrderBy(f => f.Dismissal is not null)],
                    [.. past.Select(f => View(f, linked, null))], await KnownAsAsync(db, query.Id, ct), isDue, actor.May(Permission.ImportFacts), lastRunAt);
            },
            cancel);
    }

    private static FlagView View(Flag f, Dictionary<string, long> linked, FlagDismissal? dismissal) => new(
        f.Id.Value, f.Rule, Detectors.Find(f.Rule)?.Title ?? f.Rule, f.Score, f.Reason, FlagJson.Figures(f.Figures), f.FromAt, f.ToAt,
        [.. FlagJson.Names(f.With).Select(name => new Companion(name, linked.TryGetValue(name, out var id) ? id : null))], f.DetectorVersion, FlagJson.Values(f.Settings), f.FoundAt,
        f.FirstFoundAt, f.SupersededAt, dismissal is null ? null : new(dismissal.Reason, dismissal.ByName, dismissal.At));

    private static async Task<string?> KnownAsAsync(Data.CordonDb db, AccountId account, CancellationToken cancel)
    {
        var entries = await db.KnownAutomations.Where(k => k.RemovedAt == null && (k.AccountId == account || k.Networks != null)).OrderBy(k => k.Id).ToListAsync(cancel);
        if (entries.Find(e => e.AccountId == account) is { } byAccount) return byAccount.Name;
        if (entries.Count == 0) return null;
        var profile = await db.AccountProfiles.Where(p => p.AccountId == account).Select(p => new { p.Version, p.Profile }).Take(1).ToListAsync(cancel);
        if (profile.Count == 0 || profile[0].Version != AccountProfile.Version) return null;
        var networks = AccountProfile.From(profile[0].Profile).Networks;
        return entries.Find(e => new KnownAutomations([e]).Covers(networks))?.Name;
    }
}
