using Cordon.Domain.Organizations;

namespace Cordon.Domain.Tests.Organizations;

public sealed class OrganizationIndexTests
{
    private static readonly OrganizationId Northlight = new(1), Harbour = new(2), Group = new(3), Cable = new(4);

    private static readonly OrganizationIndex Index = new(
    [
        new(Northlight, Northlight, ["northlight-data.com"], "northlight data", ["blue lantern"]),
        new(Harbour, Harbour, ["lab.harbour-works.com", "gmail.com"], "harbour works", []),
        new(Group, Group, ["harbour-works.com"], "harbour group", []),
        new(Cable, Cable, ["cable.comcast.com"], "comcast", []),
    ]);

    [Theory]
    [InlineData("northlight-data.com")]
    [InlineData("eu.mail.northlight-data.com")]
    public void A_host_and_all_below_it_are_the_organizations(string host) => Assert.Equal((Northlight, true, true), Said(host));

    [Fact]
    public void The_longest_host_that_was_named_wins() => Assert.Equal(Harbour, Index.Find("x.lab.harbour-works.com")?.Organization);

    [Fact]
    public void A_host_beside_a_narrower_one_is_the_groups() => Assert.Equal(Group, Index.Find("shop.harbour-works.com")?.Organization);

    [Fact]
    public void Free_mail_is_nobodys_whoever_named_it() => Assert.Null(Index.Find("gmail.com"));

    [Fact]
    public void A_companys_host_that_a_list_calls_free_is_the_companys() => Assert.Equal(Cable, Index.Find("cable.comcast.com")?.Organization);

    [Fact]
    public void A_domain_that_only_bears_the_name_is_found_and_told_apart() => Assert.Equal((Northlight, false, true), Said("northlightdata.nl"));

    [Fact]
    public void A_domain_that_an_alias_is_bears_no_name() => Assert.Equal((Northlight, false, false), Said("bluelantern.nl"));

    [Theory]
    [InlineData("att.com")]
    [InlineData("atandt.com")]
    public void A_name_with_and_is_borne_with_or_without_it(string host) => Assert.True(MailDomain.BearsName(host, MailDomain.LabelsOf("at and t")));

    [Fact]
    public void A_name_that_two_bear_finds_neither() =>
        Assert.Null(new OrganizationIndex([new(Northlight, Northlight, [], "north", []), new(Harbour, Harbour, [], "north", [])]).Find("north.de"));

    [Fact]
    public void Two_that_were_merged_are_one() =>
        Assert.NotNull(new OrganizationIndex([new(Northlight, Northlight, [], "north", []), new(Harbour, Northlight, [], "north", [])]).Find("north.de"));

    [Fact]
    public void A_near_name_is_no_name() => Assert.Null(Index.Find("northlightdeta.com"));

    [Fact]
    public void A_relay_of_a_service_is_no_employers() => Assert.Null(Index.Find("users.noreply.northlight-data.com"));

    [Theory]
    [InlineData("cs.tufts.edu", true)]
    [InlineData("ox.ac.uk", true)]
    [InlineData("debian.org", true)]
    [InlineData("northlight-data.com", false)]
    [InlineData("academy.com", false)]
    public void Mail_that_not_only_staff_have_is_told_apart(string host, bool shared) => Assert.Equal(shared, MailDomain.IsShared(host));

    private static (OrganizationId?, bool?, bool?) Said(string host) => Index.Find(host) is { } match ? (match.Organization, match.Listed, match.BearsName) : default;
}
