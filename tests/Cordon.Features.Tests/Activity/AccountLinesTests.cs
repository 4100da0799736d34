using System.IO.Compression;
using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Features.Activity;
using Cordon.Features.Evidence;
using Cordon.Features.Imports;
using Cordon.Features.Paging;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Activity;

public sealed class AccountLinesTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 8, 2, 10, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_lines_of_a_window_are_those_between_its_first_and_its_last_minute_inclusive()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night.AddSeconds(-1), target: "/before"), "not a line\n", SampleLines.Combined(Night, target: "/first"),
            SampleLines.Combined(Night, user: "noor"), SampleLines.Combined(Night.AddSeconds(119), target: "/last"), SampleLines.Combined(Night.AddMinutes(2), target: "/behind"));
        var found = await LinesAsync(app, "mara", Night, Night.AddMinutes(1));
        Assert.Equal(["3 /first", "5 /last"], found.Lines.Select(l => $"{l.Number} {l.Target}"));
        Assert.Equal((1, 2, 2, 0), (found.First, found.Matching, found.Counted, found.Lost));
        Assert.Equal(("a.log", 2), (Assert.Single(found.Logs).FileName, found.Logs[0].Requests));
    }

    [Fact]
    public async Task A_line_says_what_the_log_says()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night.AddSeconds(7), target: "/images/5?size=2", status: 404, referrer: "https://site.example/?session=abc", bytes: 512));
        var line = Assert.Single((await LinesAsync(app, "mara", Night, Night)).Lines);
        Assert.Equal((Night.AddSeconds(7), "GET", "/images/5?size=2", 404, 512), (line.At, line.Method, line.Target, line.Status, line.Bytes));
        Assert.Equal(("https://site.example/?session=•••", "Firefox", "192.0.2.0/24", (long?)null), (line.Referrer, line.Agent, line.Network, line.DurationMicros));
    }

    [Fact]
    public async Task Lines_of_two_logs_stand_in_the_order_of_their_time()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", [.. Enumerable.Range(0, 6).Select(i => SampleLines.Combined(Night.AddSeconds(20 * (5 - i)), target: $"/a{i}"))]);
        await ImportAsync(app, "b.ndjson", [.. Enumerable.Range(0, 6).Select(i => Ecs(Night.AddSeconds(10 + 20 * i), $"/b{i}"))]);
        var found = await LinesAsync(app, "mara", Night, Night.AddMinutes(1));
        Assert.Equal(["/a5", "/b0", "/a4", "/b1", "/a3", "/b2", "/a2", "/b3", "/a1", "/b4", "/a0", "/b5"], found.Lines.Select(l => l.Target));
        Assert.Equal(["a.log 6", "b.ndjson 6"], found.Logs.Select(l => $"{l.FileName} {l.Requests}"));
        Assert.All(found.Lines.Where(l => l.FileName == "b.ndjson"), l => Assert.Equal(1_500, l.DurationMicros));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(200)]
    public async Task Pages_put_together_are_all_lines_forwards_and_backwards(int size)
    {
        await using var app = await TestApp.StartAsync();
        // Three minutes, out of order, several at the same instant, in two logs.
        await ImportAsync(app, "a.log", [.. Enumerable.Range(0, 70).Select(i => SampleLines.Combined(Night.AddSeconds(i * 37 % 180), target: $"/a{i}"))]);
        await ImportAsync(app, "b.log", [.. Enumerable.Range(0, 50).Select(i => SampleLines.Combined(Night.AddSeconds(i * 53 % 180), target: $"/b{i}"))]);
        var all = (await LinesAsync(app, "mara", Night, Night.AddMinutes(2), size: 500)).Lines;
        Assert.Equal(all.OrderBy(l => l.At).ThenBy(l => l.Import).ThenBy(l => l.Number), all);
        Assert.Equal(120, all.Count);
        var (forwards, backwards) = (new List<LogLine>(), new List<LogLine>());
        FoundLines page;
        for (var place = PagePlace.First; ; place = new(page.Next, null))
        {
            page = await LinesAsync(app, "mara", Night, Night.AddMinutes(2), place, size);
            Assert.Equal((forwards.Count + 1, 120, forwards.Count > 0), ((int)page.First, (int)page.Matching, page.Previous is not null));
            forwards.AddRange(page.Lines);
            if (page.Next is null) break;
        }
        for (; ; page = await LinesAsync(app, "mara", Night, Night.AddMinutes(2), new(null, page.Previous), size))
        {
            backwards.InsertRange(0, page.Lines);
            Assert.Equal((121 - backwards.Count, backwards.Count > page.Lines.Count), ((int)page.First, page.Next is not null));
            if (page.Previous is null) break;
        }
        Assert.Equal(all, forwards);
        Assert.Equal(all, backwards);
    }

    [Fact]
    public async Task A_page_can_begin_at_an_instant()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", [.. Enumerable.Range(0, 10).Select(i => SampleLines.Combined(Night.AddSeconds(i * 10), target: $"/{i}"))]);
        var page = await LinesAsync(app, "mara", Night, Night.AddMinutes(5), new("2026-03-08T02:10:50Z", null));
        Assert.Equal(("/5", 6, 10), (page.Lines[0].Target, page.First, page.Matching));
    }

    [Fact]
    public async Task Only_lines_with_a_text_are_counted_when_one_is_asked_for_and_what_is_hidden_is_not_found()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", [.. Enumerable.Range(0, 40).Select(i => SampleLines.Combined(Night.AddSeconds(i), target: i % 4 == 0 ? $"/Images/{i}?token=abc" : $"/{i}"))]);
        var found = await LinesAsync(app, "mara", Night, Night, new(null, null), 5, "images");
        Assert.Equal(("/Images/0?token=•••", 5, 10, 40), (found.Lines[0].Target, found.Lines.Count, found.Matching, found.Counted));
        Assert.Equal(6, (await LinesAsync(app, "mara", Night, Night, new(found.Next, null), 5, "images")).First);
        Assert.Empty((await LinesAsync(app, "mara", Night, Night, default, 5, "token=a")).Lines);
    }

    [Theory]
    [InlineData(IdentifyBy.User, "mara", "192.0.2.0/24")]
    [InlineData(IdentifyBy.Ip, "192.0.2.7", "192.0.2.7")]
    [InlineData(IdentifyBy.IpAndAgent, "192.0.2.7 Firefox", "192.0.2.7")]
    public async Task Lines_are_found_however_the_account_is_named_and_its_address_is_shown_only_where_that_is_its_name(IdentifyBy by, string account, string network)
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(Night) + SampleLines.Combined(Night, user: "noor", address: "198.51.100.3", agent: "curl")), by);
        Assert.Equal(network, Assert.Single((await LinesAsync(app, account, Night, Night)).Lines).Network);
    }

    [Fact]
    public async Task Every_request_that_an_import_accepted_is_found_again_in_a_packed_log_too()
    {
        await using var app = await TestApp.StartAsync();
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("\uFEFF" + SampleLines.Log(Night, 3_000, 5).Replace("\n", "\r\n", StringComparison.Ordinal)));
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log.gz", packed.ToArray()));
        var found = await LinesAsync(app, "user3", Night, Night.AddHours(1), size: 500);
        Assert.Equal((0, 500), (found.Lost, found.Lines.Count));
        Assert.Equal((await app.AskAsync(db => db.Accounts.SingleAsync(a => a.ExternalId == "user3"))).Requests, found.Matching);
    }

    [Fact]
    public async Task A_name_that_is_no_UTF_8_is_found_by_the_text_it_became()
    {
        await using var app = await TestApp.StartAsync();
        var line = Encoding.UTF8.GetBytes(SampleLines.Combined(Night, user: "m#ra"));
        line[Array.IndexOf(line, (byte)'#')] = 0xE4;
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", line));
        Assert.Single((await LinesAsync(app, "m\uFFFDra", Night, Night)).Lines);
    }

    [Fact]
    public async Task Long_texts_are_cut_and_control_characters_shown()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night, target: "/" + new string('x', 5_000), agent: "a\\x1b[31mb\u202Ec"));
        var line = Assert.Single((await LinesAsync(app, "mara", Night, Night)).Lines);
        Assert.Equal((LogLine.MaxText, '…'), (line.Target.Length, line.Target[^1]));
        Assert.DoesNotContain(line.Agent!, c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public async Task What_came_condensed_has_no_lines_and_shows_its_minutes()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Activity, app.WriteFile("m.ndjson", """{"account":"mara","minute":"2026-03-08T02:10:00Z","requests":60,"client_errors":2,"resources":58}""" + "\n"));
        await ImportAsync(app, "a.log", SampleLines.Combined(Night.AddMinutes(1)));
        var found = await LinesAsync(app, "mara", Night, Night.AddMinutes(1));
        Assert.Equal((Night, "m.ndjson", 60, 2, 58), (found.Condensed[0].At, found.Condensed[0].FileName, found.Condensed[0].Requests, found.Condensed[0].Errors, found.Condensed[0].Resources));
        Assert.Equal((1, 1, 1), (found.CondensedCount, found.Lines.Count, found.Counted));
    }

    [Fact]
    public async Task Without_a_window_all_that_was_seen_is_shown_and_an_account_without_requests_has_no_lines()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night), SampleLines.Combined(Night.AddHours(3)));
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id\nnobody\n"));
        var found = await LinesAsync(app, "mara", null, null);
        Assert.Equal((Night, Night.AddHours(3), 2), (found.From, found.To, found.Lines.Count));
        Assert.Equal((0, 0, null), ((await LinesAsync(app, "nobody", null, null)).Lines.Count, (await LinesAsync(app, "nobody", null, null)).First, (await LinesAsync(app, "nobody", null, null)).Next));
    }

    [Fact]
    public async Task An_altered_log_is_not_shown()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night));
        var path = await ArtifactAsync(app);
        await LinesAsync(app, "mara", Night, Night);
        File.Delete(path);          // it is read-only
        await File.WriteAllTextAsync(path, SampleLines.Combined(Night, target: "/innocent"));
        Assert.Equal("evidence.altered", (await AskAsync(app, "mara", Night, Night)).Refusal?.Code);
    }

    [Fact]
    public async Task A_missing_log_is_refused_and_comes_back_with_its_file()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Combined(Night));
        File.Delete(await ArtifactAsync(app));
        Assert.Equal(EvidenceRefusals.Missing(new(1)), (await AskAsync(app, "mara", Night, Night)).Refusal);
        await ImportAsync(app, "a.log", SampleLines.Combined(Night));
        Assert.Single((await LinesAsync(app, "mara", Night, Night)).Lines);
    }

    [Fact]
    public async Task Reading_tells_how_far_it_is_and_can_be_stopped()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "a.log", SampleLines.Log(Night, 40_000, 2), SampleLines.Combined(Night.AddHours(20)));
        var told = new Told();
        Assert.True((await app.Get<GetAccountLinesHandler>().HandleAsync(new(await IdAsync(app, "mara")), told, CancellationToken.None)).Accepted(out _, out _));
        Assert.Contains(told.All, p => p is { Doing: "Checking the seal of", FileName: "a.log" });
        Assert.Contains(told.All, p => p.Doing == "Reading");
        Assert.All(told.All, p => Assert.InRange(p.BytesRead, 1, p.BytesTotal));
        using var stop = new CancellationTokenSource();
        told.Then = stop.Cancel;
        var id = await IdAsync(app, "mara");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Get<GetAccountLinesHandler>().HandleAsync(new(id), told, stop.Token));
    }

    [Fact]
    public async Task Who_may_not_browse_sees_no_line_and_an_unknown_account_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(AccountRefusals.NotFound, (await app.Get<GetAccountLinesHandler>().HandleAsync(new(new(77)), null, CancellationToken.None)).Refusal);
        Assert.Equal(Refusals.NotPermitted, (await app.As("support").Get<GetAccountLinesHandler>().HandleAsync(new(new(77)), null, CancellationToken.None)).Refusal);
    }

    private static string Ecs(DateTimeOffset at, string path) =>
        $$$$"""{"@timestamp":"{{{{at:yyyy-MM-ddTHH:mm:ss}}}}Z","client":{"ip":"192.0.2.9"},"user":{"name":"mara"},"http":{"request":{"method":"GET"},"response":{"status_code":200,"body":{"bytes":5}}},"url":{"path":"{{{{path}}}}"},"event":{"duration":1500000}}""" + "\n";

    private static async Task ImportAsync(TestApp app, string name, params string[] lines) =>
        Assert.True((await app.ImportAsync(ImportKind.Requests, app.WriteFile(name, string.Concat(lines)))).Accepted(out _, out var refusal), refusal?.ToString());

    private static async Task<FoundLines> LinesAsync(TestApp app, string account, DateTimeOffset? from, DateTimeOffset? to, PagePlace place = default, int size = 100, string? with = null) =>
        (await AskAsync(app, account, from, to, place, size, with)).Value;

    private static async Task<Outcome<FoundLines>> AskAsync(TestApp app, string account, DateTimeOffset? from, DateTimeOffset? to, PagePlace place = default, int size = 100, string? with = null) =>
        await app.Get<GetAccountLinesHandler>().HandleAsync(new(await IdAsync(app, account), from, to, place, size, with), null, CancellationToken.None);

    private static async Task<string> ArtifactAsync(TestApp app) => app.Get<IArtifactStore>().PathOf(await app.AskAsync(db => db.Imports.Select(i => i.Sha256).FirstAsync()));

    private static Task<AccountId> IdAsync(TestApp app, string name) => app.AskAsync(db => db.Accounts.Where(a => a.ExternalId == name).Select(a => a.Id).SingleAsync());

    private sealed class Told : IProgress<LineProgress>
    {
        public List<LineProgress> All { get; } = [];
        public Action? Then { get; set; }

        public void Report(LineProgress value)
        {
            All.Add(value);
            Then?.Invoke();
        }
    }
}
