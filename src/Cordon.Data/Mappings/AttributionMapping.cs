using Cordon.Domain.Accounts;
using Cordon.Domain.Attribution;
using Cordon.Domain.Jobs;
using Cordon.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class SignalMapping : IEntityTypeConfiguration<Signal>
{
    public void Configure(EntityTypeBuilder<Signal> signal)
    {
        signal.Property(s => s.Id).ValueGeneratedOnAdd();
        signal.Property(s => s.Value).HasMaxLength(Signal.MaxValueLength);
        signal.Property(s => s.Source).HasMaxLength(Signal.MaxSourceLength);
        // All of an account, in the order that attribution reads them.
        signal.HasIndex(s => new { s.AccountId, s.Id });
        signal.HasIndex(s => new { s.OrganizationId, s.Kind, s.AccountId });
        // One of each kind is derived on an account and organization.
        signal.HasIndex(s => new { s.AccountId, s.OrganizationId, s.Kind }, "IX_Signals_Derived").IsUnique().HasFilter("EndedAt IS NULL AND Derived = 1");
        signal.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        signal.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId);
        // No foreign key to the import: it would want an index of its own, for rows that are never deleted.
    }
}

internal sealed class StagedSignalMapping : IEntityTypeConfiguration<StagedSignal>
{
    public void Configure(EntityTypeBuilder<StagedSignal> staged)
    {
        // Found by what it is about: each is compared with what stands.
        staged.HasKey(s => new { s.ImportId, s.AccountId, s.OrganizationId, s.Kind, s.Line });
        staged.Property(s => s.Value).HasMaxLength(Signal.MaxValueLength);
        staged.Property(s => s.Source).HasMaxLength(Signal.MaxSourceLength);
    }
}

internal sealed class AffiliationMapping : IEntityTypeConfiguration<Affiliation>
{
    public void Configure(EntityTypeBuilder<Affiliation> affiliation)
    {
        affiliation.Property(a => a.Id).ValueGeneratedOnAdd();
        affiliation.Property(a => a.DecisionReason).HasMaxLength(Affiliation.MaxReasonLength);
        affiliation.Property(a => a.Version).IsConcurrencyToken();
        affiliation.HasIndex(a => new { a.AccountId, a.OrganizationId }).IsUnique();
        // The people of an organization, by state and confidence: lists, histogram and, later, the reach of a ban.
        affiliation.HasIndex(a => new { a.OrganizationId, a.State, a.Confidence, a.AccountId });
        // What waits for a person, the surest first.
        affiliation.HasIndex(a => new { a.Review, a.Confidence, a.Id });
        affiliation.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
        affiliation.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId);
    }
}

internal sealed class AffiliationVersionMapping : IEntityTypeConfiguration<AffiliationVersion>
{
    public void Configure(EntityTypeBuilder<AffiliationVersion> version)
    {
        version.Property(v => v.Id).ValueGeneratedOnAdd();
        version.Property(v => v.Reason).HasMaxLength(Affiliation.MaxReasonLength);
        version.HasIndex(v => new { v.AffiliationId, v.Id });
        version.HasIndex(v => new { v.AccountId, v.Id });
        // What was believed of an organization on a day.
        version.HasIndex(v => new { v.OrganizationId, v.At, v.AffiliationId });
    }
}

internal sealed class StagedAffiliationMapping : IEntityTypeConfiguration<StagedAffiliation>
{
    public void Configure(EntityTypeBuilder<StagedAffiliation> staged)
    {
        staged.HasKey(s => s.AffiliationId);
        staged.Property(s => s.AffiliationId).ValueGeneratedNever();
    }
}

internal sealed class AttributionRunMapping : IEntityTypeConfiguration<AttributionRun>
{
    public void Configure(EntityTypeBuilder<AttributionRun> run)
    {
        run.Property(r => r.Id).ValueGeneratedOnAdd();
        run.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId);
    }
}
