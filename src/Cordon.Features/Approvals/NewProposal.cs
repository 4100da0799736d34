using Cordon.Domain;
using Cordon.Domain.Approvals;

namespace Cordon.Features.Approvals;

/// <summary>A lift or an exemption that waits for a second person.</summary>
/// <param name="Digest">Names the accounts it is about: whoever approves them approves with it.</param>
/// <param name="Frees">How many it sets free.</param>
/// <param name="StaysBanned">How many of those that it lets go other bans go on covering.</param>
public sealed record NewProposal(ProposalId Proposal, ProposalKind Kind, BanId Ban, string Digest, int Frees, int StaysBanned);
