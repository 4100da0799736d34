using System.Text;
using Cordon.Domain.Activity;
using Cordon.Domain.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Activity;

namespace Cordon.Features.Tests.Ingest;

/// <summary>SQL Server takes names that differ by blanks at the end for the same; none may come in with one.</summary>
public sealed class AccountNameTests
{
    [Theory]
    [InlineData(IdentifyBy.User, " mara ", "agent", "mara")]
    [InlineData(IdentifyBy.User, "mara lind  ", "agent", "mara lind")]
    [InlineData(IdentifyBy.IpAndAgent, "mara", "an agent  ", "203.0.113.7 an agent")]
    [InlineData(IdentifyBy.IpAndAgent, "mara", "  ", "203.0.113.7 -")]
    public void An_account_of_a_log_has_no_blank_at_its_end(IdentifyBy by, string user, string agent, string named)
    {
        var line = new RequestLine { Address = "203.0.113.7"u8, User = Encoding.UTF8.GetBytes(user), Agent = Encoding.UTF8.GetBytes(agent) };
        Assert.True(new AccountNamer(by).TryName(line, out var account, out _));
        Assert.Equal(named, Encoding.UTF8.GetString(account));
    }

    [Fact]
    public void A_user_of_blanks_is_no_user()
    {
        Assert.False(new AccountNamer(IdentifyBy.User).TryName(new RequestLine { User = "  "u8 }, out _, out var reason));
        Assert.Equal("no user in the line", reason);
    }

    [Fact]
    public void An_account_of_condensed_minutes_has_no_blank_at_its_end()
    {
        Assert.True(ActivityRows.TryParse("""{"account":" mara ","minute":"2025-03-14T11:00:00Z","requests":3}"""u8, out var record, out var reason), reason);
        Assert.Equal("mara", record.Account);
    }
}
