using Cordon.Domain.Accounts;
using Cordon.Domain.Devices;
using Cordon.Domain.Jobs;
using Cordon.Domain.Linking;
using Cordon.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class ClusterMapping : IEntityTypeConfiguration<Cluster>
{
    public void Configure(EntityTypeBuilder<Cluster> cluster)
    {
        cluster.HasKey(c => c.Id);
        cluster.Property(c => c.Id).ValueGeneratedNever();
        cluster.HasIndex(c => new { c.Accounts, c.Id });
    }
}

internal sealed class ClusterMemberMapping : IEntityTypeConfiguration<ClusterMember>
{
    public void Configure(EntityTypeBuilder<ClusterMember> member)
    {
        member.HasKey(m => m.AccountId);
        member.Property(m => m.AccountId).ValueGeneratedNever();
        member.HasIndex(m => m.ClusterId);
        // No foreign keys: both sides are worked out from facts and written by one writer, as many as there are accounts, and checking each would double the time.
    }
}

internal sealed class DueLinkMapping : IEntityTypeConfiguration<DueLink>
{
    public void Configure(EntityTypeBuilder<DueLink> due)
    {
        due.Property(d => d.Id).ValueGeneratedOnAdd();
    }
}

internal sealed class LinkDecisionMapping : IEntityTypeConfiguration<LinkDecision>
{
    public void Configure(EntityTypeBuilder<LinkDecision> decision)
    {
        decision.Property(d => d.Id).ValueGeneratedOnAdd();
        decision.Property(d => d.Reason).HasMaxLength(LinkDecision.MaxReasonLength);
        decision.Property(d => d.TakenBackReason).HasMaxLength(LinkDecision.MaxReasonLength);
        decision.Property(d => d.Grounds).HasMaxLength(ProbableLink.MaxSentenceLength);
        decision.Ignore(d => d.Identifier);
        decision.Property(d => d.Version).IsConcurrencyToken();
        // One that lasts of each kind on one thing, whoever decides at the same time.
        decision.HasIndex(d => d.PaymentIdentityId, "IX_LinkDecisions_PaymentCut").IsUnique().HasFilter("TakenBackAt IS NULL AND Kind = 'CutIdentifier' AND PaymentIdentityId IS NOT NULL");
        decision.HasIndex(d => d.DeviceId, "IX_LinkDecisions_DeviceCut").IsUnique().HasFilter("TakenBackAt IS NULL AND Kind = 'CutIdentifier' AND DeviceId IS NOT NULL");
        decision.HasIndex(d => new { d.AccountId, d.PaymentIdentityId }, "IX_LinkDecisions_AccountPaymentCut").IsUnique().HasFilter("TakenBackAt IS NULL AND Kind = 'CutAccount' AND PaymentIdentityId IS NOT NULL");
        decision.HasIndex(d => new { d.AccountId, d.DeviceId }, "IX_LinkDecisions_AccountDeviceCut").IsUnique().HasFilter("TakenBackAt IS NULL AND Kind = 'CutAccount' AND DeviceId IS NOT NULL");
        decision.HasIndex(d => new { d.AccountId, d.OtherAccountId }, "IX_LinkDecisions_Pair").IsUnique().HasFilter("TakenBackAt IS NULL AND OtherAccountId IS NOT NULL");
        // All of an account, for its page.
        decision.HasIndex(d => new { d.AccountId, d.Id });
        decision.HasIndex(d => new { d.OtherAccountId, d.Id });
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        decision.HasOne<Account>().WithMany().HasForeignKey(d => d.OtherAccountId);
        decision.HasOne<PaymentIdentity>().WithMany().HasForeignKey(d => d.PaymentIdentityId);
        decision.HasOne<Device>().WithMany().HasForeignKey(d => d.DeviceId);
    }
}

internal sealed class ProbableLinkMapping : IEntityTypeConfiguration<ProbableLink>
{
    public void Configure(EntityTypeBuilder<ProbableLink> link)
    {
        link.HasKey(l => new { l.AccountId, l.OtherAccountId });
        link.Property(l => l.Sentence).HasMaxLength(ProbableLink.MaxSentenceLength);
        link.Property(l => l.Contributions).HasMaxLength(4_000);
        link.HasIndex(l => l.OtherAccountId);
        link.HasIndex(l => new { l.Probability, l.AccountId, l.OtherAccountId });
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.OtherAccountId);
    }
}

internal sealed class LinkingRunMapping : IEntityTypeConfiguration<LinkingRun>
{
    public void Configure(EntityTypeBuilder<LinkingRun> run)
    {
        run.Property(r => r.Id).ValueGeneratedOnAdd();
        run.Property(r => r.Settings).HasMaxLength(1_000);
        run.Property(r => r.Weights).HasMaxLength(int.MaxValue);
        run.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId);
    }
}

internal sealed class HubLimitChoiceMapping : IEntityTypeConfiguration<HubLimitChoice>
{
    public void Configure(EntityTypeBuilder<HubLimitChoice> choice)
    {
        choice.HasKey(c => c.Kind);
        choice.Property(c => c.Version).IsConcurrencyToken();
    }
}
