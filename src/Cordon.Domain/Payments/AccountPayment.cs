namespace Cordon.Domain.Payments;

/// <summary>An account paid with a payment identity, from the first to the last time that was seen.</summary>
public sealed class AccountPayment
{
    public required AccountId AccountId { get; init; }
    public required PaymentIdentityId PaymentIdentityId { get; init; }
    public required DateTimeOffset FirstSeenAt { get; set; }
    public required DateTimeOffset LastSeenAt { get; set; }
}
