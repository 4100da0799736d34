using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;

namespace Cordon.Features.Approvals;

/// <summary>What a decision on a proposal came to.</summary>
/// <param name="BanState">Where the ban stands now.</param>
/// <param name="Covered">How many accounts it covers now.</param>
/// <param name="Freed">How many are free by this decision.</param>
/// <param name="Sequence">The last line of the change feed so far; 0 before any.</param>
/// <param name="Job">Writes the coverage; null where that is done.</param>
public sealed record DecidedProposal(ProposalId Proposal, ProposalKind Kind, ProposalState State, BanId Ban, BanState BanState, int Covered, int Freed, long Sequence, JobId? Job = null);
