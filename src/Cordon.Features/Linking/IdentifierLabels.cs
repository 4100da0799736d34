using System.Globalization;
using Cordon.Domain.Devices;
using Cordon.Domain.Payments;

namespace Cordon.Features.Linking;

/// <summary>What identifiers are called on pages: enough to tell them apart, and nothing that pays.</summary>
public static class IdentifierLabels
{
    /// <summary><c>Visa •••• 4242</c>; where nothing describes it, its number in the store.</summary>
    public static string Of(PaymentIdentity payment) => string.Join(' ', new[] { payment.Brand, payment.Last4 is null ? null : "•••• " + payment.Last4 }.OfType<string>()) is { Length: > 0 } text
        ? text
        : "no. " + payment.Id.Value.ToString(CultureInfo.InvariantCulture);

    public static string Of(Device device) => device.Name ?? device.ExternalId;
}
