using System.Runtime.CompilerServices;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>A proposal for scripts.</summary>
/// <param name="Accounts">How many it covers, frees or exempts, as <paramref name="Digest"/> names them.</param>
/// <param name="WronglyCovered">Null where no sample was judged.</param>
public sealed record StreamedProposal(long Proposal, ProposalKind Kind, long Ban, ProposalState State, int Accounts, string Digest, int StayBanned, string Reason, bool Competitor, bool Ties,
    string ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset LapsesAt, string? CoSignedBy, string? DecidedBy, DateTimeOffset? DecidedAt, WronglyCovered? WronglyCovered);

/// <summary>Shares from 0 to 1, with the 95 % interval.</summary>
public sealed record WronglyCovered(double Estimate, double Low, double High);

/// <summary>All proposals, in the order they were made, some at a time.</summary>
public sealed class StreamProposalsHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 1_000;

    /// <exception cref="RefusedException">The reader may not see proposals.</exception>
    public async IAsyncEnumerable<StreamedProposal> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        var last = new ProposalId(0);
        while (true)
        {
            var some = await store.ReadAsync((db, ct) => db.Proposals.Where(p => p.Id > last).OrderBy(p => p.Id).Take(AtATime).TagWith(nameof(StreamProposalsHandler)).ToListAsync(ct), cancel);
            foreach (var p in some)
                yield return new(p.Id.Value, p.Kind, p.BanId.Value, p.State, p.Accounts, p.Digest, p.StayBanned, p.Reason, p.Competitor, p.Ties, p.ProposedByName, p.ProposedAt, p.LapsesAt, p.CoSignedByName, p.DecidedByName,
                    p.DecidedAt, Of(p));
            if (some.Count < AtATime) yield break;
            last = some[^1].Id;
        }
    }

    private static WronglyCovered? Of(Proposal p) => p is { WrongEstimate: { } estimate, WrongLow: { } low, WrongHigh: { } high } ? new(estimate, low, high) : null;
}
