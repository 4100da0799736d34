using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Accounts;
using Cordon.Features.Evidence;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Accounts;

public sealed class KeepAccountSnapshotTests
{
    private const string Why = "For the case of the walkers.";

    [Fact]
    public async Task What_the_page_shows_is_sealed_and_personal_data_stays_masked()
    {
        await using var app = await StartAsync();
        var kept = (await KeepAsync(app, Why)).Value;
        var item = await app.AskAsync(db => db.Evidence.SingleAsync(e => e.Id == kept));
        var text = await File.ReadAllTextAsync(app.Get<IArtifactStore>().PathOf(item.Sha256), Encoding.UTF8, TestContext.Current.CancellationToken);
        Assert.Contains("\"account\": \"A-1\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mara.keller", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_page_twice_is_two_items()
    {
        await using var app = await StartAsync();
        await KeepAsync(app, Why);
        Assert.NotEqual(default, (await KeepAsync(app, Why)).Value);
        Assert.Equal(2, await app.AskAsync(db => db.Evidence.CountAsync(e => e.Source == "cordon")));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_sealed()
    {
        await using var app = await StartAsync();
        Assert.Equal("evidence.reason-too-short", (await KeepAsync(app, "  no  ")).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_may_only_look_keeps_nothing()
    {
        await using var app = await StartAsync();
        Assert.Equal(Refusals.NotPermitted, (await KeepAsync(app.As("auditor"), Why)).Refusal);
    }

    private static async Task<TestApp> StartAsync()
    {
        var app = (await TestApp.StartAsync()).As("reviewer");
        await app.ImportAsync(ImportKind.Accounts, app.WriteFile("accounts.csv", "external_id,email\r\nA-1,mara.keller@studio.example\r\n"));
        return app;
    }

    private static async Task<Outcome<EvidenceId>> KeepAsync(TestApp app, string reason)
    {
        var account = await app.AskAsync(db => db.Accounts.Select(a => a.Id).SingleAsync());
        return await app.Get<KeepAccountSnapshotHandler>().HandleAsync(new(account, reason), TestContext.Current.CancellationToken);
    }
}
