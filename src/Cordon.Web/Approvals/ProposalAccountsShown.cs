using Cordon.Domain;
using Cordon.Features.Approvals;

namespace Cordon.Web.Approvals;

public sealed record ProposalAccountsShown(ProposalAccountsPage? Page, Refusal? Refusal);
