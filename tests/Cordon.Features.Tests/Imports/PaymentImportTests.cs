using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Cordon.Domain.Payments;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Imports;

public sealed class PaymentImportTests
{
    private const string Heading = "account_external_id,kind,fingerprint,funding,brand,last4,exp_month,exp_year,issuer_country,billing_name,billing_email,billing_phone,billing_postal_code,billing_country,first_seen,last_seen\n";
    private const string Row = "A-1,card,fp1,credit,Visa,4242,12,2027,de,Mara Lind,mara@studio.example,+49 30 901820,10115,de,2026-01-02T10:00:00Z,2026-03-01\n";

    [Fact]
    public async Task A_row_becomes_an_identity_a_link_and_billing_details()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + Row);
        var payment = await app.AskAsync(db => db.PaymentIdentities.SingleAsync());
        Assert.Equal((PaymentKind.Card, CardFunding.Credit, "visa", "4242", 12, 2027, "DE"),
            (payment.Kind, payment.Funding, payment.Brand, payment.Last4, payment.ExpiryMonth, payment.ExpiryYear, payment.IssuerCountry));
        var link = await app.AskAsync(db => db.AccountPayments.SingleAsync());
        Assert.Equal((new DateTimeOffset(2026, 1, 2, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)), (link.FirstSeenAt, link.LastSeenAt));
        var billing = await app.AskAsync(db => db.BillingDetails.SingleAsync());
        Assert.Equal(("Mara Lind", "mara@studio.example", "+49 30 901820", "10115", "DE"), (billing.Name, billing.Email, billing.Phone, billing.PostalCode, billing.Country));
    }

    [Fact]
    public async Task A_fingerprint_is_kept_as_a_hash_that_needs_the_key()
    {
        await using var app = await TestApp.StartAsync();
        await using var other = await TestApp.StartAsync();
        await ImportAsync(app, Heading + Row);
        await ImportAsync(other, Heading + Row);
        var hash = await HashOf(app);
        Assert.Equal(64, hash.Length);
        Assert.NotEqual(hash, await HashOf(other));
    }

    [Fact]
    public async Task A_wallet_and_a_card_of_one_fingerprint_are_two()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,kind,fingerprint\nA-1,card,x\nA-2,wallet,x\n");
        Assert.Equal(2, await app.AskAsync(db => db.PaymentIdentities.CountAsync()));
    }

    [Fact]
    public async Task Accounts_that_nobody_told_of_are_added_as_observed_and_found()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, "account_external_id,kind,fingerprint\nA-1,card,x\n");
        Assert.Equal((1, AccountKind.Observed), ((int)result.AccountsCreated, (await app.AskAsync(db => db.Accounts.SingleAsync())).Kind));
        Assert.Equal("a-1", await app.AskAsync(db => db.AccountTerms.Select(t => t.Term).SingleAsync()));
    }

    [Fact]
    public async Task The_same_content_in_another_file_changes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, Heading + Row + Row.Replace("A-1", "A-2", StringComparison.Ordinal));
        var before = await ContentOf(app);
        var due = await app.AskAsync(db => db.DueLinks.CountAsync());
        await ImportAsync(app, Heading + Row + "\n" + Row.Replace("A-1", "A-2", StringComparison.Ordinal));
        Assert.Equal((before, due), (await ContentOf(app), await app.AskAsync(db => db.DueLinks.CountAsync())));
    }

    [Fact]
    public async Task Without_times_the_file_tells_none_and_a_later_file_may()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,kind,fingerprint\nA-1,card,x\n");
        Assert.Equal(Account.NotSeen, (await app.AskAsync(db => db.AccountPayments.SingleAsync())).FirstSeenAt);
        await ImportAsync(app, "account_external_id,kind,fingerprint,last_seen\nA-1,card,x,2026-03-01\n");
        var link = await app.AskAsync(db => db.AccountPayments.SingleAsync());
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), link.LastSeenAt), (link.FirstSeenAt, link.FirstSeenAt));
    }

    [Fact]
    public async Task A_sighting_that_describes_nothing_does_not_wipe_out_what_an_earlier_one_did()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,kind,fingerprint,brand,last_seen\nA-1,card,x,visa,2026-01-01\nA-1,card,x,,2026-02-01\n");
        Assert.Equal("visa", (await app.AskAsync(db => db.PaymentIdentities.SingleAsync())).Brand);
    }

    [Fact]
    public async Task Accounts_with_a_new_link_or_new_billing_details_are_due()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,kind,fingerprint,billing_name\nA-1,card,x,Mara\nA-2,card,x,\n");
        await ClearDueAsync(app);
        await ImportAsync(app, "account_external_id,kind,fingerprint,billing_name\nA-1,card,x,Mara Lind\nA-2,card,x,\nA-3,card,x,\n");
        Assert.Equal(["A-1 False", "A-3 True"], await DueOf(app));
    }

    [Fact]
    public async Task A_card_that_turns_out_to_be_prepaid_makes_all_its_accounts_due()
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, "account_external_id,kind,fingerprint,funding,last_seen\nA-1,card,x,credit,2026-01-01\nA-2,card,x,credit,2026-01-01\n");
        await ClearDueAsync(app);
        await ImportAsync(app, "account_external_id,kind,fingerprint,funding,last_seen\nA-1,card,x,prepaid,2026-02-01\n");
        Assert.Equal(["A-1 True", "A-2 True"], await DueOf(app));
        Assert.Equal(CardFunding.Prepaid, (await app.AskAsync(db => db.PaymentIdentities.SingleAsync())).Funding);
    }

    [Theory]
    [InlineData(",card,f,,,,,,,,,,,,,", "account_external_id is missing")]
    [InlineData("A-1,cash,f,,,,,,,,,,,,,", "kind is none of card, wallet and bank")]
    [InlineData("A-1,card,,,,,,,,,,,,,,", "fingerprint is missing")]
    [InlineData("A-1,card,f,gift,,,,,,,,,,,,", "funding is none of credit, debit, prepaid, corporate and unknown; leave it empty where it is not known")]
    [InlineData("A-1,card,f,,,42421,,,,,,,,,,", "last4 is not the last four digits")]
    [InlineData("A-1,card,f,,,,13,,,,,,,,,", "exp_month is not a month from 1 to 12")]
    [InlineData("A-1,card,f,,,,,1802,,,,,,,,", "exp_year is not a year such as 2027")]
    [InlineData("A-1,card,f,,,,,,Germany,,,,,,,", "issuer_country is not a two-letter country code such as DE; leave it empty where it is not known")]
    [InlineData("A-1,card,f,,,,,,,,mara,,,,,", "billing_email is not a mail address; leave it empty where there is none")]
    [InlineData("A-1,card,f,,,,,,,,,,,,yesterday,", "first_seen is not a time; write it as 2024-03-01T10:00:00Z")]
    [InlineData("A-1,card,f,,,,,,,,,,,,2026-03-01,2026-02-01", "last_seen lies before first_seen; exchange them")]
    [InlineData("A-1,card,f,,,,,,,,,,,,,2026-04-01", "last_seen lies in the future; check the clock or the time zone it was written with")]
    [InlineData("A-1,card", "the row has another number of fields than the heading")]
    public async Task A_row_that_is_wrong_is_rejected_with_its_reason(string row, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, Heading + Row + row + "\n" + Row);
        Assert.Equal((2, 3, reason), ((int)result.Accepted, (int)Assert.Single(result.Rejects).Line, result.Rejects[0].Reason));
    }

    [Theory]
    [InlineData("\uFEFFAccount ID;Kind;Finger-print\nA-1;card;x\n", "payments-csv")]
    [InlineData("account_external_id,kind,fingerprint,note\nA-1,card,x,\"two\nlines\"\n", "payments-csv")]
    [InlineData("{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"x\",\"exp_year\":2027,\"more\":{\"a\":[1]}}\n", "payments-ndjson")]
    [InlineData("[\n {\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"x\"}\n]\n", "payments-json")]
    public async Task The_format_is_told_by_content(string content, string format)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, content);
        Assert.Equal((1, 0, format), ((int)result.Accepted, (int)result.Rejected, result.Format));
    }

    [Theory]
    [InlineData("external_id,username\nA-1,mara\n", "import.not-payments")]
    [InlineData("{\"external_id\":\"A-1\"}\n", "import.not-payments")]
    [InlineData("{\"id\":\"in_1\",\"object\":\"invoice\"}\n", "import.not-payments")]
    [InlineData("just text\n", "import.not-payments")]
    [InlineData("[{\"account\":\"A-1\",\"kind\":\"card\",\"fingerprint\":\"x\"},", "import.broken-json")]
    [InlineData("\n\n", "import.empty-file")]
    public async Task A_file_of_another_kind_is_refused(string content, string code)
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(code, (await app.ImportAsync(ImportKind.Payments, app.WriteFile("a", content))).Refusal?.Code);
        Assert.Equal(0, await app.AskAsync(db => db.Imports.CountAsync()));
    }

    internal static async Task<Features.Imports.ImportResult> ImportAsync(TestApp app, string content, ImportKind kind = ImportKind.Payments)
    {
        var outcome = await app.ImportAsync(kind, app.WriteFile($"{Guid.NewGuid():N}.txt", content));
        Assert.True(outcome.Accepted(out var result, out var refusal), refusal?.ToString());
        return result;
    }

    /// <summary>All that payments and devices left, without the numbers that depend on the order of files.</summary>
    internal static async Task<string> ContentOf(TestApp app) => string.Join('\n', [
        .. (await app.AskAsync(db => db.PaymentIdentities.OrderBy(p => p.FingerprintHash).ToListAsync())).Select(p =>
            $"{p.Kind} {p.FingerprintHash} {p.Funding} {p.Brand} {p.Last4} {p.ExpiryMonth} {p.ExpiryYear} {p.IssuerCountry} {p.DescribedAt:o} {p.FirstSeenAt:o} {p.LastSeenAt:o}"),
        .. await app.AskAsync(db => db.AccountPayments.Join(db.Accounts, l => l.AccountId, a => a.Id, (l, a) => new { l, a.ExternalId })
            .Join(db.PaymentIdentities, x => x.l.PaymentIdentityId, p => p.Id, (x, p) => new { x.ExternalId, p.FingerprintHash, x.l.FirstSeenAt, x.l.LastSeenAt })
            .OrderBy(x => x.ExternalId).ThenBy(x => x.FingerprintHash).Select(x => $"{x.ExternalId} {x.FingerprintHash} {x.FirstSeenAt} {x.LastSeenAt}").ToListAsync()),
        .. await app.AskAsync(db => db.BillingDetails.Join(db.Accounts, d => d.AccountId, a => a.Id, (d, a) => new { d, a.ExternalId })
            .Join(db.PaymentIdentities, x => x.d.PaymentIdentityId, p => p.Id, (x, p) => new { x.ExternalId, p.FingerprintHash, x.d })
            .OrderBy(x => x.ExternalId).ThenBy(x => x.FingerprintHash).ThenBy(x => x.d.Digest).Select(x => $"{x.ExternalId} {x.FingerprintHash} {x.d.Digest} {x.d.Name} {x.d.Email} {x.d.FirstSeenAt} {x.d.LastSeenAt}").ToListAsync()),
        .. await app.AskAsync(db => db.Devices.OrderBy(d => d.ExternalId).Select(d => $"{d.ExternalId} {d.Name} {d.DescribedAt} {d.FirstSeenAt} {d.LastSeenAt}").ToListAsync()),
        .. await app.AskAsync(db => db.AccountDevices.Join(db.Accounts, l => l.AccountId, a => a.Id, (l, a) => new { l, a.ExternalId })
            .Join(db.Devices, x => x.l.DeviceId, d => d.Id, (x, d) => new { Account = x.ExternalId, d.ExternalId, x.l.FirstSeenAt, x.l.LastSeenAt })
            .OrderBy(x => x.Account).ThenBy(x => x.ExternalId).Select(x => $"{x.Account} {x.ExternalId} {x.FirstSeenAt} {x.LastSeenAt}").ToListAsync()),
        $"{await app.AskAsync(db => db.StagedPayments.CountAsync())} and {await app.AskAsync(db => db.StagedDevices.CountAsync())} wait"]);

    internal static async Task ClearDueAsync(TestApp app)
    {
        await using var unit = await app.Store.BeginAsync(CancellationToken.None);
        await unit.Db.DueLinks.ExecuteDeleteAsync();
        await unit.CommitAsync(CancellationToken.None);
    }

    internal static Task<List<string>> DueOf(TestApp app) => app.AskAsync(db => db.DueLinks.Join(db.Accounts, d => d.AccountId, a => a.Id, (d, a) => new { a.ExternalId, d.Certain })
        .OrderBy(x => x.ExternalId).Select(x => x.ExternalId + " " + (x.Certain ? "True" : "False")).ToListAsync());

    private static Task<string> HashOf(TestApp app) => app.AskAsync(db => db.PaymentIdentities.Select(p => p.FingerprintHash).SingleAsync());
}
