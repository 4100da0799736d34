using Cordon.Domain.Accounts;
using Cordon.Features.Accounts;
using Cordon.Web.Accounts;

namespace Cordon.Web.Tests.Accounts;

public sealed class AccountsAddressTests
{
    [Fact]
    public void An_address_says_the_whole_view_and_is_read_back_the_same()
    {
        var view = new AccountsAddress
        {
            Text = "mara & co",
            Plan = "team",
            Country = "NL",
            Domain = "studio.example",
            Kind = AccountKind.Observed,
            FirstFrom = new(2026, 3, 1),
            FirstTo = new(2026, 3, 2),
            LastFrom = new(2026, 3, 3),
            LastTo = new(2026, 3, 4),
            Least = 10,
            Most = 2_000,
            Flag = "walks-ids",
            Score = 0.75,
            FlaggedFrom = new(2026, 3, 7, 21, 10, 5, TimeSpan.Zero),
            Sort = AccountSort.FlagScore,
            Descending = false,
            Columns = "account.plan",
            After = "12~34",
        };
        Assert.Equal(view, AccountsAddress.Read(new Uri("https://cordon.example" + view.Href).Query));
    }

    [Fact]
    public void The_usual_view_needs_no_query() => Assert.Equal("/accounts", new AccountsAddress().Href);

    [Theory]
    [InlineData("?firstFrom=yesterday&least=-3&sort=age&dir=up&kind=bot")]
    [InlineData("?firstFrom=0001-01-01&lastTo=9999-12-31&least=99999999999999999999&q=%20")]
    [InlineData("?flag=no-such-rule&score=0.2&flaggedFrom=yesterday")]
    [InlineData("?score=1.01&flaggedFrom=0001-01-01T00:00:00Z")]
    public void What_cannot_be_read_is_passed_over(string query) => Assert.Equal(new AccountsAddress(), AccountsAddress.Read(query));

    [Fact]
    public void A_last_day_counts_to_its_end() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), AccountsAddress.Read("?lastTo=2026-03-02").Filter.LastSeenTo);

    [Fact]
    public void Sorting_by_the_same_column_turns_it_round_and_begins_anew()
    {
        var view = AccountsAddress.Read("?sort=requests&after=5~6").SortedBy(AccountSort.Requests);
        Assert.Equal((false, null), (view.Descending, view.After));
    }

    [Fact]
    public void The_export_has_the_filter_but_no_place_and_no_columns() =>
        Assert.Equal("/accounts/export.csv?plan=team&sort=requests", AccountsAddress.Read("?plan=team&sort=requests&after=5~6&cols=account.plan").ExportHref);

    [Theory]
    [InlineData("plan.account", "account.plan")]
    [InlineData("plan,nonsense", "account.plan")]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void Columns_are_read_in_their_own_order(string written, string? read) =>
        Assert.Equal(read, AccountColumn.Read(written) is { } columns ? AccountColumn.Write(columns) : null);
}
