using Cordon.Domain.Organizations.Names;

namespace Cordon.Domain.Tests.Organizations.Names;

public sealed class OrganizationNamesTests
{
    private const long Quorvane = 1, Orbisant = 2, Thornwick = 3, Marl = 4;

    private static readonly OrganizationNames Known = new(
        [
            (Quorvane, "Quorvane Analytics GmbH", false), (Quorvane, "QVA", true), (Quorvane, "n/a", true),
            (Orbisant, "Orbisant", false), (Orbisant, "Orbisant Systems", true),
            (Thornwick, "Thornwick Institute of Marine Science (TIMS)", false),
            (Marl, "Marl & Fenwick Networks", false),
        ], text => text);

    [Theory]
    [InlineData("Quorvane Analytics", Quorvane)]
    [InlineData("QUORVANE ANALYTICS, Inc.", Quorvane)]
    [InlineData("qva", Quorvane)]
    [InlineData("marl and fenwick networks", Marl)]
    public void The_same_name_is_certain(string typed, long organization) => Found(organization, 1, 1, typed);

    [Theory]
    [InlineData("QuorvaneAnalytics", Quorvane)]
    [InlineData("Orbi-Sant", Orbisant)]
    public void The_same_letters_are_sure(string typed, long organization) => Found(organization, OrganizationNames.SureScore, 0.999, typed);

    [Theory]
    [InlineData("Analytics Quorvane", Quorvane)]          // another order
    [InlineData("Orbisant India", Orbisant)]              // a place
    [InlineData("Orbisant Research and Development", Orbisant)]
    [InlineData("Orbisant Labs, Hong Kong", Orbisant)]
    [InlineData("China Orbisant", Orbisant)]
    [InlineData("Orbisant System", Orbisant)]
    [InlineData("Orbisant Sytems", Orbisant)]             // an error in a word of the trade
    [InlineData("orbisant.com", Orbisant)]
    [InlineData("Marl & Fenwick", Marl)]                  // a word of the trade left off
    [InlineData("TIMS", Thornwick)]                       // first letters
    [InlineData("Thornwick Institute of Marine Science", Thornwick)]
    [InlineData("Quorvnae Analytics", Quorvane)]          // typing errors
    [InlineData("Orbissant", Orbisant)]
    [InlineData("Thornwick Institute", Thornwick)]        // the first words
    [InlineData("Orbisant Flux Capacitors", Orbisant)]
    [InlineData("Orbisant, Somebody Else", Orbisant)]     // one of a list
    public void What_people_make_of_a_name_is_a_guess(string typed, long organization) =>
        Found(organization, OrganizationNames.LeastScore, OrganizationNames.SureScore - 0.01, typed);

    [Fact]
    public void Nothing_below_what_is_asked_for_is_told() =>
        Assert.Equal((Orbisant, null, Orbisant), (Known.Match("Orbisant India", 0.9)?.Organization, Known.Match("Orbisant India", OrganizationNames.SureScore)?.Organization, Known.Match("Orbi-Sant", OrganizationNames.SureScore)?.Organization));

    [Fact]
    public void A_near_name_scores_clearly_below_the_same_one() => Found(Quorvane, OrganizationNames.LeastScore, 0.85, "Quorvano Analytica");

    [Theory]
    [InlineData("Vantrill")]
    [InlineData("Analytics")]
    [InlineData("Institute of Marine Science")]
    [InlineData("Labs India")]
    [InlineData("QVB")]
    [InlineData("n/a")]
    [InlineData("freelance")]
    public void Other_names_mean_none(string typed) => Assert.Null(Known.Match(typed));

    [Fact]
    public void Of_two_organizations_of_one_name_neither_is_meant() => Assert.Null(Of((1, "Orbisant Inc"), (2, "Orbisant GmbH")).Match("Orbisant"));

    [Fact]
    public void Of_two_that_begin_alike_neither_is_meant() => Assert.Null(Of((1, "Orbisant Wireless Rockets"), (2, "Orbisant Rail")).Match("Orbisant"));

    [Fact]
    public void Of_two_that_a_text_lists_neither_is_meant() => Assert.Null(Known.Match("Orbisant, Marl & Fenwick Networks"));

    [Fact]
    public void Each_of_two_near_names_means_its_own()
    {
        var names = Of((1, "Quorvane Analytics"), (2, "Quorvano Analytica"));
        Assert.Equal((1, 2), (names.Match("quorvane analytics")!.Value.Organization, names.Match("quorvano analytica")!.Value.Organization));
    }

    [Fact]
    public void Digits_are_never_misspelt() => Assert.Null(Of((1, "Platform9")).Match("Platform8"));

    [Fact]
    public void Two_letters_are_a_name_only_by_themselves()
    {
        var names = Of((1, "QV"));
        Assert.Null(names.Match("QV Labs"));
        Assert.Equal(1, names.Match("QV Ltd")!.Value.Score);
    }

    private static OrganizationNames Of(params (long, string)[] names) => new(names.Select(name => (name.Item1, name.Item2, false)), text => text);

    private static void Found(long organization, double least, double most, string typed)
    {
        var match = Known.Match(typed);
        Assert.NotNull(match);
        Assert.Equal(organization, match.Value.Organization);
        Assert.InRange(match.Value.Score, least, most);
    }
}
