using Cordon.Domain;
using Cordon.Domain.Detection;
using Cordon.Features.Detection;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Detection;

public sealed class KnownAutomationTests
{
    private const string Note = "Under contract since spring.", Bot = "FennecSearchBot/2.1 (+http://fennec.example/bot)";

    [Fact]
    public async Task An_account_on_the_list_gets_no_flags_until_it_is_taken_off()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        var entry = (await AddAsync(app, new("Monitor", Note, Account: "walker"))).Value;
        await app.DetectAsync();
        Assert.Empty(await app.RulesAsync("walker"));
        Assert.Contains(await app.FlagsAsync(standing: false), f => f.SupersededAt is not null);
        var walker = await FlagCommandTests.AccountAsync(app, "walker");
        Assert.Equal("Monitor", (await app.Get<GetAccountFlagsHandler>().HandleAsync(new(walker), CancellationToken.None)).Value.KnownAs);

        Assert.Null((await app.Get<RemoveKnownAutomationHandler>().HandleAsync(new(entry), CancellationToken.None)).Refusal);
        await app.DetectAsync();
        Assert.Contains("walks-ids", await app.RulesAsync("walker"));
    }

    [Theory]
    [InlineData("192.0.2.0/24", true)]
    [InlineData("198.51.100.0/24, 192.0.2.7/32", true)]
    [InlineData("192.0.2.8/29", false)]
    public async Task An_account_whose_addresses_all_lie_in_the_networks_gets_no_flags(string networks, bool silent)
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        await AddAsync(app, new("Crawler", Note, Networks: networks));
        await app.DetectAsync();
        Assert.Equal(silent, (await app.RulesAsync("walker")).Length == 0);
    }

    [Fact]
    public async Task An_account_seen_from_elsewhere_too_is_not_covered()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        await app.ImportAsync("b.log", SampleLines.Combined(DetectionWorld.Night.AddHours(7), "walker", address: "203.0.113.77"));
        await AddAsync(app, new("Crawler", Note, Networks: "192.0.2.0/24"));
        await app.DetectAsync();
        Assert.Contains("walks-ids", await app.RulesAsync("walker"));
    }

    [Fact]
    public async Task Who_uses_a_contracted_crawlers_name_from_elsewhere_is_found_out()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", DetectionWorld.Walker("true", agent: Bot, address: "198.51.100.131") + DetectionWorld.Walker("false", agent: Bot, address: "203.0.113.131"));
        await app.DetectAsync();
        Assert.DoesNotContain("false-crawler", await app.RulesAsync("false"));
        await AddAsync(app, new("Fennec Search", Note, Networks: "198.51.100.128/27", AgentName: "fennecsearchbot"));
        await app.DetectAsync();
        Assert.Empty(await app.RulesAsync("true"));
        Assert.Contains("false-crawler", await app.RulesAsync("false"));
        Assert.Contains("Fennec Search", (await app.FlagsAsync()).Single(f => f.Rule == "false-crawler").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_on_the_list_are_nobodys_companions()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync("a.log", string.Concat(Enumerable.Range(0, 3).Select(i => DetectionWorld.Walker($"bot{i}", 900, 1_000 + i, step: 3))));
        await AddAsync(app, new("Monitor", Note, Account: "bot0"));
        await app.DetectAsync();
        Assert.DoesNotContain(await app.FlagsAsync(), f => f.Rule == "lockstep");
    }

    [Theory]
    [InlineData("", Note, "walker", null, null, "known-automation.no-name")]
    [InlineData("Monitor", "short", "walker", null, null, "known-automation.note-too-short")]
    [InlineData("Monitor", Note, null, null, null, "known-automation.covers-nothing")]
    [InlineData("Monitor", Note, "nobody", null, null, "account.not-found")]
    [InlineData("Monitor", Note, null, "192.0.2.7", null, "known-automation.not-a-network")]
    [InlineData("Monitor", Note, null, "192.0.2.7/24", null, "known-automation.not-a-network")]
    [InlineData("Monitor", Note, null, null, "bot", "known-automation.agent-needs-networks")]
    [InlineData("Monitor", Note, null, "192.0.2.0/24", "b", "known-automation.agent-name-too-short")]
    public async Task An_entry_that_would_mean_nothing_or_too_much_is_refused(string name, string note, string? account, string? networks, string? agent, string code)
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        Assert.Equal(code, (await AddAsync(app, new(name, note, account, networks, agent))).Refusal?.Code);
        Assert.False(await app.AskAsync(db => db.KnownAutomations.AnyAsync()));
    }

    [Fact]
    public async Task The_list_tells_who_added_what_and_the_audit_record_does_too()
    {
        await using var app = await FlagCommandTests.WalkedAsync();
        var entry = (await AddAsync(app, new(" Monitor ", Note, "walker", "192.0.2.0/24\n2001:db8::/32", "monitor"))).Value;
        var row = Assert.Single((await app.Get<ListKnownAutomationHandler>().HandleAsync(new(), CancellationToken.None)).Value.Entries);
        Assert.Equal(("Monitor", "walker", "monitor", "Ada Administrator"), (row.Name, row.Account, row.AgentName, row.AddedBy));
        Assert.Equal(["192.0.2.0/24", "2001:db8::/32"], row.Networks);
        await app.Get<RemoveKnownAutomationHandler>().HandleAsync(new(entry), CancellationToken.None);
        Assert.Equal(KnownAutomationRefusals.AlreadyRemoved, (await app.Get<RemoveKnownAutomationHandler>().HandleAsync(new(entry), CancellationToken.None)).Refusal);
        Assert.Empty((await app.Get<ListKnownAutomationHandler>().HandleAsync(new(), CancellationToken.None)).Value.Entries);
        Assert.Single((await app.Get<ListKnownAutomationHandler>().HandleAsync(new(WithRemoved: true), CancellationToken.None)).Value.Entries);
        Assert.Equal(["known-automation.added", "known-automation.removed"],
            await app.AskAsync(db => db.AuditEntries.Where(e => e.Subject == $"known-automation:{entry.Value}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    private static Task<Outcome<KnownAutomationId>> AddAsync(TestApp app, AddKnownAutomation command) => app.Get<AddKnownAutomationHandler>().HandleAsync(command, CancellationToken.None);
}
