using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class RequestImportTests
{
    private static readonly DateTimeOffset Night = TestApp.Noon.AddDays(-3);

    [Fact]
    public async Task Every_line_is_accepted_or_rejected_with_its_number_and_reason()
    {
        await using var app = await TestApp.StartAsync();
        var result = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night) + "not a line\n" + SampleLines.Combined(Night)))).Value;
        Assert.Equal((3, 2, 1), (result.Lines, result.Accepted, result.Rejected));
        Assert.Equal((2, "not a line"), (Assert.Single(result.Rejects).Line, result.Rejects[0].Text));
    }

    [Fact]
    public async Task Unknown_accounts_are_created_as_observed()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night, user: "noor")));
        var account = await app.AskAsync(db => db.Accounts.SingleAsync());
        Assert.Equal(("noor", Domain.Accounts.AccountKind.Observed, 1), (account.ExternalId, account.Kind, account.Requests));
        Assert.Equal((Night, Night), (account.FirstSeenAt, account.LastSeenAt));
    }

    [Theory]
    [InlineData(IdentifyBy.User, "mara")]
    [InlineData(IdentifyBy.Ip, "192.0.2.7")]
    [InlineData(IdentifyBy.IpAndAgent, "192.0.2.7 Firefox")]
    public async Task What_makes_an_account_is_the_importers_choice(IdentifyBy by, string account)
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night)), by);
        Assert.Equal(account, (await app.AskAsync(db => db.Accounts.SingleAsync())).ExternalId);
    }

    [Fact]
    public async Task A_line_without_a_user_is_rejected_when_users_make_accounts()
    {
        await using var app = await TestApp.StartAsync();
        var result = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night, user: "-")))).Value;
        Assert.Equal("no user in the line", Assert.Single(result.Rejects).Reason);
    }

    [Fact]
    public async Task A_request_from_the_future_is_rejected()
    {
        await using var app = await TestApp.StartAsync();
        var result = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(TestApp.Noon.AddMinutes(11)) + SampleLines.Combined(TestApp.Noon.AddMinutes(9))))).Value;
        Assert.Equal((1, "the time lies in the future"), (result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Fact]
    public async Task A_line_too_long_is_rejected_and_its_start_kept()
    {
        await using var app = await TestApp.StartAsync();
        var result = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night, target: "/" + new string('x', 70_000)) + SampleLines.Combined(Night)))).Value;
        Assert.Equal((1, "the line is longer than 64 KB"), (result.Accepted, Assert.Single(result.Rejects).Reason));
        Assert.Equal(ImportReject.MaxTextLength, result.Rejects[0].Text.Length);
    }

    [Fact]
    public async Task Rejects_are_kept_up_to_a_bound_and_counted_beyond_it()
    {
        await using var app = await TestApp.StartAsync();
        var lines = SampleLines.Combined(Night) + string.Concat(Enumerable.Repeat("not a line\n", ImportReject.MaxKept + 50));
        var result = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", lines))).Value;
        Assert.Equal((ImportReject.MaxKept + 50, ImportReject.MaxKept), ((int)result.Rejected, result.Rejects.Count));
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing_and_says_so()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Log(Night, 500, 20)));
        var before = (await ContentOf(app), await app.AskAsync(db => db.AuditEntries.CountAsync()));
        var again = (await app.ImportAsync(ImportKind.Requests, app.WriteFile("b.log", SampleLines.Log(Night, 500, 20)))).Value;
        Assert.True(again.AlreadyImported);
        Assert.Equal(before, (await ContentOf(app), await app.AskAsync(db => db.AuditEntries.CountAsync())));
    }

    [Fact]
    public async Task The_same_content_with_other_accounts_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night)));
        Assert.Equal("import.identified-otherwise", (await app.ImportAsync(ImportKind.Requests, app.WriteFile("b.log", SampleLines.Combined(Night)), IdentifyBy.Ip)).Refusal?.Code);
    }

    [Fact]
    public async Task A_log_cut_in_two_adds_up_to_the_log()
    {
        var lines = SampleLines.Log(Night, 3_000, 20).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await using var whole = await TestApp.StartAsync();
        await whole.ImportAsync(ImportKind.Requests, whole.WriteFile("a.log", string.Join('\n', lines)));
        await using var halves = await TestApp.StartAsync();
        await halves.ImportAsync(ImportKind.Requests, halves.WriteFile("2.log", string.Join('\n', lines[1_234..])));
        await halves.ImportAsync(ImportKind.Requests, halves.WriteFile("1.log", string.Join('\n', lines[..1_234])));
        Assert.Equal(await Totals(whole), await Totals(halves));
    }

    [Fact]
    public async Task The_file_is_kept_as_sealed_evidence()
    {
        await using var app = await TestApp.StartAsync();
        var path = app.WriteFile("a.log", SampleLines.Combined(Night));
        var result = (await app.ImportAsync(ImportKind.Requests, path)).Value;
        var evidence = await app.AskAsync(db => db.Evidence.SingleAsync());
        Assert.Equal((result.Sha256, new FileInfo(path).Length, "a.log"), (evidence.Sha256, evidence.SizeBytes, evidence.OriginalName));
        Assert.Equal(await File.ReadAllBytesAsync(path), await File.ReadAllBytesAsync(app.Get<Features.Evidence.IArtifactStore>().PathOf(result.Sha256)));
    }

    [Theory]
    [InlineData("", "import.empty-file")]
    [InlineData("hello\nworld\n", "import.not-a-log")]
    [InlineData("\0\u0001\u0002binary", "import.binary-file")]
    public async Task A_file_that_is_no_log_is_refused_and_nothing_is_stored(string content, string code)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(code, (await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", content))).Refusal?.Code);
        Assert.False(await app.AskAsync(db => db.Imports.AnyAsync()) || await app.AskAsync(db => db.Evidence.AnyAsync()) || await app.AskAsync(db => db.AuditEntries.AnyAsync()));
        Assert.False(Directory.Exists(Path.Combine(app.Folder, "evidence")));
    }

    [Fact]
    public async Task Start_and_end_are_in_the_audit_record()
    {
        await using var app = await TestApp.StartAsync();
        await app.As("reviewer").ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night)));
        var entries = await app.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["import.started", "import.finished"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal("dev:reviewer", e.Actor));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("legal")]
    [InlineData("auditor")]
    public async Task Who_may_not_import_is_refused(string name)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(Refusals.NotPermitted, (await app.As(name).ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night)))).Refusal);
    }

    /// <summary>Every account and minute with its figures, added up over the rows; numbers of rows and chunks left out.</summary>
    internal static async Task<string> Totals(TestApp app)
    {
        var accounts = await app.AskAsync(db => db.Accounts.ToDictionaryAsync(a => a.Id, a => a.ExternalId));
        var rows = await app.AskAsync(db => db.ActivityMinutes.ToListAsync());
        var sums = rows.GroupBy(r => (accounts[r.AccountId], r.MinuteAt)).OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.MinuteAt).Select(g =>
        {
            var detail = new Domain.Activity.ActivityDetail();
            foreach (var row in g) detail.Add(Domain.Activity.ActivityDetailCodec.Decode(row.Detail));
            return $"{g.Key} {g.Sum(r => r.Requests)} {g.Sum(r => r.Bytes)} {g.Sum(r => r.NotFound)} {Convert.ToHexString(Domain.Activity.ActivityDetailCodec.Encode(detail))}";
        });
        var counters = await app.AskAsync(db => db.Accounts.OrderBy(a => a.ExternalId).Select(a => $"{a.ExternalId} {a.Requests} {a.FirstSeenAt.UtcTicks} {a.LastSeenAt.UtcTicks}").ToListAsync());
        return string.Join('\n', sums.Concat(counters));
    }

    internal static async Task<string> ContentOf(TestApp app) => await Totals(app) + string.Join('\n',
        await app.AskAsync(db => db.ActivityMinutes.OrderBy(m => m.Id).Select(m => $"{m.Id} {m.AccountId.Value} {m.Chunk} {m.Requests}").ToListAsync())) +
        await app.AskAsync(db => db.ServiceMinutes.SumAsync(m => m.Requests));
}
