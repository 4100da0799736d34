using Cordon.Domain.Accounts;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Exemptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class ProposalMapping : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.Property(p => p.Id).ValueGeneratedOnAdd();
        proposal.Property(p => p.Reason).HasMaxLength(Ban.MaxReasonLength);
        proposal.Property(p => p.Ground).HasMaxLength(Proposal.MaxGroundLength);
        proposal.Property(p => p.Digest).IsSha256();
        proposal.Property(p => p.Version).IsConcurrencyToken();
        proposal.Ignore(p => p.NeedsCoSign);
        // The database refuses what the code should not have asked.
        proposal.ToTable(table => table.HasCheckConstraint("CK_Proposals_AnotherPerson", "State <> 'Approved' OR DecidedBy <> ProposedBy"));
        proposal.HasIndex(p => new { p.State, p.Id });
        proposal.HasIndex(p => new { p.BanId, p.Id });
        // Two lifts of one ban cannot both wait.
        proposal.HasIndex(p => p.BanId, "IX_Proposals_LiftThatWaits").IsUnique().HasFilter("Kind = 'Lift' AND State = 'Waiting'");
        proposal.HasOne<Ban>().WithMany().HasForeignKey(p => p.BanId);
        proposal.HasOne<BanSample>().WithMany().HasForeignKey(p => p.SampleId);
    }
}

internal sealed class ProposalAccountMapping : IEntityTypeConfiguration<ProposalAccount>
{
    public void Configure(EntityTypeBuilder<ProposalAccount> account)
    {
        account.HasKey(a => new { a.ProposalId, a.AccountId });
        // No foreign key to the account: it would want an index of its own, for rows that are never deleted.
        account.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId);
    }
}

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval)
    {
        approval.Property(a => a.Id).ValueGeneratedOnAdd();
        approval.Property(a => a.Reason).HasMaxLength(Ban.MaxReasonLength);
        approval.Property(a => a.Digest!).IsSha256();
        approval.HasIndex(a => new { a.ProposalId, a.Id });
        // One that decides, whoever else is at it.
        approval.HasIndex(a => a.ProposalId, "IX_Approvals_Deciding").IsUnique().HasFilter("Kind <> 'CoSigned'");
        approval.HasOne<Proposal>().WithMany().HasForeignKey(a => a.ProposalId);
    }
}

internal sealed class ExemptionMapping : IEntityTypeConfiguration<Exemption>
{
    public void Configure(EntityTypeBuilder<Exemption> exemption)
    {
        exemption.Property(e => e.Id).ValueGeneratedOnAdd();
        exemption.HasIndex(e => new { e.BanId, e.AccountId });
        exemption.HasIndex(e => new { e.AccountId, e.BanId });
        // What ends by itself.
        exemption.HasIndex(e => e.UntilAt, "IX_Exemptions_Ending").HasFilter("EndedAt IS NULL AND UntilAt IS NOT NULL");
        exemption.HasOne<Ban>().WithMany().HasForeignKey(e => e.BanId);
        exemption.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId);
        exemption.HasOne<Proposal>().WithMany().HasForeignKey(e => e.ProposalId);
    }
}
