using Cordon.Domain;

namespace Cordon.Features.Payments;

public static class PaymentRefusals
{
    public static readonly Refusal NotFound = new("payment.not-found", "There is no payment identity of this number here. Nothing was changed. Open it from an account that pays with it.");
}
