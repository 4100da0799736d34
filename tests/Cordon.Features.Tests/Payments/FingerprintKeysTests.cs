using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Payments;

public sealed class FingerprintKeysTests
{
    private const string Setting = "Cordon:Linking:FingerprintKey";

    [Fact]
    public async Task The_key_is_made_once_and_known_again_by_another_process_on_the_folder()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "A-1");
        await using var other = app.Again();
        await ImportAsync(other, "A-2");
        Assert.Equal(1, await app.AskAsync(db => db.PaymentIdentities.CountAsync()));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyOf(app)));
    }

    [Fact]
    public async Task A_lost_key_is_noticed_before_anything_is_stored()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "A-1");
        File.Delete(KeyOf(app));
        await using var other = app.Again();
        Assert.Equal("payment-key.missing", (await ImportAsync(other, "A-2"))?.Code);
        Assert.Equal((1, 1), (await app.AskAsync(db => db.Imports.CountAsync()), Directory.GetFiles(Path.Combine(app.Folder, "evidence"), "*", SearchOption.AllDirectories).Length));
    }

    [Fact]
    public async Task Another_key_is_noticed_before_anything_is_stored()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "A-1");
        await using var other = app.Again((Setting, Convert.ToBase64String(new byte[32])));
        Assert.Equal("payment-key.other", (await ImportAsync(other, "A-2"))?.Code);
    }

    [Fact]
    public async Task A_damaged_key_is_noticed_before_anything_is_stored()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "A-1");
        var key = await File.ReadAllBytesAsync(KeyOf(app), TestContext.Current.CancellationToken);
        key[^1] ^= 1;
        await File.WriteAllBytesAsync(KeyOf(app), key, TestContext.Current.CancellationToken);
        await using var other = app.Again();
        Assert.Equal("payment-key.unreadable", (await ImportAsync(other, "A-2"))?.Code);
    }

    [Fact]
    public async Task A_key_that_is_set_makes_no_file()
    {
        await using var app = await TestApp.StartAsync((Setting, Convert.ToBase64String(new byte[32])));
        Assert.Null(await ImportAsync(app, "A-1"));
        Assert.False(File.Exists(KeyOf(app)));
    }

    [Fact]
    public async Task The_record_says_who_first_used_it()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app.As("reviewer"), "A-1");
        Assert.Equal("payment-key.first-used", await app.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).FirstAsync()));
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    public void A_key_that_is_too_short_or_none_stops_the_start_and_is_not_repeated(string key)
    {
        var problem = Assert.Single(new CordonSettings { Linking = new() { FingerprintKey = key } }.Problems());
        Assert.DoesNotContain(key, problem, StringComparison.Ordinal);
    }

    private static string KeyOf(TestApp app) => Path.Combine(app.Folder, "keys", "fingerprint.key");

    private static async Task<Domain.Refusal?> ImportAsync(TestApp app, string account) =>
        (await app.ImportAsync(ImportKind.Payments, app.WriteFile(account, $"account,kind,fingerprint\n{account},card,x\n"))).Refusal;
}
