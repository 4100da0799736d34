using Cordon.Domain.Attribution;
using static Cordon.Domain.Attribution.PersonOrCompanyQuestion;

namespace Cordon.Domain.Tests.Attribution;

public sealed class PersonOrCompanyTests
{
    private static readonly DateTimeOffset Told = new(2026, 2, 1, 9, 0, 0, TimeSpan.Zero);

    // Ten flagged accounts of which nothing else is known.
    private static readonly PersonOrCompanyFacts Bare = new(Flagged: 10, Actors: 2, Payers: 0, CorporatePayers: 0, HasNetworks: false, FromNetwork: 0, Requests: null, OfficeRequests: null, NotifiedAt: null, SeenSince: 0);

    [Theory]
    [InlineData(1, PointsTo.OnePerson)]
    [InlineData(2, PointsTo.Neither)]
    [InlineData(3, PointsTo.Organization)]
    [InlineData(10, PointsTo.Organization)]
    public void Many_that_nothing_links_point_to_the_organization_and_one_to_a_person(int actors, PointsTo to) =>
        Assert.Equal(to, RowOf(Bare with { Actors = actors }, IndependentActors).PointsTo);

    [Theory]
    [InlineData(0, 0, PointsTo.Neither)]
    [InlineData(8, 0, PointsTo.OnePerson)]
    [InlineData(8, 3, PointsTo.Neither)]
    [InlineData(8, 4, PointsTo.Organization)]
    [InlineData(8, 8, PointsTo.Organization)]
    public void Half_of_the_payers_on_its_cards_point_to_the_organization_and_none_to_a_person(int payers, int corporate, PointsTo to) =>
        Assert.Equal(to, RowOf(Bare with { Payers = payers, CorporatePayers = corporate }, CorporateCards).PointsTo);

    [Theory]
    [InlineData(false, 0, PointsTo.Neither)]
    [InlineData(true, 0, PointsTo.OnePerson)]
    [InlineData(true, 4, PointsTo.Neither)]
    [InlineData(true, 5, PointsTo.Organization)]
    public void Half_of_them_from_its_network_point_to_the_organization_where_a_network_is_known(bool known, int from, PointsTo to) =>
        Assert.Equal(to, RowOf(Bare with { HasNetworks = known, FromNetwork = from }, CompanyNetwork).PointsTo);

    [Theory]
    [InlineData(1_000, 700, PointsTo.Organization)]
    [InlineData(1_000, 699, PointsTo.Neither)]
    [InlineData(1_000, 401, PointsTo.Neither)]
    [InlineData(1_000, 400, PointsTo.OnePerson)]
    [InlineData(99, 99, PointsTo.Neither)]
    [InlineData(100, 100, PointsTo.Organization)]
    public void Requests_that_keep_to_office_hours_point_to_the_organization(long requests, long office, PointsTo to) =>
        Assert.Equal(to, RowOf(Bare with { Requests = requests, OfficeRequests = office }, OfficeHours).PointsTo);

    [Fact]
    public void Hours_are_not_told_where_the_time_there_is_not_known() =>
        Assert.Equal("the time of day at the organization is not known", RowOf(Bare, OfficeHours).Unknown);

    [Fact]
    public void Who_goes_on_after_a_notice_points_to_the_organization()
    {
        var row = RowOf(Bare with { NotifiedAt = Told, SeenSince = 4 }, PriorNotice);
        Assert.Equal((PointsTo.Organization, "told on 1 February 2026, and 4 accounts went on"), (row.PointsTo, row.ForOrganization));
    }

    [Fact]
    public void A_notice_that_ended_it_points_to_a_person() => Assert.Equal(PointsTo.OnePerson, RowOf(Bare with { NotifiedAt = Told }, PriorNotice).PointsTo);

    [Fact]
    public void Without_a_notice_nothing_is_held_against_either() => Assert.Equal(PointsTo.Neither, RowOf(Bare, PriorNotice).PointsTo);

    [Fact]
    public void Answers_both_ways_show_what_speaks_for_each()
    {
        var row = RowOf(Bare with { Payers = 8, CorporatePayers = 5 }, CorporateCards);
        Assert.Equal(("5 of 8 that pay do so with a corporate card or a bill in its name", "3 of 8 that pay do so with cards of their own"), (row.ForOrganization, row.ForPerson));
    }

    [Fact]
    public void Where_nobody_is_flagged_it_reaches_nobody()
    {
        var result = PersonOrCompany.Judge(Bare with { Flagged = 0, Actors = 0 });
        Assert.Equal((NarrowestScope.Nobody, false), (result.Scope, result.IsEnough));
        Assert.Equal(5, result.Rows.Count);
    }

    [Fact]
    public void One_answer_alone_is_not_enough_to_tell()
    {
        var result = PersonOrCompany.Judge(Bare with { Actors = 3 });
        Assert.Equal((false, PointsTo.Neither, NarrowestScope.Cluster), (result.IsEnough, result.PointsTo, result.Scope));
        Assert.StartsWith("Not enough to tell: 1 answer points to the organization, none to one person.", result.Sum, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_answers_of_one_mind_are_enough()
    {
        var result = PersonOrCompany.Judge(Bare with { Actors = 3, Payers = 8, CorporatePayers = 8 });
        Assert.Equal((true, PointsTo.Organization, NarrowestScope.Organization), (result.IsEnough, result.PointsTo, result.Scope));
    }

    [Fact]
    public void Answers_that_contradict_each_other_are_not_enough() =>
        Assert.False(PersonOrCompany.Judge(Bare with { Actors = 3, Payers = 8, CorporatePayers = 8, HasNetworks = true }).IsEnough);

    [Fact]
    public void One_actor_never_makes_it_the_whole_organization()
    {
        var result = PersonOrCompany.Judge(Bare with { Actors = 1, Payers = 8, CorporatePayers = 8, HasNetworks = true, FromNetwork = 10, Requests = 500, OfficeRequests = 500, NotifiedAt = Told, SeenSince = 3 });
        Assert.Equal((false, NarrowestScope.Cluster), (result.IsEnough, result.Scope));
        Assert.Contains("all of it is one actor’s", result.Sum, StringComparison.Ordinal);
    }

    [Fact]
    public void One_account_with_a_card_of_its_own_is_one_person() => Assert.Equal((true, NarrowestScope.OnePerson),
        Scope(PersonOrCompany.Judge(Bare with { Flagged = 1, Actors = 1, Payers = 1 })));

    [Fact]
    public void Several_actors_are_not_called_one_person()
    {
        var result = PersonOrCompany.Judge(Bare with { Payers = 8, HasNetworks = true });
        Assert.Equal("Points to single persons, not to the organization: 2 answers point to one person, none to the organization. The narrowest scope that fits: each actor’s linked accounts by themselves.", result.Sum);
    }

    [Fact]
    public void Subsidiaries_are_reached_only_where_somebody_there_is_flagged_too() => Assert.Equal((true, NarrowestScope.WithSubsidiaries),
        Scope(PersonOrCompany.Judge(Bare with { Actors = 3, Payers = 8, CorporatePayers = 8, ActorsBelow = 1 })));

    private static (bool, NarrowestScope) Scope(PersonOrCompanyResult result) => (result.IsEnough, result.Scope);

    private static PersonOrCompanyRow RowOf(PersonOrCompanyFacts facts, PersonOrCompanyQuestion question) => Assert.Single(PersonOrCompany.Judge(facts).Rows, r => r.Question == question);
}
