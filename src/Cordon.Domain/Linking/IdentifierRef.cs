namespace Cordon.Domain.Linking;

/// <summary>What joins accounts: a payment identity or a device, exactly one of the two.</summary>
public readonly record struct IdentifierRef
{
    private IdentifierRef(PaymentIdentityId? payment, DeviceId? device) => (Payment, Device) = (payment, device);

    public PaymentIdentityId? Payment { get; }
    public DeviceId? Device { get; }

    public static IdentifierRef Of(PaymentIdentityId payment) => new(payment, null);

    public static IdentifierRef Of(DeviceId device) => new(null, device);

    /// <summary><c>payment:12</c> or <c>device:7</c>: the subject of audit entries.</summary>
    public override string ToString() => Payment is { } payment ? $"payment:{payment.Value}" : $"device:{Device?.Value}";
}
