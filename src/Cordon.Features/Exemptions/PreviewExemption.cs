using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Staff;
using Cordon.Features.Bans;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Exemptions;

/// <summary>Whom an exemption would let go, before anybody proposes it.</summary>
public sealed record PreviewExemption(BanId Ban, ExemptionWish Wish);

/// <param name="Accounts">Whom the ban covers of those meant; <paramref name="Digest"/> names them.</param>
/// <param name="FirstNames">Some of them, as they are called on the platform.</param>
public sealed record ExemptionPreview(BanId Ban, int Accounts, int Frees, int StaysBanned, string Digest, IReadOnlyList<string> FirstNames);

public sealed class PreviewExemptionHandler(CordonStore store, ICurrentActor actors, TimeProvider clock)
{
    /// <returns>The preview; or <c>permission.missing</c>, <c>ban.not-found</c>, <c>ban.not-in-force</c>, <c>exemption.nobody-named</c>, <c>exemption.nobody</c>, <c>exemption.ground-out-of-range</c>, <c>ban.unknown-account</c>,
    /// <c>ban.too-many-accounts</c>.</returns>
    public async Task<Outcome<ExemptionPreview>> HandleAsync(PreviewExemption query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        return await store.ReadAsync<Outcome<ExemptionPreview>>(
            async (db, ct) =>
            {
                if (await db.Bans.TagWith(nameof(PreviewExemption)).SingleOrDefaultAsync(b => b.Id == query.Ban, ct) is not { } ban) return BanRefusals.NotFound;
                if (ban.State != BanState.InForce) return BanRefusals.NotInForce;
                if (!(await ExemptionSet.FindAsync(db, store.Dialect, ban, query.Wish, clock.GetUtcNow(), ct)).Accepted(out var set, out var refusal)) return refusal;
                return new ExemptionPreview(ban.Id, set.Accounts.Count, set.Frees, set.StaysBanned, AccountsDigest.Of(set.Accounts), await PreviewLiftHandler.NamesAsync(db, set.Accounts, ct));
            },
            cancel);
    }
}
