using Cordon.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cordon.Data.Storing;

public sealed class AccountIdConverter() : ValueConverter<AccountId, long>(id => id.Value, value => new(value));

public sealed class ImportIdConverter() : ValueConverter<ImportId, long>(id => id.Value, value => new(value));

public sealed class JobIdConverter() : ValueConverter<JobId, long>(id => id.Value, value => new(value));

public sealed class EvidenceIdConverter() : ValueConverter<EvidenceId, long>(id => id.Value, value => new(value));

public sealed class PolicyClauseIdConverter() : ValueConverter<PolicyClauseId, long>(id => id.Value, value => new(value));

public sealed class FlagIdConverter() : ValueConverter<FlagId, long>(id => id.Value, value => new(value));

public sealed class FlagDismissalIdConverter() : ValueConverter<FlagDismissalId, long>(id => id.Value, value => new(value));

public sealed class DetectionRunIdConverter() : ValueConverter<DetectionRunId, long>(id => id.Value, value => new(value));

public sealed class KnownAutomationIdConverter() : ValueConverter<KnownAutomationId, long>(id => id.Value, value => new(value));

public sealed class PaymentIdentityIdConverter() : ValueConverter<PaymentIdentityId, long>(id => id.Value, value => new(value));

public sealed class BillingDetailsIdConverter() : ValueConverter<BillingDetailsId, long>(id => id.Value, value => new(value));

public sealed class DeviceIdConverter() : ValueConverter<DeviceId, long>(id => id.Value, value => new(value));

public sealed class ClusterIdConverter() : ValueConverter<ClusterId, long>(id => id.Value, value => new(value));

public sealed class LinkDecisionIdConverter() : ValueConverter<LinkDecisionId, long>(id => id.Value, value => new(value));

public sealed class LinkingRunIdConverter() : ValueConverter<LinkingRunId, long>(id => id.Value, value => new(value));

public sealed class OrganizationIdConverter() : ValueConverter<OrganizationId, long>(id => id.Value, value => new(value));

public sealed class OrganizationDomainIdConverter() : ValueConverter<OrganizationDomainId, long>(id => id.Value, value => new(value));

public sealed class OrganizationNetworkIdConverter() : ValueConverter<OrganizationNetworkId, long>(id => id.Value, value => new(value));

public sealed class OrganizationNoteIdConverter() : ValueConverter<OrganizationNoteId, long>(id => id.Value, value => new(value));

public sealed class OrganizationMergeIdConverter() : ValueConverter<OrganizationMergeId, long>(id => id.Value, value => new(value));

public sealed class OrganizationLeadIdConverter() : ValueConverter<OrganizationLeadId, long>(id => id.Value, value => new(value));

public sealed class SignalIdConverter() : ValueConverter<SignalId, long>(id => id.Value, value => new(value));

public sealed class AffiliationIdConverter() : ValueConverter<AffiliationId, long>(id => id.Value, value => new(value));

public sealed class AffiliationVersionIdConverter() : ValueConverter<AffiliationVersionId, long>(id => id.Value, value => new(value));

public sealed class AttributionRunIdConverter() : ValueConverter<AttributionRunId, long>(id => id.Value, value => new(value));

public sealed class CustodyEntryIdConverter() : ValueConverter<CustodyEntryId, long>(id => id.Value, value => new(value));

public sealed class EvidenceCheckIdConverter() : ValueConverter<EvidenceCheckId, long>(id => id.Value, value => new(value));

public sealed class EvidenceFindingIdConverter() : ValueConverter<EvidenceFindingId, long>(id => id.Value, value => new(value));

public sealed class IncidentIdConverter() : ValueConverter<IncidentId, long>(id => id.Value, value => new(value));

public sealed class IncidentFigureIdConverter() : ValueConverter<IncidentFigureId, long>(id => id.Value, value => new(value));

public sealed class IncidentAccountIdConverter() : ValueConverter<IncidentAccountId, long>(id => id.Value, value => new(value));

public sealed class IncidentEvidenceIdConverter() : ValueConverter<IncidentEvidenceId, long>(id => id.Value, value => new(value));

public sealed class BanIdConverter() : ValueConverter<BanId, long>(id => id.Value, value => new(value));

public sealed class BanDraftIdConverter() : ValueConverter<BanDraftId, long>(id => id.Value, value => new(value));

public sealed class BanSampleIdConverter() : ValueConverter<BanSampleId, long>(id => id.Value, value => new(value));

public sealed class ProposalIdConverter() : ValueConverter<ProposalId, long>(id => id.Value, value => new(value));

public sealed class ApprovalIdConverter() : ValueConverter<ApprovalId, long>(id => id.Value, value => new(value));

public sealed class ExemptionIdConverter() : ValueConverter<ExemptionId, long>(id => id.Value, value => new(value));

public sealed class CoverageIdConverter() : ValueConverter<CoverageId, long>(id => id.Value, value => new(value));

public sealed class OutboxMessageIdConverter() : ValueConverter<OutboxMessageId, long>(id => id.Value, value => new(value));
