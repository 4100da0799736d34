using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Audit;
using Cordon.Domain.Bans;
using Cordon.Domain.Detection;
using Cordon.Domain.Devices;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Evidence;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Imports;
using Cordon.Domain.Incidents;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Domain.Organizations;
using Cordon.Domain.Payments;
using Cordon.Domain.Policies;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data;

/// <summary>All that Cordon keeps: one model for both databases. It names no provider.</summary>
public sealed class CordonDb(DbContextOptions<CordonDb> options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<StagedAccount> StagedAccounts => Set<StagedAccount>();
    public DbSet<AccountTerm> AccountTerms => Set<AccountTerm>();
    public DbSet<ActivityMinute> ActivityMinutes => Set<ActivityMinute>();
    public DbSet<ServiceMinute> ServiceMinutes => Set<ServiceMinute>();
    public DbSet<Route> Routes => Set<Route>();
    public DbSet<UserAgent> UserAgents => Set<UserAgent>();
    public DbSet<EvidenceItem> Evidence => Set<EvidenceItem>();
    public DbSet<CustodyEntry> Custody => Set<CustodyEntry>();
    public DbSet<EvidenceCheck> EvidenceChecks => Set<EvidenceCheck>();
    public DbSet<EvidenceFinding> EvidenceFindings => Set<EvidenceFinding>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<IncidentFigure> IncidentFigures => Set<IncidentFigure>();
    public DbSet<IncidentAccount> IncidentAccounts => Set<IncidentAccount>();
    public DbSet<IncidentEvidence> IncidentEvidence => Set<IncidentEvidence>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportReject> ImportRejects => Set<ImportReject>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<PolicyClause> PolicyClauses => Set<PolicyClause>();
    public DbSet<Flag> Flags => Set<Flag>();
    public DbSet<FlagDismissal> FlagDismissals => Set<FlagDismissal>();
    public DbSet<StoredProfile> AccountProfiles => Set<StoredProfile>();
    public DbSet<StoredMove> AccountMoves => Set<StoredMove>();
    public DbSet<DetectionRun> DetectionRuns => Set<DetectionRun>();
    public DbSet<DetectorChoice> DetectorChoices => Set<DetectorChoice>();
    public DbSet<KnownAutomation> KnownAutomations => Set<KnownAutomation>();
    public DbSet<StaffVisit> StaffVisits => Set<StaffVisit>();
    public DbSet<PaymentIdentity> PaymentIdentities => Set<PaymentIdentity>();
    public DbSet<AccountPayment> AccountPayments => Set<AccountPayment>();
    public DbSet<BillingDetails> BillingDetails => Set<BillingDetails>();
    public DbSet<StagedPayment> StagedPayments => Set<StagedPayment>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<AccountDevice> AccountDevices => Set<AccountDevice>();
    public DbSet<StagedDevice> StagedDevices => Set<StagedDevice>();
    public DbSet<Cluster> Clusters => Set<Cluster>();
    public DbSet<ClusterMember> ClusterMembers => Set<ClusterMember>();
    public DbSet<DueLink> DueLinks => Set<DueLink>();
    public DbSet<LinkDecision> LinkDecisions => Set<LinkDecision>();
    public DbSet<ProbableLink> ProbableLinks => Set<ProbableLink>();
    public DbSet<LinkingRun> LinkingRuns => Set<LinkingRun>();
    public DbSet<HubLimitChoice> HubLimitChoices => Set<HubLimitChoice>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<OrganizationAlias> OrganizationAliases => Set<OrganizationAlias>();
    public DbSet<OrganizationDomain> OrganizationDomains => Set<OrganizationDomain>();
    public DbSet<OrganizationNetwork> OrganizationNetworks => Set<OrganizationNetwork>();
    public DbSet<OrganizationAncestor> OrganizationAncestors => Set<OrganizationAncestor>();
    public DbSet<OrganizationNote> OrganizationNotes => Set<OrganizationNote>();
    public DbSet<OrganizationMerge> OrganizationMerges => Set<OrganizationMerge>();
    public DbSet<OrganizationLead> OrganizationLeads => Set<OrganizationLead>();
    public DbSet<OrganizationHost> OrganizationHosts => Set<OrganizationHost>();
    public DbSet<Signal> Signals => Set<Signal>();
    public DbSet<StagedSignal> StagedSignals => Set<StagedSignal>();
    public DbSet<Affiliation> Affiliations => Set<Affiliation>();
    public DbSet<AffiliationVersion> AffiliationVersions => Set<AffiliationVersion>();
    public DbSet<StagedAffiliation> StagedAffiliations => Set<StagedAffiliation>();
    public DbSet<AttributionRun> AttributionRuns => Set<AttributionRun>();

    public DbSet<Ban> Bans => Set<Ban>();
    public DbSet<BanAccount> BanAccounts => Set<BanAccount>();
    public DbSet<BanIncident> BanIncidents => Set<BanIncident>();
    public DbSet<BanEvidence> BanEvidence => Set<BanEvidence>();
    public DbSet<BanDraft> BanDrafts => Set<BanDraft>();
    public DbSet<BanSample> BanSamples => Set<BanSample>();
    public DbSet<BanSampleAccount> BanSampleAccounts => Set<BanSampleAccount>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<ProposalAccount> ProposalAccounts => Set<ProposalAccount>();
    public DbSet<Approval> Approvals => Set<Approval>();
    public DbSet<Exemption> Exemptions => Set<Exemption>();
    public DbSet<Coverage> Coverage => Set<Coverage>();
    public DbSet<EnforcementChange> EnforcementChanges => Set<EnforcementChange>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configurationBuilder.Properties<ImportId>().HaveConversion<ImportIdConverter>();
        configurationBuilder.Properties<JobId>().HaveConversion<JobIdConverter>();
        configurationBuilder.Properties<EvidenceId>().HaveConversion<EvidenceIdConverter>();
        configurationBuilder.Properties<PolicyClauseId>().HaveConversion<PolicyClauseIdConverter>();
        configurationBuilder.Properties<FlagId>().HaveConversion<FlagIdConverter>();
        configurationBuilder.Properties<FlagDismissalId>().HaveConversion<FlagDismissalIdConverter>();
        configurationBuilder.Properties<DetectionRunId>().HaveConversion<DetectionRunIdConverter>();
        configurationBuilder.Properties<KnownAutomationId>().HaveConversion<KnownAutomationIdConverter>();
        configurationBuilder.Properties<PaymentIdentityId>().HaveConversion<PaymentIdentityIdConverter>();
        configurationBuilder.Properties<BillingDetailsId>().HaveConversion<BillingDetailsIdConverter>();
        configurationBuilder.Properties<DeviceId>().HaveConversion<DeviceIdConverter>();
        configurationBuilder.Properties<ClusterId>().HaveConversion<ClusterIdConverter>();
        configurationBuilder.Properties<LinkDecisionId>().HaveConversion<LinkDecisionIdConverter>();
        configurationBuilder.Properties<LinkingRunId>().HaveConversion<LinkingRunIdConverter>();
        configurationBuilder.Properties<OrganizationId>().HaveConversion<OrganizationIdConverter>();
        configurationBuilder.Properties<OrganizationDomainId>().HaveConversion<OrganizationDomainIdConverter>();
        configurationBuilder.Properties<OrganizationNetworkId>().HaveConversion<OrganizationNetworkIdConverter>();
        configurationBuilder.Properties<OrganizationNoteId>().HaveConversion<OrganizationNoteIdConverter>();
        configurationBuilder.Properties<OrganizationMergeId>().HaveConversion<OrganizationMergeIdConverter>();
        configurationBuilder.Properties<OrganizationLeadId>().HaveConversion<OrganizationLeadIdConverter>();
        configurationBuilder.Properties<SignalId>().HaveConversion<SignalIdConverter>();
        configurationBuilder.Properties<AffiliationId>().HaveConversion<AffiliationIdConverter>();
        configurationBuilder.Properties<AffiliationVersionId>().HaveConversion<AffiliationVersionIdConverter>();
        configurationBuilder.Properties<AttributionRunId>().HaveConversion<AttributionRunIdConverter>();
        configurationBuilder.Properties<CustodyEntryId>().HaveConversion<CustodyEntryIdConverter>();
        configurationBuilder.Properties<EvidenceCheckId>().HaveConversion<EvidenceCheckIdConverter>();
        configurationBuilder.Properties<EvidenceFindingId>().HaveConversion<EvidenceFindingIdConverter>();
        configurationBuilder.Properties<IncidentId>().HaveConversion<IncidentIdConverter>();
        configurationBuilder.Properties<IncidentFigureId>().HaveConversion<IncidentFigureIdConverter>();
        configurationBuilder.Properties<IncidentAccountId>().HaveConversion<IncidentAccountIdConverter>();
        configurationBuilder.Properties<IncidentEvidenceId>().HaveConversion<IncidentEvidenceIdConverter>();
        configurationBuilder.Properties<BanId>().HaveConversion<BanIdConverter>();
        configurationBuilder.Properties<BanDraftId>().HaveConversion<BanDraftIdConverter>();
        configurationBuilder.Properties<BanSampleId>().HaveConversion<BanSampleIdConverter>();
        configurationBuilder.Properties<ProposalId>().HaveConversion<ProposalIdConverter>();
        configurationBuilder.Properties<ApprovalId>().HaveConversion<ApprovalIdConverter>();
        configurationBuilder.Properties<ExemptionId>().HaveConversion<ExemptionIdConverter>();
        configurationBuilder.Properties<CoverageId>().HaveConversion<CoverageIdConverter>();
        configurationBuilder.Properties<OutboxMessageId>().HaveConversion<OutboxMessageIdConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32).AreUnicode(false);
        configurationBuilder.Properties<decimal>().HavePrecision(9, 6);
        configurationBuilder.Properties<string>().HaveMaxLength(200);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CordonDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            // Nothing vanishes because something else did; SQL Server also refuses two cascade paths to one table.
            foreach (var key in entity.GetForeignKeys()) key.DeleteBehavior = DeleteBehavior.Restrict;
            foreach (var property in entity.GetProperties())
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                    modelBuilder.Entity(entity.ClrType).ToTable(table => table.HasCheckConstraint(
                        $"CK_{entity.GetTableName()}_{property.Name}",
                        $"{property.Name} IN ({string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"))})"));
        }
    }
}
