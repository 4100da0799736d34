using Cordon.Domain.Evidence;
using Cordon.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceItem>
{
    public void Configure(EntityTypeBuilder<EvidenceItem> item)
    {
        item.ToTable("Evidence");
        item.Property(e => e.Id).ValueGeneratedOnAdd();
        item.Property(e => e.Sha256).IsSha256();
        item.Property(e => e.MediaType).HasMaxLength(100).IsUnicode(false);
        item.Property(e => e.OriginalName).HasMaxLength(EvidenceItem.MaxNameLength);
        item.Property(e => e.Source).HasMaxLength(40).IsUnicode(false);
        item.Property(e => e.Origin).HasMaxLength(EvidenceItem.MaxOriginLength);
        item.HasIndex(e => e.Sha256);
        item.HasIndex(e => e.CollectedAt);
        item.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.DerivedFromId);
        item.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.SupersedesId);
    }
}

internal sealed class CustodyMapping : IEntityTypeConfiguration<CustodyEntry>
{
    public void Configure(EntityTypeBuilder<CustodyEntry> entry)
    {
        entry.ToTable("Custody");
        entry.Property(e => e.Id).ValueGeneratedOnAdd();
        entry.Property(e => e.Reason).HasMaxLength(CustodyEntry.MaxReasonLength);
        entry.Property(e => e.Detail).HasMaxLength(CustodyEntry.MaxDetailLength);
        entry.Property(e => e.HandedFrom).HasMaxLength(CustodyEntry.MaxPlaceLength);
        entry.Property(e => e.HandedTo).HasMaxLength(CustodyEntry.MaxPlaceLength);
        entry.Property(e => e.Sha256Before!).IsSha256();
        entry.Property(e => e.Sha256After!).IsSha256();
        // Its record in order; two that write at once cannot take one number.
        entry.HasIndex(e => new { e.EvidenceId, e.Sequence }).IsUnique();
        entry.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.EvidenceId);
    }
}

internal sealed class EvidenceCheckMapping : IEntityTypeConfiguration<EvidenceCheck>
{
    public void Configure(EntityTypeBuilder<EvidenceCheck> check)
    {
        check.Property(c => c.Id).ValueGeneratedOnAdd();
        check.Property(c => c.DoneTo).HasMaxLength(64).IsUnicode(false);
        check.HasOne<Job>().WithMany().HasForeignKey(c => c.JobId);
    }
}

internal sealed class EvidenceFindingMapping : IEntityTypeConfiguration<EvidenceFinding>
{
    public void Configure(EntityTypeBuilder<EvidenceFinding> finding)
    {
        finding.Property(f => f.Id).ValueGeneratedOnAdd();
        finding.Property(f => f.Sha256!).IsSha256();
        finding.Property(f => f.Path).HasMaxLength(EvidenceFinding.MaxPathLength);
        finding.HasOne<EvidenceCheck>().WithMany().HasForeignKey(f => f.CheckId);
    }
}
