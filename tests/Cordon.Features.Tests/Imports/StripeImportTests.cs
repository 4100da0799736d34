using Cordon.Domain.Imports;
using Cordon.Domain.Payments;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;
using static Cordon.Features.Tests.Imports.PaymentImportTests;

namespace Cordon.Features.Tests.Imports;

public sealed class StripeImportTests
{
    private const string Method =
        """
        {"id":"pm_1Nv0","object":"payment_method","billing_details":{"address":{"city":null,"country":"DE","line1":null,"line2":null,"postal_code":"10115","state":null},"email":"mara@studio.example","name":"Mara Lind","phone":"+4915123456780","tax_id":null},
        "card":{"brand":"visa","checks":{"address_line1_check":null,"address_postal_code_check":null,"cvc_check":"pass"},"country":"US","exp_month":8,"exp_year":2026,"fingerprint":"mToisGZ01V71BCos","funding":"prepaid","generated_from":null,"last4":"4242","networks":{"available":["visa"],"preferred":null},"three_d_secure_usage":{"supported":true},"wallet":null},
        "created":1767348000,"customer":"cus_9s6XKzkNRiz8i3","livemode":true,"metadata":{"account_external_id":"A-1"},"type":"card"}
        """;

    private const string Charge =
        """
        {"id":"ch_3Mmlr","object":"charge","amount":1099,"billing_details":{"address":{"city":null,"country":null,"line1":null,"line2":null,"postal_code":null,"state":null},"email":null,"name":"M. Lind","phone":null},
        "created":1769940000,"currency":"usd","customer":{"id":"cus_9s6","object":"customer","email":"mara@studio.example","metadata":{"account_id":"A-1"}},"metadata":{},"outcome":{"risk_level":"normal"},
        "payment_method":"pm_1","payment_method_details":{"card":{"brand":"mastercard","country":"FR","exp_month":4,"exp_year":2027,"fingerprint":"mToisGZ01V71BCos","funding":"credit","last4":"4444","network":"mastercard","network_transaction_id":"104102978678770"},"type":"card"},"status":"succeeded"}
        """;

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ") + "\n";

    [Fact]
    public async Task A_payment_method_tells_card_account_and_billing_details()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, OnOneLine(Method));
        var (payment, billing) = (await app.AskAsync(db => db.PaymentIdentities.SingleAsync()), await app.AskAsync(db => db.BillingDetails.SingleAsync()));
        Assert.Equal(("stripe-ndjson", "A-1"), (result.Format, await app.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync())));
        Assert.Equal((PaymentKind.Card, CardFunding.Prepaid, "visa", "4242", 8, 2026, "US", DateTimeOffset.FromUnixTimeSeconds(1767348000)),
            (payment.Kind, payment.Funding, payment.Brand, payment.Last4, payment.ExpiryMonth, payment.ExpiryYear, payment.IssuerCountry, payment.FirstSeenAt));
        Assert.Equal(("Mara Lind", "mara@studio.example", "+4915123456780", "10115", "DE"), (billing.Name, billing.Email, billing.Phone, billing.PostalCode, billing.Country));
    }

    [Fact]
    public async Task A_charge_tells_the_same_card_and_what_it_does_not_say_the_customer_does()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, OnOneLine(Method) + OnOneLine(Charge));
        Assert.Equal((2, 0), ((int)result.Accepted, (int)result.Rejected));
        Assert.Equal("mastercard", (await app.AskAsync(db => db.PaymentIdentities.SingleAsync())).Brand);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1769940000), (await app.AskAsync(db => db.AccountPayments.SingleAsync())).LastSeenAt);
        Assert.Equal(["M. Lind mara@studio.example", "Mara Lind mara@studio.example"], await app.AskAsync(db => db.BillingDetails.OrderBy(d => d.Name).Select(d => d.Name + " " + d.Email).ToListAsync()));
    }

    [Fact]
    public async Task An_event_is_a_later_sighting_of_what_it_wraps()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, OnOneLine($$$"""{"id":"evt_1","object":"event","api_version":"2023-10-16","created":1767434400,"data":{"object":{{{Method}}}},"livemode":true,"pending_webhooks":0,"request":{"id":null,"idempotency_key":null},"type":"payment_method.attached"}"""));
        Assert.Equal(1, (int)result.Accepted);
        var link = await app.AskAsync(db => db.AccountPayments.SingleAsync());
        Assert.Equal((DateTimeOffset.FromUnixTimeSeconds(1767348000), DateTimeOffset.FromUnixTimeSeconds(1767434400)), (link.FirstSeenAt, link.LastSeenAt));
    }

    [Fact]
    public async Task A_customer_tells_of_all_that_is_expanded_in_it()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, OnOneLine($$$"""
            {"id":"cus_1","object":"customer","created":1767348000,"email":"mara@studio.example","name":"Mara Lind","metadata":{},"default_source":{"id":"card_1","object":"card","brand":"Visa","country":"US","exp_month":8,"exp_year":2026,"fingerprint":"old1","funding":"credit","last4":"1111","address_zip":"10115","customer":"cus_1"},
            "sources":{"object":"list","data":[{"id":"ba_1","object":"bank_account","account_holder_name":"Mara Lind","bank_name":"STRIPE TEST BANK","country":"US","fingerprint":"bank1","last4":"6789","customer":"cus_1"}],"has_more":false},
            "invoice_settings":{"default_payment_method":{{{Method}}}}}
            """));
        Assert.Equal(["Bank 6789", "Card 1111", "Card 4242"], await app.AskAsync(db => db.PaymentIdentities.Select(p => p.Kind.ToString() + " " + p.Last4).OrderBy(t => t).ToListAsync()));
        Assert.Equal((1, "cus_1"), ((int)result.Accepted, await app.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync())));
    }

    [Theory]
    [InlineData("\"type\":\"us_bank_account\",\"us_bank_account\":{\"account_holder_type\":\"individual\",\"bank_name\":\"STRIPE TEST BANK\",\"fingerprint\":\"b1\",\"last4\":\"6789\"}", PaymentKind.Bank, "6789")]
    [InlineData("\"type\":\"sepa_debit\",\"sepa_debit\":{\"bank_code\":\"37040044\",\"country\":\"DE\",\"fingerprint\":\"s1\",\"last4\":\"3000\"}", PaymentKind.Bank, "3000")]
    [InlineData("\"type\":\"paypal\",\"paypal\":{\"country\":\"DE\",\"payer_email\":\"mara@studio.example\",\"payer_id\":\"PAYER1\"}", PaymentKind.Wallet, null)]
    [InlineData("\"type\":\"link\",\"link\":{\"email\":\"Mara@Studio.example\"}", PaymentKind.Wallet, null)]
    public async Task Bank_accounts_and_wallets_are_told_by_their_own_names(string part, PaymentKind kind, string? last4)
    {
        await using var app = await TestApp.StartAsync();
        await ImportAsync(app, $"{{\"id\":\"pm_2\",\"object\":\"payment_method\",\"created\":1767348000,\"customer\":\"cus_1\",\"metadata\":{{}},{part}}}\n");
        Assert.Equal((kind, last4), await app.AskAsync(db => db.PaymentIdentities.SingleAsync()) is var payment ? (payment.Kind, payment.Last4) : default);
    }

    [Theory]
    [InlineData("[{0},{0}]", "stripe-json", 2)]
    [InlineData("{0}", "stripe-json", 1)]
    [InlineData("{{\"object\":\"list\",\"data\":[{0}],\"has_more\":false,\"url\":\"/v1/payment_methods\"}}", "stripe-json", 1)]
    [InlineData("{0}\n{0}", "stripe-json", 2)]
    public async Task Objects_come_alone_in_arrays_and_in_lists(string around, string format, int objects)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Method));
        Assert.Equal((format, objects, 0), (result.Format, (int)result.Accepted, (int)result.Rejected));
    }

    [Theory]
    [InlineData("{\"id\":\"pm_1\",\"object\":\"payment_method\",\"card\":{\"fingerprint\":\"f\"},\"created\":1767348000}", "it names no account: neither metadata account_external_id nor a customer")]
    [InlineData("{\"id\":\"pm_1\",\"object\":\"payment_method\",\"type\":\"klarna\",\"klarna\":{},\"customer\":\"cus_1\",\"created\":1767348000}", "the object names nothing that can be told again: no card, bank account or wallet with a fingerprint or a payer")]
    [InlineData("{\"id\":\"cus_1\",\"object\":\"customer\",\"default_source\":\"card_1\",\"created\":1767348000}", "the customer holds no payment method in full; export it with default_source or invoice_settings.default_payment_method expanded, or export payment_method")]
    [InlineData("{\"id\":\"in_1\",\"object\":\"invoice\"}", "an object of Stripe's that names no payment identity; payment_method, charge, customer and their events do")]
    [InlineData("{\"id\":\"pm_1\",\"object\":\"payment_method\",\"created\":\"soon\"}", "not an object as Stripe writes it")]
    [InlineData("{\"id\":", "not an object as Stripe writes it")]
    public async Task An_object_that_tells_nothing_is_rejected_with_its_reason(string line, string reason)
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, OnOneLine(Method) + line + "\n");
        Assert.Equal((1, reason), ((int)result.Accepted, Assert.Single(result.Rejects).Reason));
    }

    [Fact]
    public async Task A_card_number_anywhere_in_an_object_refuses_that_object()
    {
        await using var app = await TestApp.StartAsync();
        var result = await ImportAsync(app, "[" + Method + "," + Charge.Replace("M. Lind", "4242 4242 4242 4242", StringComparison.Ordinal) + "]");
        Assert.Equal((1, 2), ((int)result.Accepted, (int)Assert.Single(result.Rejects).Line));
        Assert.Empty(CardGrep.In(Path.Combine(app.Folder, "evidence"), ["4242424242424242"]));
    }

    [Fact]
    public async Task Stripe_objects_of_other_kinds_are_refused_as_a_file()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal("import.not-payments", (await app.ImportAsync(ImportKind.Payments, app.WriteFile("a", "{\"id\":\"in_1\",\"object\":\"invoice\"}\n"))).Refusal?.Code);
    }
}
