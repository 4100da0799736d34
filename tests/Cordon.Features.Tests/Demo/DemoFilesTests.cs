using System.Net;
using Cordon.Features.Demo;
using Xunit;

namespace Cordon.Features.Tests.Demo;

[Collection<WrittenDemoCollection>]
public sealed class DemoFilesTests(WrittenDemo demo)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_seed_writes_the_same_bytes()
    {
        var again = DemoWorld.Create(WrittenDemo.Accounts, seed: 1, WrittenDemo.LoadedOn);
        var files = await DemoFiles.WriteAsync(again, demo.NewFolder(), Cancel);
        Assert.Equal(WrittenDemo.Hashes(demo.Files), WrittenDemo.Hashes(files));
    }

    [Fact]
    public async Task Another_seed_writes_other_bytes_in_every_file()
    {
        var other = DemoWorld.Create(WrittenDemo.Accounts, seed: 2, WrittenDemo.LoadedOn);
        var files = await DemoFiles.WriteAsync(other, demo.NewFolder(), Cancel);
        Assert.Empty(WrittenDemo.Hashes(demo.Files).Intersect(WrittenDemo.Hashes(files)));
    }

    [Fact]
    public void Every_request_is_counted_and_comes_in_order_of_time()
    {
        Assert.Equal(demo.Files.RequestCount, demo.Requests.Count);
        Assert.Equal(demo.Requests.Select(request => request.At), demo.Requests.Select(request => request.At).Order());
    }

    [Fact]
    public void Every_address_belongs_to_an_invented_operator_of_a_documentation_range()
    {
        IPNetwork[] documentation = [IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("2001:db8::/32")];
        var addresses = demo.Requests.Select(request => request.Address).Distinct().Select(IPAddress.Parse).ToList();
        Assert.DoesNotContain(addresses, address => !documentation.Any(range => range.Contains(address)));
        Assert.DoesNotContain(addresses, address => DemoNetworks.Find(address) is null);
    }

    [Fact]
    public void Every_domain_ends_in_example()
    {
        var domains = demo.World.Accounts.Select(account => account.Email[(account.Email.IndexOf('@', StringComparison.Ordinal) + 1)..])
            .Concat(demo.World.Organizations.All.SelectMany(organization => organization.Domains))
            .Concat(demo.Requests.Where(request => request.Referrer is not null).Select(request => new Uri(request.Referrer!).Host))
            .Concat(DemoAgents.Crawlers.Select(agent => new Uri(agent[agent.IndexOf("http", StringComparison.Ordinal)..^1]).Host));
        Assert.All(domains.Distinct(), domain => Assert.EndsWith(".example", domain, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_asks_for_anything_before_the_account_was_made()
    {
        var made = demo.World.Accounts.ToDictionary(account => account.ExternalId, account => account.CreatedAt);
        Assert.DoesNotContain(demo.Requests, request => request.At < made[request.Account]);
    }

    [Fact]
    public void Only_those_whose_truth_says_so_are_seen_at_the_office_s_address()
    {
        var told = demo.World.Accounts.Where(account => account.Signals.HasFlag(DemoSignals.OfficeNetwork)).ToDictionary(account => account.ExternalId);
        var seen = demo.Requests.Where(request => request.Address == DemoNetworks.Office).Select(request => request.Account).ToHashSet();
        Assert.Empty(seen.Except(told.Keys));
        Assert.All(told.Values.Where(account => account.Role == DemoRole.WeakSignals), account => Assert.Contains(account.ExternalId, seen));
    }

    [Fact]
    public void The_requests_span_the_fortnight_and_nothing_else()
    {
        Assert.InRange(demo.Requests[0].At, demo.World.Calendar.TrafficFrom, demo.World.Calendar.TrafficFrom.AddHours(1));
        Assert.InRange(demo.Requests[^1].At, demo.World.Calendar.TrafficUntil.AddHours(-1), demo.World.Calendar.TrafficUntil.AddTicks(-1));
    }

    [Fact]
    public void The_accounts_come_back_from_the_file_as_they_are()
    {
        Assert.Equal(["external_id", "username", "display_name", "email", "email_verified", "plan", "country", "created_at"], demo.Rows[0]);
        Assert.Equal(
            demo.World.Accounts.Select(account => (account.ExternalId, account.Username, account.DisplayName, account.Email)),
            demo.Rows.Skip(1).Select(row => (row[0], row[1], row[2], row[3])));
    }

    [Fact]
    public void The_names_hold_what_breaks_careless_readers()
    {
        var names = demo.Rows.Skip(1).Select(row => row[2]).ToList();
        Assert.Contains(names, name => name.Contains('"', StringComparison.Ordinal));
        Assert.Contains(names, name => name.Contains(',', StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith('='));
        Assert.Contains("", names);
        Assert.Contains(names, name => name.Any(letter => letter > '\u4e00'));
    }
}
