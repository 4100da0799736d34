using Cordon.Domain.Accounts;
using Cordon.Domain.Bans;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Organizations;
using Cordon.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class BanMapping : IEntityTypeConfiguration<Ban>
{
    public void Configure(EntityTypeBuilder<Ban> ban)
    {
        ban.Property(b => b.Id).ValueGeneratedOnAdd();
        ban.Property(b => b.Reason).HasMaxLength(Ban.MaxReasonLength);
        ban.Property(b => b.Statement).HasMaxLength(Ban.MaxStatementLength);
        ban.Property(b => b.Version).IsConcurrencyToken();
        ban.Ignore(b => b.Rule);
        ban.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Bans_OrganizationOrAccounts", "(Target = 'Organization' AND OrganizationId IS NOT NULL) OR (Target = 'Accounts' AND OrganizationId IS NULL)");
            table.HasCheckConstraint("CK_Bans_Threshold_Share", "Threshold IS NULL OR (Threshold >= 0.5 AND Threshold <= 1)");
            table.HasCheckConstraint("CK_Bans_EndKnown", "EndedHow IS NULL OR EndedAt IS NOT NULL");
            table.HasCheckConstraint("CK_Bans_InForceByAPerson", "State NOT IN ('InForce', 'Scheduled') OR ApprovedAt IS NOT NULL OR EmergencyAt IS NOT NULL");
        });
        // The lists by state, newest first; what is due; the bans of an organization.
        ban.HasIndex(b => new { b.State, b.Id });
        ban.HasIndex(b => new { b.OrganizationId, b.Id });
        ban.HasOne<Organization>().WithMany().HasForeignKey(b => b.OrganizationId);
        ban.HasOne<PolicyClause>().WithMany().HasForeignKey(b => b.ClauseId);
    }
}

internal sealed class BanAccountMapping : IEntityTypeConfiguration<BanAccount>
{
    public void Configure(EntityTypeBuilder<BanAccount> account)
    {
        account.HasKey(a => new { a.BanId, a.AccountId });
        account.HasIndex(a => new { a.AccountId, a.BanId });
        account.HasOne<Ban>().WithMany().HasForeignKey(a => a.BanId);
        account.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
    }
}

internal sealed class BanIncidentMapping : IEntityTypeConfiguration<BanIncident>
{
    public void Configure(EntityTypeBuilder<BanIncident> incident)
    {
        incident.HasKey(i => new { i.BanId, i.IncidentId });
        incident.HasIndex(i => new { i.IncidentId, i.BanId });
        incident.HasOne<Ban>().WithMany().HasForeignKey(i => i.BanId);
        incident.HasOne<Incident>().WithMany().HasForeignKey(i => i.IncidentId);
    }
}

internal sealed class BanEvidenceMapping : IEntityTypeConfiguration<BanEvidence>
{
    public void Configure(EntityTypeBuilder<BanEvidence> evidence)
    {
        evidence.HasKey(e => new { e.BanId, e.EvidenceId });
        evidence.HasIndex(e => new { e.EvidenceId, e.BanId });
        evidence.HasOne<Ban>().WithMany().HasForeignKey(e => e.BanId);
        evidence.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.EvidenceId);
    }
}

internal sealed class BanDraftMapping : IEntityTypeConfiguration<BanDraft>
{
    public void Configure(EntityTypeBuilder<BanDraft> draft)
    {
        draft.Property(d => d.Id).ValueGeneratedOnAdd();
        draft.Property(d => d.Title).HasMaxLength(BanDraft.MaxTitleLength);
        draft.Property(d => d.Content).HasMaxLength(BanDraft.MaxContentLength);
        draft.HasIndex(d => new { d.Staff, d.Id });
    }
}

internal sealed class BanSampleMapping : IEntityTypeConfiguration<BanSample>
{
    public void Configure(EntityTypeBuilder<BanSample> sample)
    {
        sample.Property(s => s.Id).ValueGeneratedOnAdd();
        sample.Property(s => s.RuleKey).IsSha256();
        sample.Property(s => s.Digest).IsSha256();
        // One for a rule and a covered set.
        sample.HasIndex(s => new { s.RuleKey, s.Digest }).IsUnique();
    }
}

internal sealed class BanSampleAccountMapping : IEntityTypeConfiguration<BanSampleAccount>
{
    public void Configure(EntityTypeBuilder<BanSampleAccount> account)
    {
        account.HasKey(a => new { a.SampleId, a.AccountId });
        account.HasOne<BanSample>().WithMany().HasForeignKey(a => a.SampleId);
        account.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
    }
}
