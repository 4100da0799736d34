using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Accounts;

public sealed class RevealAccountTests
{
    private const string Reason = "The person wrote to support about it.";

    [Fact]
    public async Task What_is_revealed_is_in_the_audit_record_with_its_reason()
    {
        await using var app = await FilledAsync();
        var revealed = (await app.As("reviewer").Get<RevealAccountHandler>().HandleAsync(new(new(1), Reason), CancellationToken.None)).Value;
        Assert.Equal("mara@studio.example", revealed.Email);
        var entry = await app.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal(("account.revealed", "account:1", Reason), (entry.Action, entry.Subject, entry.Reason));
        Assert.DoesNotContain("mara@", entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_shown()
    {
        await using var app = await FilledAsync();
        Assert.Equal(AccountRefusals.ReasonTooShort, (await app.As("legal").Get<RevealAccountHandler>().HandleAsync(new(new(1), " because  "), CancellationToken.None)).Refusal);
    }

    [Theory]
    [InlineData("support")]
    [InlineData("auditor")]
    [InlineData("administrator")]
    public async Task Who_may_not_see_it_does_not(string name)
    {
        await using var app = await FilledAsync();
        Assert.Equal(Refusals.NotPermitted, (await app.As(name).Get<RevealAccountHandler>().HandleAsync(new(new(1), Reason), CancellationToken.None)).Refusal);
    }

    private static async Task<TestApp> FilledAsync()
    {
        var app = await TestApp.StartAsync();
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("a.csv", "external_id,email\nA-1,mara@studio.example\n"));
        return app;
    }
}
