namespace Cordon.Domain;

// Ids are numbers the store hands out, ascending and never reused; a type each, so that one cannot stand in for another.
// The comparison operators are what keyset conditions are written with: EF turns them into a plain comparison of the column.

public readonly record struct AccountId(long Value)
{
    public static bool operator <(AccountId a, AccountId b) => a.Value < b.Value;
    public static bool operator >(AccountId a, AccountId b) => a.Value > b.Value;
}

public readonly record struct ImportId(long Value)
{
    public static bool operator <(ImportId a, ImportId b) => a.Value < b.Value;
    public static bool operator >(ImportId a, ImportId b) => a.Value > b.Value;
}

public readonly record struct JobId(long Value);

public readonly record struct EvidenceId(long Value)
{
    public static bool operator <(EvidenceId a, EvidenceId b) => a.Value < b.Value;
    public static bool operator >(EvidenceId a, EvidenceId b) => a.Value > b.Value;
}

public readonly record struct PolicyClauseId(long Value);

public readonly record struct FlagId(long Value)
{
    public static bool operator <(FlagId a, FlagId b) => a.Value < b.Value;
    public static bool operator >(FlagId a, FlagId b) => a.Value > b.Value;
}

public readonly record struct FlagDismissalId(long Value);

public readonly record struct DetectionRunId(long Value)
{
    public static bool operator <(DetectionRunId a, DetectionRunId b) => a.Value < b.Value;
    public static bool operator >(DetectionRunId a, DetectionRunId b) => a.Value > b.Value;
}

public readonly record struct KnownAutomationId(long Value);

public readonly record struct PaymentIdentityId(long Value)
{
    public static bool operator <(PaymentIdentityId a, PaymentIdentityId b) => a.Value < b.Value;
    public static bool operator >(PaymentIdentityId a, PaymentIdentityId b) => a.Value > b.Value;
}

public readonly record struct BillingDetailsId(long Value);

public readonly record struct DeviceId(long Value)
{
    public static bool operator <(DeviceId a, DeviceId b) => a.Value < b.Value;
    public static bool operator >(DeviceId a, DeviceId b) => a.Value > b.Value;
}

/// <summary>The number of the cluster's oldest account, that is its smallest <see cref="AccountId"/>: it says the same whatever order facts came in.</summary>
public readonly record struct ClusterId(long Value)
{
    public static bool operator <(ClusterId a, ClusterId b) => a.Value < b.Value;
    public static bool operator >(ClusterId a, ClusterId b) => a.Value > b.Value;
}

public readonly record struct LinkDecisionId(long Value);

public readonly record struct LinkingRunId(long Value);

public readonly record struct OrganizationId(long Value)
{
    public static bool operator <(OrganizationId a, OrganizationId b) => a.Value < b.Value;
    public static bool operator >(OrganizationId a, OrganizationId b) => a.Value > b.Value;
}

public readonly record struct OrganizationDomainId(long Value);

public readonly record struct OrganizationNetworkId(long Value);

public readonly record struct OrganizationNoteId(long Value);

public readonly record struct OrganizationMergeId(long Value);

public readonly record struct OrganizationLeadId(long Value)
{
    public static bool operator <(OrganizationLeadId a, OrganizationLeadId b) => a.Value < b.Value;
    public static bool operator >(OrganizationLeadId a, OrganizationLeadId b) => a.Value > b.Value;
}

public readonly record struct SignalId(long Value)
{
    public static bool operator <(SignalId a, SignalId b) => a.Value < b.Value;
    public static bool operator >(SignalId a, SignalId b) => a.Value > b.Value;
}

public readonly record struct AffiliationId(long Value)
{
    public static bool operator <(AffiliationId a, AffiliationId b) => a.Value < b.Value;
    public static bool operator >(AffiliationId a, AffiliationId b) => a.Value > b.Value;
}

public readonly record struct AffiliationVersionId(long Value)
{
    public static bool operator <(AffiliationVersionId a, AffiliationVersionId b) => a.Value < b.Value;
    public static bool operator >(AffiliationVersionId a, AffiliationVersionId b) => a.Value > b.Value;
}

public readonly record struct AttributionRunId(long Value);

public readonly record struct CustodyEntryId(long Value)
{
    public static bool operator <(CustodyEntryId a, CustodyEntryId b) => a.Value < b.Value;
    public static bool operator >(CustodyEntryId a, CustodyEntryId b) => a.Value > b.Value;
}

public readonly record struct EvidenceCheckId(long Value);

public readonly record struct EvidenceFindingId(long Value);

public readonly record struct IncidentId(long Value)
{
    public static bool operator <(IncidentId a, IncidentId b) => a.Value < b.Value;
    public static bool operator >(IncidentId a, IncidentId b) => a.Value > b.Value;
}

public readonly record struct IncidentFigureId(long Value);

public readonly record struct IncidentAccountId(long Value);

public readonly record struct IncidentEvidenceId(long Value);

public readonly record struct BanId(long Value)
{
    public static bool operator <(BanId a, BanId b) => a.Value < b.Value;
    public static bool operator >(BanId a, BanId b) => a.Value > b.Value;
}

public readonly record struct BanDraftId(long Value)
{
    public static bool operator <(BanDraftId a, BanDraftId b) => a.Value < b.Value;
    public static bool operator >(BanDraftId a, BanDraftId b) => a.Value > b.Value;
}

public readonly record struct BanSampleId(long Value);

public readonly record struct ProposalId(long Value)
{
    public static bool operator <(ProposalId a, ProposalId b) => a.Value < b.Value;
    public static bool operator >(ProposalId a, ProposalId b) => a.Value > b.Value;
}

public readonly record struct ApprovalId(long Value);

public readonly record struct ExemptionId(long Value)
{
    public static bool operator <(ExemptionId a, ExemptionId b) => a.Value < b.Value;
    public static bool operator >(ExemptionId a, ExemptionId b) => a.Value > b.Value;
}

public readonly record struct CoverageId(long Value)
{
    public static bool operator <(CoverageId a, CoverageId b) => a.Value < b.Value;
    public static bool operator >(CoverageId a, CoverageId b) => a.Value > b.Value;
}

public readonly record struct OutboxMessageId(long Value);
