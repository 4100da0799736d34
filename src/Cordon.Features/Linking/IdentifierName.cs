using Cordon.Domain;
using Cordon.Domain.Devices;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;

namespace Cordon.Features.Linking;

/// <summary>A payment identity or a device by what people know it by, enough to name it in a sentence and to lead to its page.</summary>
/// <param name="Payment">The payment identity's number; exactly one of this and <paramref name="Device"/> is there.</param>
/// <param name="Last4">The last digits or characters of a payment identity.</param>
/// <param name="DeviceName">What the platform calls the device, or its id where it calls it nothing; null for a payment identity.</param>
public sealed record IdentifierName(IdentifierKind Kind, long? Payment, long? Device, string? Brand, string? Last4, string? DeviceName)
{
    public static IdentifierName Of(PaymentIdentity payment) => new(IdentifierKinds.Of(payment.Kind, payment.Funding), payment.Id.Value, null, payment.Brand, payment.Last4, null);

    public static IdentifierName Of(Device device) => new(IdentifierKind.Device, null, device.Id.Value, null, null, device.Name ?? device.ExternalId);

    public IdentifierRef ToRef() => Payment is { } payment ? IdentifierRef.Of(new PaymentIdentityId(payment)) : IdentifierRef.Of(new DeviceId(Device!.Value));
}

/// <summary>An account by what the platform calls it.</summary>
public sealed record AccountName(long Id, string Account);
