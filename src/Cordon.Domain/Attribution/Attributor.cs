using System.Globalization;

namespace Cordon.Domain.Attribution;

/// <summary>Works out how sure the signals on one account make each of its affiliations. Pure: the same signals on the same day give the same shares, in any order.</summary>
/// <remarks>
/// Log-odds are added: where everything starts, what each signal is worth when seen today, less what it has faded since, plus what speaks against. Of a family only the
/// strongest counts. A sighting without a date is taken for as old as real histories show such sightings to be: that depends on what else is known of the person.
/// </remarks>
public static class Attributor
{
    /// <summary>Log-odds of an affiliation that a single weightless reason speaks for.</summary>
    public const double Start = -1.0;

    /// <summary>Added to mail whose domain bears the organization's name, and taken from mail that not only staff have.</summary>
    public const double NameWeight = 3.5, SharedWeight = 0.6;

    /// <summary>What is left of a sighting without a date, by what else is known: nothing; a private address; an address at an unknown employer; another employer, and each further one.</summary>
    public const double LeftAlone = 0.88, LeftBesidePrivate = 0.616, LeftBesideUnknown = 0.475, LeftBesideEmployer = 0.157, LeftWithEachFurther = 0.9;

    /// <summary>What is left of a dated sighting once another employer was seen later.</summary>
    public const double LeftAfterLaterEmployer = 0.12;

    // That a domain is the organization's is the surer the more people have mail there. It says nothing of whether they still do, so it counts for "at some time" only.
    private const double OthersWeight = 0.3, MostOthersWeight = 1.2, OthersReach = 0.1;

    /// <param name="facts">All signals that were known of the account, of every organization; those observed after <paramref name="on"/> are left out.</param>
    /// <param name="on">The day asked for.</param>
    /// <returns>One judgement for each organization that any signal names, in the order of their numbers.</returns>
    public static IReadOnlyList<Judgement> Judge(IReadOnlyList<SignalFact> facts, Surroundings surroundings, DateTimeOffset on)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var known = facts.Where(f => f.ObservedAt <= on).ToList();
        var organizations = known.Select(f => f.Organization).Distinct().OrderBy(o => o.Value).ToList();
        if (organizations.Count == 0) return [];
        var employers = organizations.ConvertAll(o => Sighting(known, o));
        return organizations.ConvertAll(o => Judge([.. known.Where(f => f.Organization == o)], new Elsewhere(surroundings, employers, o), on));
    }

    private static Judgement Judge(List<SignalFact> facts, Elsewhere elsewhere, DateTimeOffset on)
    {
        var supports = facts.Where(f => SignalRules.Of(f.Kind).Supports).ToList();
        var lastSighted = supports.Count == 0 ? Signal.NotKnown : supports.Max(f => f.ObservedAt);
        var shares = new List<Share> { new(null, "before any signal", Start) };
        var (now, ever) = (Start, Start);
        foreach (var family in supports.GroupBy(f => SignalRules.Of(f.Kind).Family).OrderBy(f => f.Key))
        {
            // The sighting that is worth most today; where a kind has dated ones, those without a date only repeat them.
            var weighed = family.GroupBy(f => f.Kind).SelectMany(Dated).Select(f => Weigh(f, elsewhere, on)).ToList();
            var best = weighed.OrderByDescending(w => w.Now).ThenBy(w => w.Fact.Kind).ThenByDescending(w => w.Fact.ObservedAt).ThenByDescending(w => w.Name).First();
            AddShares(shares, best);
            now += best.Now;
            ever += weighed.Max(w => w.Ever);
        }
        var against = facts.Where(f => !SignalRules.Of(f.Kind).Supports && !IsOverruled(f, supports)).ToList();
        foreach (var family in against.GroupBy(f => SignalRules.Of(f.Kind).Family).OrderBy(f => f.Key))
        {
            var rule = SignalRules.Of(family.OrderBy(f => SignalRules.Of(f.Kind).Weight).ThenBy(f => f.Kind).First().Kind);
            shares.Add(new(rule.Kind, rule.Text, rule.Weight));
            now += rule.Weight;
            if (rule.Family == SignalFamily.Statement) ever += rule.Weight;
        }
        var first = supports.Select(f => f.FirstObservedAt ?? f.ObservedAt).Where(at => at != Signal.NotKnown).ToList();
        return new(facts[0].Organization, Probability(now), Probability(ever), shares, facts.Aggregate(0, (bits, f) => bits | 1 << (int)f.Kind),
            supports.Count == 0 ? 0 : supports.Max(f => SignalRules.Of(f.Kind).Strength),
            first.Count == 0 ? null : first.Min(), EndOf(against), lastSighted, facts);
    }

    private static IEnumerable<SignalFact> Dated(IEnumerable<SignalFact> sightings) =>
        sightings.Any(f => f.ObservedAt != Signal.NotKnown) ? sightings.Where(f => f.ObservedAt != Signal.NotKnown) : sightings;

    private static Weighed Weigh(SignalFact sighting, Elsewhere elsewhere, DateTimeOffset on)
    {
        var rule = SignalRules.Of(sighting.Kind);
        // Mail that nobody verified bears the name as little as it was verified.
        var trust = rule.Weight / SignalRules.Of(SignalKind.VerifiedMail).Weight;
        var (name, shared) = SignalRules.IsMail(sighting.Kind)
            ? (sighting.BearsName ? NameWeight * trust : 0, sighting.IsShared ? -SharedWeight * trust : 0)
            : (0, 0);
        var others = SignalRules.IsMail(sighting.Kind) && sighting.Others > 0 ? Math.Min(MostOthersWeight, OthersWeight * Math.Log(1 + sighting.Others)) : 0;
        // A name that is only like the organization's may be somebody else's.
        var spelling = rule.Weight * (sighting.NameScore - 1);
        var whole = rule.Weight + name + shared + spelling;
        var (left, why) = sighting.ObservedAt == Signal.NotKnown ? elsewhere.Undated() : elsewhere.Dated(sighting.ObservedAt, rule, on);
        return new(sighting, rule, name, shared, spelling, whole * left, whole + others * trust - (elsewhere.Employers > 0 ? 0 : OthersReach * whole * (1 - left)), whole * (left - 1), why);
    }

    private static void AddShares(List<Share> shares, Weighed weighed)
    {
        shares.Add(new(weighed.Fact.Kind, weighed.Rule.Text, weighed.Rule.Weight));
        if (weighed.Name > 0) shares.Add(new(weighed.Fact.Kind, "its domain bears the organization's name", weighed.Name));
        if (weighed.Shared < 0) shares.Add(new(weighed.Fact.Kind, "not only staff have mail there", weighed.Shared));
        if (weighed.Spelling < 0) shares.Add(new(weighed.Fact.Kind, "the name is written otherwise", weighed.Spelling));
        if (weighed.Faded < 0) shares.Add(new(weighed.Fact.Kind, weighed.Why, weighed.Faded));
    }

    /// <summary>What was seen to be so again afterwards is not over: by a sighting no weaker than what ended it. Coming by the office is none.</summary>
    private static bool IsOverruled(SignalFact against, List<SignalFact> supports) => SignalRules.Of(against.Kind) is { Family: SignalFamily.Ending } rule && against.ObservedAt != Signal.NotKnown
        && supports.Exists(s => s.ObservedAt > against.ObservedAt && SignalRules.Of(s.Kind).Strength >= rule.Strength);

    /// <summary>The earliest ending that stands.</summary>
    private static DateTimeOffset? EndOf(List<SignalFact> against)
    {
        var ends = against.Where(f => SignalRules.Of(f.Kind).Family == SignalFamily.Ending && f.ObservedAt != Signal.NotKnown).ToList();
        return ends.Count == 0 ? null : ends.Min(f => f.ObservedAt);
    }

    private static (OrganizationId, DateTimeOffset?) Sighting(List<SignalFact> facts, OrganizationId organization)
    {
        // A network or a shared cluster is no employer; the others are, when they support.
        var own = facts.Where(f => f.Organization == organization && SignalRules.Of(f.Kind) is { Supports: true, Family: not (SignalFamily.Network or SignalFamily.Cluster) }).ToList();
        return (organization, own.Count == 0 ? null : own.Max(f => f.ObservedAt));
    }

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private readonly record struct Weighed(SignalFact Fact, SignalRule Rule, double Name, double Shared, double Spelling, double Now, double Ever, double Faded, string Why);

    /// <summary>What is known of the account besides the organization that is judged.</summary>
    private sealed class Elsewhere
    {
        private readonly Surroundings _surroundings;
        private readonly DateTimeOffset _latest = Signal.NotKnown;

        public Elsewhere(Surroundings surroundings, List<(OrganizationId Organization, DateTimeOffset? Sighted)> employers, OrganizationId judged)
        {
            _surroundings = surroundings;
            foreach (var (organization, sighted) in employers)
            {
                if (organization == judged || sighted is not { } at) continue;
                Employers++;
                if (at > _latest) _latest = at;
            }
        }

        public int Employers { get; }

        public (double Left, string Why) Undated() => Employers switch
        {
            > 1 => (LeftBesideEmployer * Math.Pow(LeftWithEachFurther, Employers - 1), $"when it was last seen is not known, and {Employers} other employers are known"),
            1 => (LeftBesideEmployer, "when it was last seen is not known, and another employer is known"),
            _ when _surroundings.UnknownWorkAddress => (LeftBesideUnknown, "when it was last seen is not known, and another work address is"),
            _ when _surroundings.PrivateAddress => (LeftBesidePrivate, "when it was last seen is not known, and a private address is"),
            _ => (LeftAlone, "when it was last seen is not known"),
        };

        public (double Left, string Why) Dated(DateTimeOffset seen, SignalRule rule, DateTimeOffset on)
        {
            var days = Math.Max(0, (on - seen).TotalDays);
            var left = Math.Pow(2, -days / rule.HalfLifeDays);
            var why = $"not seen for {Age(days)}";
            return _latest > seen ? (left * LeftAfterLaterEmployer, why + ", and another employer was seen later") : (left, why);
        }

        private static string Age(double days) => days switch
        {
            < 2 => "a day",
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{days:0} days"),
            < 730 => string.Create(CultureInfo.InvariantCulture, $"{days / 30.44:0} months"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days / 365.25:0.#} years"),
        };
    }
}
