using System.Globalization;

namespace Cordon.Domain.Attribution;

/// <summary>What is known of an organization's flagged accounts, in plain figures.</summary>
/// <param name="Flagged">Its people (confirmed, or suspected from 0.50) who stand flagged.</param>
/// <param name="Actors">Those of them that nothing links: each cluster is one, each account of no cluster is one.</param>
/// <param name="Payers">Flagged accounts of which any payment is known.</param>
/// <param name="CorporatePayers">Of these, those that pay with corporate cards or are billed in the organization's name.</param>
/// <param name="HasNetworks">A network of the organization is known; without one, nobody can be seen to come from it.</param>
/// <param name="FromNetwork">Flagged accounts that came from its network.</param>
/// <param name="Requests">Requests of flagged accounts whose local hour is known; null where the organization's time is not known.</param>
/// <param name="OfficeRequests">Of these, those on a working day from 08:00 to 18:00.</param>
/// <param name="NotifiedAt">When somebody last told the organization; null: nobody is known to have.</param>
/// <param name="SeenSince">Flagged accounts whose flags reach beyond that notice.</param>
/// <param name="ActorsBelow">Independent actors among the flagged accounts of its subsidiaries.</param>
public sealed record PersonOrCompanyFacts(int Flagged, int Actors, int Payers, int CorporatePayers, bool HasNetworks, int FromNetwork, long? Requests, long? OfficeRequests,
    DateTimeOffset? NotifiedAt, int SeenSince, int ActorsBelow = 0);

public enum PersonOrCompanyQuestion
{
    IndependentActors,
    CorporateCards,
    CompanyNetwork,
    OfficeHours,
    PriorNotice,
}

/// <summary>What an answer points to.</summary>
public enum PointsTo
{
    /// <summary>Not known, or both ways.</summary>
    Neither,
    Organization,
    OnePerson,
}

/// <summary>Whom a measure may cover without reaching people that nothing points to, narrowest first.</summary>
public enum NarrowestScope
{
    /// <summary>Nobody stands flagged.</summary>
    Nobody,
    OnePerson,
    Cluster,
    Organization,
    WithSubsidiaries,
}

/// <param name="ForOrganization">What speaks for the organization itself, in words; null where nothing does.</param>
/// <param name="ForPerson">What speaks for one person; null where nothing does.</param>
/// <param name="Unknown">Why it cannot be told; null where it can.</param>
public sealed record PersonOrCompanyRow(PersonOrCompanyQuestion Question, PointsTo PointsTo, string? ForOrganization, string? ForPerson, string? Unknown);

/// <param name="IsEnough">Enough is known to tell one from the other; otherwise <paramref name="Scope"/> is the narrowest that holds the flagged accounts.</param>
/// <param name="Sum">The result in words.</param>
public sealed record PersonOrCompanyResult(IReadOnlyList<PersonOrCompanyRow> Rows, PointsTo PointsTo, bool IsEnough, NarrowestScope Scope, string Sum);

/// <summary>Whether what happened points to an organization itself or to one person in it: five questions, each with what speaks for either side. It decides nothing; it says what is known.</summary>
public static class PersonOrCompany
{
    /// <summary>So many that nothing links are no one person any more; two may be a coincidence.</summary>
    public const int ManyActors = 3;

    /// <summary>From this share of payers, or of people, on it is how the organization works and not one of them.</summary>
    public const double Most = 0.5;

    /// <summary>Fewer requests say nothing of when somebody works.</summary>
    public const int LeastRequests = 100;

    /// <summary>Office hours are 30 % of a week: from the first share on requests keep to them, up to the second they do not.</summary>
    public const double InOffice = 0.7, OutOfOffice = 0.4;

    /// <summary>Answers that must point somewhere, and how many more must point to one side than to the other.</summary>
    public const int LeastAnswers = 2, LeastLead = 2;

    public static PersonOrCompanyResult Judge(PersonOrCompanyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        PersonOrCompanyRow[] rows = facts.Flagged == 0
            ? [.. Enum.GetValues<PersonOrCompanyQuestion>().Select(q => Open(q, "none of its people stands flagged"))]
            : [Actors(facts), Cards(facts), Network(facts), Hours(facts), Notice(facts)];
        var (organization, person) = (rows.Count(r => r.PointsTo == PointsTo.Organization), rows.Count(r => r.PointsTo == PointsTo.OnePerson));
        var answers = organization + person;
        var narrow = facts.Flagged == 0 ? NarrowestScope.Nobody : facts is { Actors: 1, Flagged: 1 } ? NarrowestScope.OnePerson : NarrowestScope.Cluster;
        if (facts.Flagged == 0) return new(rows, PointsTo.Neither, false, narrow, "Not enough to tell: none of its people stands flagged.");
        if (answers < LeastAnswers || Math.Abs(organization - person) < LeastLead)
            return new(rows, PointsTo.Neither, false, narrow, $"Not enough to tell: {Told(organization, person)}. Until more is known, {Words(narrow)} is as far as it reaches.");
        // A whole organization is not held to account for one actor, however he pays and wherever he sits.
        if (organization > person && facts.Actors > 1)
        {
            var wide = facts.ActorsBelow > 0 ? NarrowestScope.WithSubsidiaries : NarrowestScope.Organization;
            return new(rows, PointsTo.Organization, true, wide, $"Points to the organization itself: {Told(organization, person)}. The narrowest scope that fits: {Words(wide)}.");
        }
        return organization > person
            ? new(rows, PointsTo.Neither, false, narrow, $"Not enough to tell: {Told(organization, person)}, but all of it is one actor’s. Until more is known, {Words(narrow)} is as far as it reaches.")
            : new(rows, PointsTo.OnePerson, true, narrow, $"{(facts.Actors == 1 ? "Points to one person" : "Points to single persons, not to the organization")}: {Told(organization, person)}. The narrowest scope that fits: {Words(narrow)}.");
    }

    /// <summary>For the middle of a sentence.</summary>
    public static string Words(NarrowestScope scope) => scope switch
    {
        NarrowestScope.OnePerson => "the accounts of one person",
        NarrowestScope.Cluster => "each actor’s linked accounts by themselves",
        NarrowestScope.Organization => "the organization",
        NarrowestScope.WithSubsidiaries => "the organization with its subsidiaries",
        _ => "nobody",
    };

    private static PersonOrCompanyRow Actors(PersonOrCompanyFacts facts) => facts.Actors switch
    {
        >= ManyActors => new(PersonOrCompanyQuestion.IndependentActors, PointsTo.Organization, $"{facts.Actors} actors that nothing links did it", null, null),
        1 => new(PersonOrCompanyQuestion.IndependentActors, PointsTo.OnePerson, null, facts.Flagged == 1 ? "one account did it" : $"all {Number(facts.Flagged)} flagged accounts are linked with each other", null),
        _ => new(PersonOrCompanyQuestion.IndependentActors, PointsTo.Neither, $"{facts.Actors} actors that nothing links did it", "two may be a coincidence", null),
    };

    private static PersonOrCompanyRow Cards(PersonOrCompanyFacts facts)
    {
        const PersonOrCompanyQuestion question = PersonOrCompanyQuestion.CorporateCards;
        if (facts.Payers == 0) return Open(question, "no payment of the flagged accounts is known");
        var own = facts.Payers - facts.CorporatePayers;
        var (company, private_) = ($"{Number(facts.CorporatePayers)} of {Number(facts.Payers)} that pay do so with a corporate card or a bill in its name", $"{Number(own)} of {Number(facts.Payers)} that pay do so with cards of their own");
        if (facts.CorporatePayers == 0) return new(question, PointsTo.OnePerson, null, private_, null);
        return new(question, facts.CorporatePayers >= Most * facts.Payers ? PointsTo.Organization : PointsTo.Neither, company, own > 0 ? private_ : null, null);
    }

    private static PersonOrCompanyRow Network(PersonOrCompanyFacts facts)
    {
        const PersonOrCompanyQuestion question = PersonOrCompanyQuestion.CompanyNetwork;
        if (!facts.HasNetworks) return Open(question, "no network of the organization is known");
        var (there, elsewhere) = ($"{Number(facts.FromNetwork)} of {Number(facts.Flagged)} came from its network", $"{Number(facts.Flagged - facts.FromNetwork)} of {Number(facts.Flagged)} were never seen there");
        if (facts.FromNetwork == 0) return new(question, PointsTo.OnePerson, null, elsewhere, null);
        return new(question, facts.FromNetwork >= Most * facts.Flagged ? PointsTo.Organization : PointsTo.Neither, there, facts.FromNetwork < facts.Flagged ? elsewhere : null, null);
    }

    private static PersonOrCompanyRow Hours(PersonOrCompanyFacts facts)
    {
        const PersonOrCompanyQuestion question = PersonOrCompanyQuestion.OfficeHours;
        if (facts is not { Requests: { } requests, OfficeRequests: { } office }) return Open(question, "the time of day at the organization is not known");
        if (requests < LeastRequests) return Open(question, $"{Number(requests)} requests are too few to tell");
        var share = (double)office / requests;
        var (inside, outside) = ($"{Percent(share)} of their requests came in office hours", $"{Percent(1 - share)} of their requests came outside of office hours");
        return share >= InOffice ? new(question, PointsTo.Organization, inside, null, null)
            : share <= OutOfOffice ? new(question, PointsTo.OnePerson, null, outside, null)
            : new(question, PointsTo.Neither, inside, outside, null);
    }

    private static PersonOrCompanyRow Notice(PersonOrCompanyFacts facts)
    {
        const PersonOrCompanyQuestion question = PersonOrCompanyQuestion.PriorNotice;
        if (facts.NotifiedAt is not { } at) return Open(question, "no notice to the organization is written down; it may not know");
        var day = at.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return facts.SeenSince > 0
            ? new(question, PointsTo.Organization, $"told on {day}, and {Number(facts.SeenSince)} {(facts.SeenSince == 1 ? "account" : "accounts")} went on", null, null)
            : new(question, PointsTo.OnePerson, null, $"told on {day}, and it ended there", null);
    }

    private static PersonOrCompanyRow Open(PersonOrCompanyQuestion question, string why) => new(question, PointsTo.Neither, null, null, why);

    private static string Told(int organization, int person) => (organization, person) switch
    {
        (0, 0) => "no answer points to either",
        (_, 0) => $"{Answers(organization)} to the organization, none to one person",
        (0, _) => $"{Answers(person)} to one person, none to the organization",
        _ => $"{Answers(organization)} to the organization, {person} to one person",
    };

    private static string Answers(int count) => count == 1 ? "1 answer points" : $"{count} answers point";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 100 + 1e-9):0} %");
}
