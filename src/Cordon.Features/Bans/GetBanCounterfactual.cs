using System.Globalization;
using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>What a ban that is being written leans on: if one thing fell away, how many would be free.</summary>
public sealed record GetBanCounterfactual(BanScope Scope, IReadOnlyList<EvidenceId> Evidence);

public enum LeansOn
{
    Signal,
    Decisions,
    Incident,
    Evidence,
}

/// <param name="Name">The kind of signal, the staff member, the incident or the item, in words.</param>
/// <param name="Free">How many the ban would no longer reach.</param>
/// <param name="Bare">Confirmed by a person with no other signal behind it: the decision would stand, on nothing.</param>
/// <param name="Sentence">All of it, as a sentence.</param>
public sealed record Counterfactual(LeansOn On, string Name, int Free, int Bare, string Sentence);

public sealed class GetBanCounterfactualHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <summary>Most incidents that are looked at, each with a count of its own.</summary>
    public const int MostIncidents = 10;

    /// <returns>What it leans on, the heaviest first of each; or <c>permission.missing</c>, or what <see cref="BanScope.Check"/> refuses.</returns>
    public async Task<Outcome<IReadOnlyList<Counterfactual>>> HandleAsync(GetBanCounterfactual query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (query.Scope.Check() is { } refusal) return refusal;
        var (scope, at) = (query.Scope, query.Scope.BeginsAt(clock.GetUtcNow()));
        return await store.ReadAsync<Outcome<IReadOnlyList<Counterfactual>>>(
            async (db, ct) =>
            {
                var covered = await CoverageQuery.Of(db, store.Dialect, scope.Rule, scope.Accounts, scope.Incidents, at).TagWith(nameof(GetBanCounterfactual)).CountAsync(ct);
                var sum = new Sum(scope.Rule.Threshold);
                await foreach (var row in PreviewQuery.Supports(db, store.Dialect, scope.Rule, scope.Accounts, scope.Incidents, at).TagWith(nameof(GetBanCounterfactual)).AsAsyncEnumerable().WithCancellation(ct)) sum.Add(row);
                var told = sum.Told().ToList();
                foreach (var incident in (scope.Rule.FormerMembers ? scope.Incidents.Distinct() : []).Take(MostIncidents))
                {
                    var rest = scope.Incidents.Where(i => i != incident).ToList();
                    var left = await CoverageQuery.Of(db, store.Dialect, scope.Rule, scope.Accounts, rest, at).TagWith(nameof(GetBanCounterfactual)).CountAsync(ct);
                    var title = await db.Incidents.Where(i => i.Id == incident).Select(i => i.Title).TagWith(nameof(GetBanCounterfactual)).SingleOrDefaultAsync(ct);
                    told.Add(Of(LeansOn.Incident, $"incident I-{incident.Value.ToString(CultureInfo.InvariantCulture)}{(title is null ? "" : $", {title}")}", covered - left, "former members whom no other incident reaches"));
                }
                var evidence = query.Evidence.Distinct().ToList();
                told.AddRange(evidence.Select(e => Of(LeansOn.Evidence, $"evidence E-{e.Value.ToString(CultureInfo.InvariantCulture)}", evidence.Count == 1 ? covered : 0,
                    evidence.Count == 1 ? "it is the only sealed item, and a ban needs one" : "other sealed items would be left")));
                return told;
            },
            cancel);
    }

    private static Counterfactual Of(LeansOn on, string name, int free, string why) =>
        new(on, name, free, 0, string.Create(CultureInfo.InvariantCulture, $"If {name} fell away, {Accounts(free)} would be free: {why}."));

    private static string Accounts(int count) => count == 0 ? "nobody" : count == 1 ? "1 account" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} accounts");

    private sealed class Sum(double? threshold)
    {
        private readonly Dictionary<SignalKind, (int Suspected, int Confirmed)> _only = [];
        private readonly Dictionary<string, int> _confirmed = new(StringComparer.Ordinal);

        public void Add(SupportRow row)
        {
            // Who is reached another way, too, stays.
            if (row.Ways > 1) return;
            if (row.Grade is 1 or 2 && SupportKinds.Only(row.Kinds) is { } kind)
            {
                var (suspected, confirmed) = _only.GetValueOrDefault(kind);
                _only[kind] = row.Grade == 2 ? (suspected + 1, confirmed) : (suspected, confirmed + 1);
            }
            // Without the decision the signals alone would speak.
            if (row.Grade == 1 && row.DecidedByName is { } by && !(row.Confidence >= threshold)) _confirmed[by] = _confirmed.GetValueOrDefault(by) + 1;
        }

        public IEnumerable<Counterfactual> Told() =>
        [
            .. _only.OrderByDescending(o => o.Value.Suspected + o.Value.Confirmed).ThenBy(o => o.Key).Select(o =>
            {
                var (name, (suspected, confirmed)) = (SignalRules.Of(o.Key).Text, o.Value);
                var bare = confirmed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Staff confirmed {Accounts(confirmed)} of whom nothing else is known: they stay, on that word alone.");
                return new Counterfactual(LeansOn.Signal, name, suspected, confirmed, $"If the signal “{name}” fell away, {Accounts(suspected)} would be free, suspected by it alone.{bare}");
            }),
            .. _confirmed.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => Of(LeansOn.Decisions, $"what {c.Key} confirmed", c.Value, "by signals alone they would not be reached")),
        ];
    }
}
