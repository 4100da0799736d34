using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Cordon.Domain.Imports;
using Cordon.Features.Evidence;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;
using static Cordon.Features.Tests.Imports.PaymentImportTests;

namespace Cordon.Features.Tests.Imports;

public sealed class CardNumbersTests
{
    private const string Card = "4242 4242 4242 4242", Heading = "account_external_id,kind,fingerprint,billing_name,billing_phone,first_seen,note\n";

    private static readonly (string, string) Key = ("Cordon:Linking:FingerprintKey", Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]));

    [Theory]
    [InlineData("4242424242424242,card,f,,,,", "account_external_id")]
    [InlineData("A-1,card 4242424242424242,f,,,,", "kind")]
    [InlineData("A-1,card,4242-4242-4242-4242,,,,", "fingerprint")]
    [InlineData("A-1,card,f,\"Mara 4242 4242 4242 4242\",,,", "billing_name")]
    [InlineData("A-1,card,f,,4242424242424242,,", "billing_phone")]
    [InlineData("A-1,card,f,,+4242424242424242,,", "billing_phone")]
    [InlineData("A-1,card,f,,,4242424242424242,", "first_seen")]
    [InlineData("A-1,card,f,,,,paid by ４２４２４２４２４２４２４２４２", "a column that is not read")]
    public async Task A_row_with_a_card_number_in_any_field_is_refused_and_the_reason_does_not_repeat_it(string row, string field)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + "A-0,card,x,,,,\n" + row + "\nA-2,card,x,,,,\n");
        var reject = Assert.Single(result.Rejects);
        Assert.Equal((2, 3), ((int)result.Accepted, (int)reject.Line));
        Assert.StartsWith(field + " holds a card number", reject.Reason, StringComparison.Ordinal);
        Assert.Equal("", reject.Text);
        Assert.DoesNotContain(reject.Reason, char.IsDigit);
    }

    [Theory]
    [InlineData("A-1,card,f,,+4915123456780,1711111111119,")]
    [InlineData("A-1,card,f,,,2024-03-01 10:00:00,2024-03-01 10:00:00")]
    [InlineData("A-1,card,f,,,,0.4242424242424242")]
    [InlineData("A-1,card,3f2504e0-4f89-4242-4242-424242424242,,,,")]
    [InlineData("A-1,card,00000000000000000,,,,")]
    [InlineData("A-1,card,Xt5EWLLDS7FJjR1c,O'Dell 4242,,,")]
    public async Task Times_phone_numbers_digests_and_fractions_are_no_card_numbers(string row)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal((1, 0), await ImportAsync(app, Heading + row + "\n") is var result ? ((int)result.Accepted, (int)result.Rejected) : default);
    }

    [Fact]
    public async Task The_sealed_file_keeps_every_other_byte_and_every_line_number()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + "A-1,card,x,,,,\"two\nlines\"\r\nA-2,card,x,,,,\"" + Card + "\nlines\"\r\nA-3,card,x,,,,\nA-4,cash,x,,,,");
        Assert.Equal(Heading + "A-1,card,x,,,,\"two\nlines\"\r\ncordon:row-not-kept:other\n\r\nA-3,card,x,,,,\nA-4,cash,x,,,,", await SealedAsync(app));
        Assert.Equal([4, 7], await app.AskAsync(db => db.ImportRejects.Select(r => (int)r.Line).ToListAsync()));
    }

    [Fact]
    public async Task A_file_without_any_is_sealed_as_it_came()
    {
        await using var app = await TestApp.StartAsync();
        var content = "\uFEFF" + Heading + "A-1,card,x,\"a\nb\",,,\r\n\r\nA-2,card,x,,,,";
        var result = await ImportAsync(app, content);
        Assert.Equal((content, await app.AskAsync(db => db.Imports.Select(i => i.Sha256).SingleAsync())), (await SealedAsync(app), result.Sha256));
    }

    [Fact]
    public async Task The_same_file_with_card_numbers_is_known_again_and_its_own_digest_is_kept_nowhere()
    {
        await using var app = await TestApp.StartAsync();
        var content = Heading + $"A-1,card,{Card},,,,\n";
        await ImportAsync(app, content);
        Assert.True((await ImportAsync(app, content)).AlreadyImported);
        Assert.False((await ImportAsync(app, content.Replace("A-1", "A-2", StringComparison.Ordinal))).AlreadyImported);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(0, await app.AskAsync(db => db.Imports.CountAsync(i => i.Sha256 == digest)));
        Assert.DoesNotContain(await app.AskAsync(db => db.AuditEntries.Select(e => e.Entry).ToListAsync()), entry => entry.Contains(digest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_packed_file_stays_packed()
    {
        await using var app = await TestApp.StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(Heading + $"A-1,card,x,{Card},,,\nA-2,card,x,,,,\n"));
        var outcome = await app.ImportAsync(ImportKind.Payments, app.WriteFile("p.csv.gz", packed.ToArray()));
        Assert.Equal((1, 1), ((int)outcome.Value.Accepted, (int)outcome.Value.Rejected));
        await using var kept = new GZipStream(File.OpenRead(await PathAsync(app)), CompressionMode.Decompress);
        using var reader = new StreamReader(kept);
        Assert.Equal(Heading + "cordon:row-not-kept:billing_name\nA-2,card,x,,,,\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"\\u0034242424242424242\"}", "fingerprint")]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":4242424242424242}", "fingerprint")]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"x\",\"a\":{\"b\":[\"4242 4242 4242 4242\"]}}", "a column that is not read")]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"x\",\"4242424242424242\":1}", "a column that is not read")]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"4242424242424242\"", "fingerprint")]
    [InlineData("{\"account\":\"A-1\",\"kind\":card,\"fingerprint\":\"4242424242424242\"}", "a column that is not read")]
    public async Task Json_is_looked_through_at_every_depth_and_where_it_is_broken(string line, string field)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, "{\"account\":\"A-0\",\"kind\":\"card\",\"fingerprint\":\"x\"}\n" + line + "\n");
        Assert.StartsWith(field + " holds a card number", Assert.Single(result.Rejects).Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", await SealedAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sealed_json_document_is_still_one()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "[{\"account\":\"A-0\",\"kind\":\"card\",\"fingerprint\":\"x\"},\n{\"account\":\"A-1\",\n\"kind\":\"card\",\"fingerprint\":\"" + Card + "\"}]");
        using var kept = JsonDocument.Parse(await SealedAsync(app));
        Assert.Equal("cordon:row-not-kept:fingerprint", kept.RootElement[1].GetString());
    }

    [Fact]
    public async Task A_heading_with_a_card_number_refuses_the_file()
    {
        await using var app = await TestApp.StartAsync();
        var refusal = (await app.ImportAsync(ImportKind.Payments, app.WriteFile("a", $"account,kind,fingerprint,{Card}\nA-1,card,x,\n"))).Refusal;
        Assert.Equal("import.card-number", refusal?.Code);
    }

    [Fact]
    public async Task Accounts_that_hold_one_are_refused_but_a_long_number_may_be_an_account_id()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, $"external_id,username,display_name,created_at\nA-1,{Card},,\nA-2,,Mara {Card},\n{Card},,,\n1711111111111111117,mara,,2024-03-01\n", ImportKind.Accounts);
        Assert.Equal(["username", "display_name", "external_id"], result.Rejects.Select(r => r.Reason.Split(' ')[0]));
        Assert.Equal(1, (int)result.Accepted);
        Assert.DoesNotContain("4242", await SealedAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_line_of_a_log_is_kept_without_the_number_and_so_is_a_file_name()
    {
        await using var app = await TestApp.StartAsync();
        var path = app.WriteFile($"card {Card}.log", SampleLines.Combined(TestApp.Noon.AddHours(-1)) + $"GET /pay?card={Card} broken\n");
        var result = (await app.ImportAsync(ImportKind.Requests, path)).Value;
        Assert.Equal("GET /pay?card=•••• •••• •••• •••• broken", Assert.Single(result.Rejects).Text);
        Assert.Equal("card •••• •••• •••• ••••.log", await app.AskAsync(db => db.Imports.Select(i => i.FileName).SingleAsync()));
    }

    [Theory]
    [InlineData(ImportKind.Payments)]
    [InlineData(ImportKind.Devices)]
    public async Task None_of_a_hundred_thousand_card_numbers_is_on_disk_anywhere(ImportKind kind)
    {
        const int Rows = 100_000, Good = 1_000;
        await using var app = await TestApp.StartAsync(Key);
        var folder = Directory.CreateTempSubdirectory("cordon-cards-").FullName;
        try
        {
            var file = Path.Combine(folder, "facts.csv");
            await File.WriteAllTextAsync(file, SampleFacts.WithCards(kind, Rows, Good), TestContext.Current.CancellationToken);

            var result = (await app.ImportAsync(kind, file)).Value;

            Assert.Equal((Good, Rows, ImportReject.MaxKept), ((int)result.Accepted, (int)result.Rejected, result.Rejects.Count));
            Assert.All(result.Rejects, reject => Assert.Contains("holds a card number", reject.Reason, StringComparison.Ordinal));
            Assert.Equal(Good, await app.AskAsync(db => db.Accounts.CountAsync()));
            Assert.Empty(CardGrep.In(app.Folder, SampleFacts.Cards(Rows)));
            Assert.NotEmpty(CardGrep.In(folder, SampleFacts.Cards(10)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> PathAsync(TestApp app) => app.Get<IArtifactStore>().PathOf(await app.AskAsync(db => db.Evidence.OrderByDescending(e => e.Id).Select(e => e.Sha256).FirstAsync()));

    private static async Task<string> SealedAsync(TestApp app) => Encoding.UTF8.GetString(await File.ReadAllBytesAsync(await PathAsync(app)));
}
