using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Detection;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Features.Paging;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Accounts;

public sealed class ListAccountsTests
{
    public static TheoryData<AccountSort, bool> Orders => [.. Enum.GetValues<AccountSort>().SelectMany(sort => new[] { (sort, true), (sort, false) })];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Page_behind_page_shows_every_account_once_and_in_order(AccountSort sort, bool descending)
    {
        await using var app = await FilledAsync();
        var walked = await WalkAsync(app, new(), sort, descending);
        var all = await app.AskAsync(db => db.Accounts.ToListAsync());
        var wanted = Sorted(all.Select(AccountRow.Of), sort);
        Assert.Equal((descending ? wanted.Reverse() : wanted).Select(a => a.Id), walked.Select(a => a.Id));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Backwards_the_same_pages_come_again(AccountSort sort, bool descending)
    {
        await using var app = await FilledAsync();
        var first = await ListAsync(app, new(), sort, descending, default);
        var second = await ListAsync(app, new(), sort, descending, new(first.Next, null));
        var back = await ListAsync(app, new(), sort, descending, new(null, second.Previous));
        Assert.Equal(first.Rows, back.Rows);
        Assert.Null(back.Previous);
        Assert.Equal(first.Next, back.Next);
    }

    public static TheoryData<string> Filters => [.. Cases.Keys];

    private static readonly Dictionary<string, (AccountFilter Filter, Func<Account, bool> Test)> Cases = new()
    {
        ["plan"] = (new(Plan: "paid"), a => a.Plan == "paid"),
        ["country"] = (new(Country: "SE"), a => a.Country == "SE"),
        ["domain"] = (new(EmailDomain: "studio.example"), a => a.EmailDomain == "studio.example"),
        ["kind"] = (new(Kind: AccountKind.Observed), a => a.Kind == AccountKind.Observed),
        ["first seen from"] = (new(FirstSeenFrom: Night.AddMinutes(5)), a => a.FirstSeenAt >= Night.AddMinutes(5)),
        ["first seen to"] = (new(FirstSeenTo: Night.AddMinutes(5)), a => a.FirstSeenAt <= Night.AddMinutes(5) && a.FirstSeenAt > Account.NotSeen),
        ["last seen from"] = (new(LastSeenFrom: Night.AddMinutes(15)), a => a.LastSeenAt >= Night.AddMinutes(15)),
        ["last seen to"] = (new(LastSeenTo: Night.AddMinutes(15)), a => a.LastSeenAt <= Night.AddMinutes(15) && a.LastSeenAt > Account.NotSeen),
        ["requests from"] = (new(RequestsFrom: 12), a => a.Requests >= 12),
        ["requests to"] = (new(RequestsTo: 3), a => a.Requests <= 3),
        ["id"] = (new(Text: "A-10"), a => a.ExternalId.StartsWith("A-10", StringComparison.Ordinal)),
        ["name"] = (new(Text: "zoe"), a => a.DisplayName?.StartsWith("Zoë", StringComparison.Ordinal) == true),
        ["two words"] = (new(Text: "lind ma"), a => a.DisplayName == "Mara Lind"),
        ["mail"] = (new(Text: "user7@"), a => a.Email?.StartsWith("user7@", StringComparison.Ordinal) == true),
        ["any flag"] = (new(Flag: AccountFilter.AnyFlag), IsFlagged),
        ["a rule"] = (new(Flag: "walks-ids"), IsFlagged),
        ["a rule and its score"] = (new(Flag: "walks-ids", MinScore: 0.7), a => IsFlagged(a) && ScoreOf(a) >= 0.7),
        ["a rule that was dismissed"] = (new(Flag: "breadth"), _ => false),
        ["a rule whose flags are superseded"] = (new(Flag: "probes"), _ => false),
        ["score"] = (new(MinScore: 0.7), a => IsFlagged(a) && ScoreOf(a) >= 0.7),
        ["flag and plan"] = (new(Flag: "walks-ids", Plan: "free"), a => IsFlagged(a) && a.Plan == "free"),
        ["flag and word"] = (new(Flag: "walks-ids", Text: "mara"), a => IsFlagged(a) && a.DisplayName == "Mara Lind"),
        ["several"] = (new(Plan: "paid", Country: "DE", RequestsFrom: 1), a => a.Plan == "paid" && a.Country == "DE" && a.Requests >= 1),
        ["none"] = (new(Plan: "gold"), _ => false),
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_shows_those_it_names_and_no_others(string name)
    {
        await using var app = await FilledAsync();
        var (filter, test) = Cases[name];
        var wanted = (await app.AskAsync(db => db.Accounts.ToListAsync())).Where(test).Select(a => a.Id.Value).Order().ToList();
        foreach (var sort in Enum.GetValues<AccountSort>())
        {
            Assert.Equal(wanted, (await WalkAsync(app, filter, sort, descending: true)).Select(a => a.Id).Order());
            Assert.Equal(wanted.Count, (await ListAsync(app, filter, sort, true, default)).Count.Value);
        }
    }

    [Fact]
    public async Task A_filter_that_many_meet_finds_the_same()
    {
        await using var app = await TestApp.StartAsync();
        const int many = 12_000;
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("many.csv", "external_id,username,plan,country\n" +
            string.Concat(Enumerable.Range(0, many).Select(i => $"M-{i},member{i},free,{(i % 3 == 0 ? "SE" : "DE")}\n"))));
        var page = await ListAsync(app, new(Text: "mem", Plan: "free", Country: "SE"), AccountSort.Account, false, default);
        Assert.Equal((4_000, "M-0"), (page.Count.Value, page.Rows[0].Account));
        Assert.False((await ListAsync(app, new(Plan: "free"), AccountSort.LastSeen, true, default)).Count.IsExact);
        Assert.Equal("10,000+", (await ListAsync(app, new(Text: "member"), AccountSort.LastSeen, true, default)).Count.ToString());
    }

    [Fact]
    public async Task A_cursor_of_nonsense_shows_the_first_page()
    {
        await using var app = await FilledAsync();
        Assert.Equal((await ListAsync(app, new(), AccountSort.Requests, true, default)).Rows, (await ListAsync(app, new(), AccountSort.Requests, true, new("x~y", null))).Rows);
    }

    [Fact]
    public async Task Personal_data_is_masked()
    {
        await using var app = await FilledAsync();
        var row = (await ListAsync(app, new(Text: "lind ma"), AccountSort.Account, false, default)).Rows[0];
        Assert.Equal(("M••• L•••", true), (row.DisplayName, row.Email!.StartsWith("u•••@", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Support_does_not_browse()
    {
        await using var app = await FilledAsync();
        Assert.Equal(Refusals.NotPermitted, (await app.As("support").Get<ListAccountsHandler>().HandleAsync(new(new()), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_row_tells_the_rules_that_are_not_dismissed()
    {
        await using var app = await FilledAsync();
        var rows = (await ListAsync(app, new(), AccountSort.FlagScore, descending: true, default)).Rows;
        Assert.All(rows, row => Assert.Equal(row.FlagScore > 0 ? new RuleList(["walks-ids"]) : RuleList.None, row.Rules));
        Assert.Contains(rows, row => row.FlagScore > 0);
    }

    private static bool IsFlagged(Account account) => account.Id.Value % 3 == 0;

    private static double ScoreOf(Account account) => 0.5 + account.Id.Value % 5 / 10.0;

    private static DateTimeOffset Night => TestApp.Noon.AddDays(-2);

    /// <summary>120 described accounts, of which 40 and ten unknown ones were seen.</summary>
    private static async Task<TestApp> FilledAsync()
    {
        var app = await TestApp.StartAsync();
        string[] names = ["Mara Lind", "Zoë Okafor", "Noor Haddad", "Idris Silva"], plans = ["free", "paid", "team"], countries = ["SE", "DE", "JP"];
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,username,display_name,email,plan,country\n" + string.Concat(Enumerable.Range(0, 120).Select(i =>
            $"A-{i:00},u{i},{names[i % 4]},user{i}@{(i % 5 == 0 ? "studio" : "mailhub")}.example,{plans[i % 3]},{countries[i / 2 % 3]}\n"))));
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", string.Concat(Enumerable.Range(0, 600).Select(i =>
            SampleLines.Combined(Night.AddSeconds(i * 2), i % 13 == 0 ? $"guest{i % 10}" : $"A-{(int)(40 * Math.Pow(i * 7 % 600 / 600.0, 2)):00}")))));
        await FlagSomeAsync(app);
        return app;
    }

    /// <summary>Every third account is flagged by one rule, by another that was dismissed, and was by a third.</summary>
    private static async Task FlagSomeAsync(TestApp app)
    {
        var flagged = (await app.AskAsync(db => db.Accounts.ToListAsync())).Where(IsFlagged).ToList();
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        foreach (var account in flagged)
        {
            unit.Db.Flags.AddRange(Flag(account, "walks-ids", ScoreOf(account)), Flag(account, "breadth", 0.97), Flag(account, "probes", 0.98));
            unit.Db.FlagDismissals.Add(new FlagDismissal { AccountId = account.Id, Rule = "breadth", Reason = "Reads a lot.", By = "dev:reviewer", ByName = "Mara", At = TestApp.Noon });
        }
        await unit.Db.SaveChangesAsync();
        await unit.Db.Flags.Where(f => f.Rule == "probes").ExecuteUpdateAsync(set => set.SetProperty(f => f.SupersededAt, TestApp.Noon));
        foreach (var score in flagged.GroupBy(ScoreOf))
        {
            var ids = score.Select(a => a.Id).ToList();
            await unit.Db.Accounts.Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(set => set.SetProperty(a => a.FlagScore, score.Key));
        }
        await unit.CommitAsync(CancellationToken.None);
    }

    private static Flag Flag(Account account, string rule, double score) => new()
    {
        AccountId = account.Id,
        Rule = rule,
        Score = score,
        Reason = "asked for …",
        Figures = "[]",
        With = "[]",
        FromAt = Night,
        ToAt = Night,
        DetectorVersion = 1,
        Settings = "{}",
        FoundAt = TestApp.Noon,
        FirstFoundAt = TestApp.Noon,
        RunId = new(1),
    };

    private static async Task<Page<AccountRow>> ListAsync(TestApp app, AccountFilter filter, AccountSort sort, bool descending, PagePlace place) =>
        (await app.Get<ListAccountsHandler>().HandleAsync(new ListAccounts(filter, sort, descending, place, Size: 17), CancellationToken.None)).Value;

    private static async Task<List<AccountRow>> WalkAsync(TestApp app, AccountFilter filter, AccountSort sort, bool descending)
    {
        var rows = new List<AccountRow>();
        for (PagePlace place = default; ;)
        {
            var page = await ListAsync(app, filter, sort, descending, place);
            rows.AddRange(page.Rows);
            if (page.Next is null) return rows;
            place = new(page.Next, null);
        }
    }

    private static IEnumerable<AccountRow> Sorted(IEnumerable<AccountRow> rows, AccountSort sort) => sort switch
    {
        AccountSort.FirstSeen => rows.OrderBy(a => a.FirstSeenAt ?? Account.NotSeen).ThenBy(a => a.Id),
        AccountSort.LastSeen => rows.OrderBy(a => a.LastSeenAt ?? Account.NotSeen).ThenBy(a => a.Id),
        AccountSort.Requests => rows.OrderBy(a => a.Requests).ThenBy(a => a.Id),
        AccountSort.FlagScore => rows.OrderBy(a => a.FlagScore).ThenBy(a => a.Id),
        _ => rows.OrderBy(a => a.Account, StringComparer.Ordinal),
    };
}
