using System.Text;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class AccountImportTests
{
    private const string Heading = "external_id,username,display_name,email,email_verified,plan,country,created_at\n";

    [Fact]
    public async Task A_row_becomes_a_registered_account()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", Heading + "A-1,mara,\"Lind, Mara\",Mara@Studio.example,true,paid,se,2024-02-29T08:00:00Z\n"));
        var account = await app.AskAsync(db => db.Accounts.SingleAsync());
        Assert.Equal((AccountKind.Registered, "mara", "Lind, Mara", "Mara@Studio.example", "studio.example", true, "paid", "SE", new DateTimeOffset(2024, 2, 29, 8, 0, 0, TimeSpan.Zero)),
            (account.Kind, account.Username, account.DisplayName, account.Email, account.EmailDomain, account.EmailVerified, account.Plan, account.Country, account.CreatedAt));
    }

    [Fact]
    public async Task Columns_come_in_any_order_and_foreign_ones_are_passed_over()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "Plan;shoe size;External ID\nteam;43;A-1\n"));
        Assert.Equal("team", (await app.AskAsync(db => db.Accounts.SingleAsync())).Plan);
    }

    [Fact]
    public async Task Json_lines_say_the_same()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.ndjson", """{"external_id":"A-1","email":"m@straße.example","email_verified":true,"extra":{"a":[1]}}""" + "\n"));
        var account = await app.AskAsync(db => db.Accounts.SingleAsync());
        Assert.Equal(("xn--strae-oqa.example", true), (account.EmailDomain, account.EmailVerified));
    }

    [Theory]
    [InlineData(",x,,,,,,", "external_id is missing")]
    [InlineData("A-1,,,not an address,,,,", "email is not a mail address")]
    [InlineData("A-1,,,a@b.example,maybe,,,", "email_verified is neither true nor false")]
    [InlineData("A-1,,,,,,Sweden,", "country is not a two-letter code")]
    [InlineData("A-1,,,,,,,yesterday", "created_at is not a date")]
    [InlineData("A-1,x", "the row has another number of fields than the heading")]
    public async Task A_row_that_is_wrong_is_rejected_with_its_reason(string row, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var result = (await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", Heading + "A-0,,,,,,,\n" + row + "\nA-2,,,,,,,\n"))).Value;
        Assert.Equal((2, 3, reason), ((int)result.Accepted, (int)Assert.Single(result.Rejects).Line, result.Rejects[0].Reason));
    }

    [Fact]
    public async Task Text_that_is_not_utf8_is_rejected()
    {
        await using var app = await TestApp.StartAsync();
        byte[] content = [.. Encoding.UTF8.GetBytes(Heading + "A-1,"), 0xFF, .. Encoding.UTF8.GetBytes(",,,,,,\n")];
        Assert.Equal("username is not clean UTF-8 text", Assert.Single((await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", content))).Value.Rejects).Reason);
    }

    [Fact]
    public async Task An_observed_account_becomes_a_registered_one_and_keeps_its_requests()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Requests, app.WriteFile("a.log", SampleLines.Combined(TestApp.Noon.AddHours(-1), user: "A-1")));
        var result = (await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", Heading + "A-1,mara,,,,paid,,\n"))).Value;
        var account = await app.AskAsync(db => db.Accounts.SingleAsync());
        Assert.Equal((AccountKind.Registered, 1, 0), (account.Kind, account.Requests, (int)result.AccountsCreated));
    }

    [Fact]
    public async Task The_later_row_of_an_account_counts()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", Heading + "A-1,,,,,free,,\nA-1,,,,,paid,,\n"));
        Assert.Equal("paid", (await app.AskAsync(db => db.Accounts.SingleAsync())).Plan);
    }

    [Fact]
    public async Task A_renamed_account_is_found_by_its_new_name_only()
    {
        await using var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", Heading + "A-1,oldname,,,,,,\n"));
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("b.csv", Heading + "A-1,newname,,,,,,\n"));
        Assert.Equal(["a-1", "newname"], await app.AskAsync(db => db.AccountTerms.Select(t => t.Term).OrderBy(t => t).ToListAsync()));
    }

    [Theory]
    [InlineData("name,plan\nx,free\n")]
    [InlineData("{\"name\":\"x\"}\n")]
    [InlineData("just text\n")]
    public async Task A_file_without_external_ids_is_refused(string content)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("import.not-accounts", (await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", content))).Refusal?.Code);
    }
}
