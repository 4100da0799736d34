using System.Globalization;
using System.Text.Json;
using Stripe;

namespace Cordon.Features.Ingest.Payments;

/// <summary>Takes payments out of objects as Stripe exports them. An object is never logged: its own text would print all of it.</summary>
/// <param name="latest">A sighting that claims to come after it is none.</param>
internal sealed class StripeObjects(DateTimeOffset latest)
{
    public static readonly IReadOnlySet<string> Kinds = new HashSet<string> { "payment_method", "charge", "customer", "event", "card", "bank_account" };

    // Under these names platforms keep their own account's id on Stripe's objects.
    private static readonly string[] AccountNames = ["account_external_id", "account_id", "external_id"];

    private readonly PaymentFields _fields = new(latest);
    private readonly List<PaymentRecord> _found = [];
    private string? _reason;

    /// <param name="reason">Why nothing was found; it does not repeat what the object says.</param>
    /// <returns>Empty where the object tells of no payment. Valid until the next call.</returns>
    public IReadOnlyList<PaymentRecord> Read(string json, out string reason)
    {
        _found.Clear();
        _reason = null;
        try
        {
            Take(Parse(json, out var seenAt), seenAt);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            // Its message may hold what the object says.
            _reason = "not an object as Stripe writes it";
        }
        if (_reason is not null) _found.Clear();
        reason = _found.Count > 0 ? "" : _reason ?? "the object names nothing that can be told again: no card, bank account or wallet with a fingerprint or a payer";
        return _found;
    }

    private static IHasObject? Parse(string json, out DateTime? seenAt)
    {
        seenAt = null;
        using var document = JsonDocument.Parse(json);
        var kind = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("object", out var name) ? name.GetString() : null;
        switch (kind)
        {
            case "payment_method": return PaymentMethod.FromJson(json);
            case "charge": return Charge.FromJson(json);
            case "customer": return Customer.FromJson(json);
            case "card": return Card.FromJson(json);
            case "bank_account": return BankAccount.FromJson(json);
            case "event":
                var wrapped = EventUtility.ParseEvent(json, throwOnApiVersionMismatch: false);
                seenAt = wrapped.Created;
                return wrapped.Data?.Object;
            default: return null;
        }
    }

    /// <param name="seenAt">When an event told of it; null where none did.</param>
    private void Take(IHasObject? told, DateTime? seenAt)
    {
        switch (told)
        {
            case PaymentMethod method:
                Add(StripeInstrument.Of(method), AccountOf(method.Metadata, method.Customer, method.CustomerId), Billing(method.BillingDetails), method.Customer, method.Created, seenAt);
                break;
            case Charge charge:
                Add(StripeInstrument.Of(charge.PaymentMethodDetails) ?? StripeInstrument.Of(charge.Source), AccountOf(charge.Metadata, charge.Customer, charge.CustomerId),
                    Billing(charge.BillingDetails), charge.Customer, charge.Created, seenAt);
                break;
            case Customer customer:
                TakeAll(customer, seenAt);
                break;
            case IPaymentSource source:
                AddSource(source, null, null, seenAt);
                break;
            default:
                _reason = "an object of Stripe's that names no payment identity; payment_method, charge, customer and their events do";
                break;
        }
    }

    private void TakeAll(Customer customer, DateTime? seenAt)
    {
        if (customer.InvoiceSettings?.DefaultPaymentMethod is { } method)
            Add(StripeInstrument.Of(method), AccountOf(customer.Metadata, null, customer.Id), Billing(method.BillingDetails), customer, method.Created, seenAt);
        var sources = (customer.Sources?.Data ?? []).AsEnumerable();
        if (customer.DefaultSource is { } first && sources.All(s => s.Id != first.Id)) sources = sources.Prepend(first);
        foreach (var source in sources) AddSource(source, customer, customer.Created, seenAt);
        if (_found.Count == 0) _reason ??= "the customer holds no payment method in full; export it with default_source or invoice_settings.default_payment_method expanded, or export payment_method";
    }

    private void AddSource(IPaymentSource source, Customer? customer, DateTime? created, DateTime? seenAt)
    {
        var (metadata, owner, name, postalCode, country) = source switch
        {
            Card card => (card.Metadata, card.CustomerId, card.Name, card.AddressZip, card.AddressCountry),
            BankAccount bank => (bank.Metadata, bank.CustomerId, bank.AccountHolderName, null, null),
            Source other => (other.Metadata, other.Customer, other.Owner?.Name, other.Owner?.Address?.PostalCode, other.Owner?.Address?.Country),
            _ => (null, null, null, null, null),
        };
        customer ??= (source as Card)?.Customer;
        var account = customer is null ? AccountOf(metadata, null, owner) : AccountOf(customer.Metadata, null, customer.Id);
        // The country of an old card's address was free text.
        Add(StripeInstrument.Of(source), account, new(name, null, null, postalCode, country?.Trim().Length == 2 ? country : null), customer, created, seenAt);
    }

    private void Add(StripeInstrument? paid, string? account, PaymentBilling billing, Customer? customer, DateTime? created, DateTime? seenAt)
    {
        if (paid is null || _reason is not null) return;
        if (account is null)
        {
            _reason = "it names no account: neither metadata account_external_id nor a customer";
            return;
        }
        var first = created is null || created.Value == default ? seenAt : created;
        string?[] values =
        [
            account, paid.Kind, paid.Fingerprint, paid.Funding, paid.Brand, paid.Last4, paid.ExpiryMonth, paid.ExpiryYear, paid.Country,
            billing.Name ?? customer?.Name, billing.Email ?? customer?.Email, billing.Phone ?? customer?.Phone, billing.PostalCode ?? customer?.Address?.PostalCode,
            billing.Country ?? customer?.Address?.Country, Text(first), Text(seenAt > first ? seenAt : first),
        ];
        for (var i = 0; i < values.Length; i++) _fields.Set(i, values[i]);
        if (_fields.Check(out var reason) is { } record) _found.Add(record);
        else _reason = reason;
    }

    private static string? AccountOf(Dictionary<string, string>? metadata, Customer? customer, string? customerId) => Named(metadata) ?? Named(customer?.Metadata) ?? customer?.Id ?? customerId;

    private static string? Named(Dictionary<string, string>? metadata) =>
        metadata is null ? null : AccountNames.Select(name => metadata.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static PaymentBilling Billing(PaymentMethodBillingDetails? b) => new(b?.Name, b?.Email, b?.Phone, b?.Address?.PostalCode, b?.Address?.Country);

    private static PaymentBilling Billing(ChargeBillingDetails? b) => new(b?.Name, b?.Email, b?.Phone, b?.Address?.PostalCode, b?.Address?.Country);

    private static string? Text(DateTime? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
