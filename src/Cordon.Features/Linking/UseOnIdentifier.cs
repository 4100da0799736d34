using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Linking;

namespace Cordon.Features.Linking;

/// <summary>An account on an identifier, whichever kind that is.</summary>
internal sealed class UseOnIdentifier
{
    public required AccountId AccountId { get; init; }
    public required DateTimeOffset FirstSeenAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The accounts on one identifier.</summary>
    public static IQueryable<UseOnIdentifier> Of(CordonDb db, IdentifierRef identifier) => identifier switch
    {
        { Payment: { } payment } => db.AccountPayments.Where(u => u.PaymentIdentityId == payment)
            .Select(u => new UseOnIdentifier { AccountId = u.AccountId, FirstSeenAt = u.FirstSeenAt, LastSeenAt = u.LastSeenAt }),
        { Device: { } device } => db.AccountDevices.Where(u => u.DeviceId == device)
            .Select(u => new UseOnIdentifier { AccountId = u.AccountId, FirstSeenAt = u.FirstSeenAt, LastSeenAt = u.LastSeenAt }),
        _ => throw new ArgumentException("An identifier is a payment identity or a device.", nameof(identifier)),
    };

    /// <summary>All decisions about one identifier, also about single accounts on it.</summary>
    public static IQueryable<LinkDecision> Decisions(CordonDb db, IdentifierRef identifier) => identifier switch
    {
        { Payment: { } payment } => db.LinkDecisions.Where(d => d.PaymentIdentityId == payment),
        { Device: { } device } => db.LinkDecisions.Where(d => d.DeviceId == device),
        _ => throw new ArgumentException("An identifier is a payment identity or a device.", nameof(identifier)),
    };
}
