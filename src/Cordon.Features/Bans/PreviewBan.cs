using System.Runtime.InteropServices;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>Whom a ban would reach that nobody has proposed yet: exact figures. It changes nothing.</summary>
public sealed record PreviewBan(BanScope Scope);

/// <param name="Digest"><see cref="AccountsDigest"/> of those covered.</param>
/// <param name="At">When the ban would begin, as it was looked at.</param>
/// <param name="Named">Covered because the ban names them, each account counted once: by its surest way in, as are the others.</param>
/// <param name="Tenths">By confidence of the affiliation: below 0.1, below 0.2 … the last with 1 itself. Accounts that are named are in none.</param>
/// <param name="Weakest">By the weakest signal that supports the affiliation; null: no signal does.</param>
/// <param name="Plans">The most first; null: not known. So <paramref name="Countries"/>.</param>
/// <param name="Active">Last active within a day, a week, thirty days, before, never.</param>
/// <param name="AlreadyBanned">Covered by a ban in force.</param>
/// <param name="Exempt">Exempt from another ban of the same organization that is in force.</param>
/// <param name="WithoutFlag">No detector found anything on the account itself.</param>
/// <param name="Paying">With a payment identity.</param>
/// <param name="SampleSize">How many have to be judged before it can be proposed; 0 where its accounts are shown instead.</param>
public sealed record BanPreview(int Covered, string Digest, DateTimeOffset At, int Named, int Confirmed, int Suspected, int Ended, IReadOnlyList<int> Tenths, IReadOnlyList<WeakestSignal> Weakest,
    IReadOnlyList<NamedCount> Plans, IReadOnlyList<NamedCount> Countries, IReadOnlyList<int> Active, int AlreadyBanned, int Exempt, int WithoutFlag, int Paying, int SampleSize);

public sealed record WeakestSignal(SignalKind? Kind, int Accounts);

public sealed record NamedCount(string? Name, int Accounts);

public sealed class PreviewBanHandler(CordonStore store, ICurrentActor actors, BanSettings settings, TimeProvider clock)
{
    /// <returns>The figures; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<BanPreview>> HandleAsync(PreviewBan query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        var at = query.Scope.BeginsAt(now);
        var sum = new Sum();
        await store.ReadAsync(
            async (db, ct) =>
            {
                var rows = PreviewQuery.Of(db, store.Dialect, query.Scope.Rule, query.Scope.Accounts, query.Scope.Incidents, at, now).TagWith(nameof(PreviewBan)).AsAsyncEnumerable();
                await foreach (var row in rows.WithCancellation(ct)) sum.Add(row);
                return 0;
            },
            cancel);
        return sum.Told(at, settings);
    }

    /// <summary>Adds up a row an account, in any order.</summary>
    private sealed class Sum
    {
        private static readonly string Unknown = "";

        private readonly List<long> _accounts = [];
        private readonly int[] _grades = new int[4], _tenths = new int[10], _active = new int[5];
        private readonly Dictionary<int, int> _kinds = [];
        private readonly Dictionary<string, int> _plans = new(StringComparer.Ordinal), _countries = new(StringComparer.Ordinal);
        private int _banned, _exempt, _flagged, _paying;

        public void Add(PreviewRow row)
        {
            _accounts.Add(row.AccountId);
            _grades[row.Grade]++;
            if (row.Grade > 0)
            {
                _tenths[Math.Clamp((int)(row.Confidence * 10), 0, 9)]++;
                Count(_kinds, row.Kinds);
            }
            Count(_plans, row.PlanName ?? Unknown);
            Count(_countries, row.Country ?? Unknown);
            _active[row.Seen]++;
            (_banned, _exempt, _flagged, _paying) = (_banned + row.Banned, _exempt + row.Exempt, _flagged + row.Flagged, _paying + row.Paying);
        }

        public BanPreview Told(DateTimeOffset at, BanSettings settings)
        {
            _accounts.Sort();
            var covered = _accounts.Count;
            var weakest = _kinds.GroupBy(k => SupportKinds.Weakest(k.Key)).Select(g => new WeakestSignal(g.Key, g.Sum(k => k.Value))).OrderByDescending(w => w.Accounts).ThenBy(w => w.Kind);
            return new(covered, AccountsDigest.Of(_accounts), at, _grades[0], _grades[1], _grades[2], _grades[3], _tenths, [.. weakest], Named(_plans), Named(_countries), _active,
                _banned, _exempt, covered - _flagged, _paying, covered < settings.SampleFrom ? 0 : Math.Min(settings.SampleSize, covered));
        }

        private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

        private static IReadOnlyList<NamedCount> Named(Dictionary<string, int> counts) =>
            [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new NamedCount(c.Key.Length == 0 ? null : c.Key, c.Value))];
    }
}
