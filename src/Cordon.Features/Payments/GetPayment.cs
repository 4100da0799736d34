using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Payments;
using Cordon.Domain.Staff;
using Cordon.Features.Linking;
using Cordon.Features.Paging;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Payments;

/// <summary>One payment identity, the accounts on it and what is decided about it; masked.</summary>
/// <param name="Size">Accounts on the page, 1 to 200.</param>
public sealed record GetPayment(PaymentIdentityId Id, PagePlace Place = default, int Size = 50);

/// <param name="ExpiryMonth">1 to 12.</param>
/// <param name="IssuerCountry">ISO 3166-1 alpha-2.</param>
public sealed record PaymentView(long Id, PaymentKind Kind, CardFunding Funding, string? Brand, string? Last4, int? ExpiryMonth, int? ExpiryYear, string? IssuerCountry, IdentifierView Uses);

public sealed class GetPaymentHandler(CordonStore store, ICurrentActor actors)
{
    /// <returns>The payment identity; or <c>permission.missing</c>, <c>payment.not-found</c>.</returns>
    public async Task<Outcome<PaymentView>> HandleAsync(GetPayment query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<PaymentView>>(
            async (db, ct) =>
            {
                if (await db.PaymentIdentities.TagWith(nameof(GetPayment)).SingleOrDefaultAsync(p => p.Id == query.Id, ct) is not { } payment) return PaymentRefusals.NotFound;
                var uses = await IdentifierReader.ReadAsync(db, IdentifierName.Of(payment), payment.FirstSeenAt, payment.LastSeenAt, query.Place, query.Size, actor.May(Permission.ReviewFacts), ct);
                return new PaymentView(payment.Id.Value, payment.Kind, payment.Funding, payment.Brand, payment.Last4, payment.ExpiryMonth, payment.ExpiryYear, payment.IssuerCountry, uses);
            },
            cancel);
    }
}
