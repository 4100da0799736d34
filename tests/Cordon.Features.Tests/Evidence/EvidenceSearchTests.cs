using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Features.Evidence.Reading;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Evidence;

public sealed class EvidenceSearchTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 8, 2, 10, 0, TimeSpan.Zero);

    [Fact]
    public async Task Lines_are_found_by_account_address_target_status_time_and_text()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(string.Concat(
            SampleLines.Combined(Night, target: "/Images/1"), "no request\n", SampleLines.Combined(Night.AddMinutes(1), user: "noor", address: "198.51.100.3", target: "/images/2", status: 404),
            SampleLines.Combined(Night.AddMinutes(2), target: "/a?token=secret", status: 503))));
        Assert.Equal([1, 4], await NumbersAsync(new(["mara"])));
        Assert.Equal([1, 3, 4], await NumbersAsync(new(["mara", "noor"])));
        Assert.Equal([3], await NumbersAsync(new([], Address: "198.51.100.0/24")));
        Assert.Equal([3], await NumbersAsync(new([], Path: "/images/")));
        Assert.Equal([3], await NumbersAsync(new([], Status: "404")));
        Assert.Equal([4], await NumbersAsync(new([], Status: "5xx")));
        Assert.Equal([3, 4], await NumbersAsync(new([], From: Night.AddMinutes(1))));
        Assert.Equal([1, 3], await NumbersAsync(new([], To: Night.AddMinutes(1))));
        Assert.Equal([2], await NumbersAsync(new([], Text: "NO REQUEST")));
        Assert.Equal([1, 3], await NumbersAsync(new([], Text: "images")));
        Assert.Equal([], await NumbersAsync(new([], Text: "secret")));
        Assert.Equal([], await NumbersAsync(new([], Path: "secret")));
        Assert.Equal([4], await NumbersAsync(new(["mara"], Text: "/a?token")));

        async Task<IEnumerable<long>> NumbersAsync(LineCriteria wanted)
        {
            var found = await app.SearchAsync(item, wanted);
            var only = (await app.ReadAsync(new(item, 0, Marked: wanted, Only: found.Offsets))).Value.Lines;
            var marked = (await app.ReadAsync(new(item, 0, Marked: wanted))).Value.Lines.Where(l => l.IsMeant);
            Assert.Equal(found.Offsets, marked.Select(l => l.Offset));
            Assert.Equal((found.Count, true), (only.Count, found.IsComplete));
            return only.Select(l => l.Number!.Value);
        }
    }

    [Theory]
    [InlineData("reviewer", 1, false)]
    [InlineData("auditor", 2, true)]
    public async Task Who_may_not_see_addresses_cannot_tell_those_of_one_network_apart(string who, int lines, bool byNetwork)
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Combined(Night, address: "192.0.2.7") + SampleLines.Combined(Night, address: "192.0.2.8")));
        var found = await app.As(who).SearchAsync(item, new([], Address: "192.0.2.8"));
        Assert.Equal((lines, byNetwork), (found.Count, found.ByNetwork));
        Assert.Contains("Viewed: search for network 192.0.2.0/24", await app.CustodyAsync(item));
    }

    [Fact]
    public async Task The_record_of_a_search_names_nobody()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Combined(Night, user: "jo@studio.example")));
        await app.SearchAsync(item, new(["jo@studio.example", "mara@studio.example"], Path: "/a?email=jo@studio.example", Text: "jo@studio.example from 192.0.2.7"));
        Assert.Contains("Viewed: search for account:1, an account that is not known; target with /a?email=•••; text j•••@studio.example from 192.0.2.0/24", await app.CustodyAsync(item));
    }

    [Fact]
    public async Task The_record_names_a_network_even_where_accounts_are_addresses()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Combined(Night, address: "192.0.2.7")), IdentifyBy.Ip);
        await app.SearchAsync(item, new(["192.0.2.7"], Address: "192.0.2.7"));
        Assert.Contains("Viewed: search for account:1; network 192.0.2.0/24", await app.CustodyAsync(item));
    }

    [Fact]
    public async Task Accounts_are_not_told_apart_in_a_file_that_was_never_read_as_a_log()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Combined(Night)));
        Assert.Equal("evidence.not-a-read-log", (await app.Get<SearchEvidenceLinesHandler>().HandleAsync(new(item, new(["mara"])), null, CancellationToken.None)).Refusal?.Code);
    }

    [Fact]
    public async Task Many_matches_are_counted_and_the_first_thousand_listed()
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(SampleLines.Log(Night, 3_000, 2)));
        var found = await app.SearchAsync(item, new([], From: Night));
        Assert.Equal((3_000, SearchEvidenceLinesHandler.MostOffsets, 3_000), (found.Count, found.Offsets.Count, found.Density.Sum()));
    }

    [Fact]
    public async Task Chosen_lines_become_an_item_byte_for_byte_and_both_records_say_so()
    {
        await using var app = await TestApp.StartAsync();
        app.As("reviewer");
        var item = await app.SealAsync("a.log", "one\r\ntwo\nthree\nfour"u8.ToArray());
        var made = (await app.Get<ExtractEvidenceHandler>().HandleAsync(new(item, [new(5, 9), new(9, 15), new(16, 18)], null, "The two that matter."), CancellationToken.None)).Value;
        var kept = await app.AskAsync(db => db.Evidence.SingleAsync(e => e.Id == made.Id));
        Assert.Equal("two\nthree\nfour"u8.ToArray(), await File.ReadAllBytesAsync(app.Get<IArtifactStore>().PathOf(kept.Sha256)));
        Assert.Equal((item, "lines 2 to 4 of E-1", "a-extract.log", "cordon"), (kept.DerivedFromId, kept.Origin, kept.OriginalName, kept.Source));
        Assert.Equal(["Verified: before it was shown", "Extracted: lines 2 to 4, as E-2"], await app.CustodyAsync(item));
        Assert.Equal(["Collected: lines 2 to 4 of E-1", "Sealed: "], await app.CustodyAsync(made.Id));
        Assert.Equal("The two that matter.", await app.AskAsync(db => db.AuditEntries.Where(e => e.Action == "evidence.extracted").Select(e => e.Reason).SingleAsync()));
    }

    [Fact]
    public async Task All_lines_of_accounts_within_a_window_become_an_item()
    {
        await using var app = await TestApp.StartAsync();
        var lines = Enumerable.Range(0, 30).Select(i => SampleLines.Combined(Night.AddMinutes(i), user: $"user{i % 3}")).ToList();
        var item = await app.ImportLogAsync("a.log", Encoding.UTF8.GetBytes(string.Concat(lines)));
        var wanted = new LineCriteria(["user0", "user2"], From: Night.AddMinutes(10), To: Night.AddMinutes(20));
        var made = (await app.As("reviewer").Get<ExtractEvidenceHandler>().HandleAsync(new(item, [], wanted, "Those of the window."), CancellationToken.None)).Value;
        var expected = string.Concat(lines.Where((_, i) => i % 3 != 1 && i is >= 10 and <= 20));
        var kept = await app.AskAsync(db => db.Evidence.SingleAsync(e => e.Id == made.Id));
        Assert.Equal(expected, await File.ReadAllTextAsync(app.Get<IArtifactStore>().PathOf(kept.Sha256)));
        Assert.Equal((expected.Count(c => c == '\n'), "lines of account:1, account:3; from 2026-03-08 02:20 UTC; to 2026-03-08 02:30 UTC of E-1"), (made.Lines, kept.Origin));
    }

    [Theory]
    [InlineData("auditor", "A good reason.", "permission.missing")]
    [InlineData("reviewer", "short", "evidence.reason-needed")]
    [InlineData("reviewer", "A good reason.", "evidence.nothing-chosen")]
    public async Task Nothing_is_extracted_without_permission_reason_or_lines(string who, string reason, string code)
    {
        await using var app = await TestApp.StartAsync();
        var item = await app.SealAsync("a.log", "one\n"u8.ToArray());
        Assert.Equal(code, (await app.As(who).Get<ExtractEvidenceHandler>().HandleAsync(new(item, [], new([], Text: "two"), reason), CancellationToken.None)).Refusal?.Code);
        Assert.Equal(1, await app.AskAsync(db => db.Evidence.CountAsync()));
    }
}
