using System.Text.Json;
using Cordon.Domain;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Payments;

internal static class PaymentFile
{
    public const string Stripe = "stripe";

    public static readonly FactFile Kind = new("payments", new CardGuard(PaymentFields.Known, times: ["first_seen", "last_seen"], phone: "billing_phone"),
        ["account_external_id", "kind", "fingerprint"], ImportRefusals.NotPayments, foreign: IsStripe);

    public static bool IsOfStripe(string format) => format.StartsWith(Stripe, StringComparison.Ordinal);

    private static Outcome<string?> IsStripe(JsonElement first)
    {
        if (!first.TryGetProperty("object", out var name) || name.ValueKind != JsonValueKind.String) return (string?)null;
        return StripeObjects.Kinds.Contains(name.GetString()!) ? Stripe : ImportRefusals.NotPayments("its first object is one of Stripe's that names no payment identity");
    }
}
