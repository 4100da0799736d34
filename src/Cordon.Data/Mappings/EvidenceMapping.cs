using Cordon.Domain.Evidence;
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
        item.Property(e => e.OriginalName).HasMaxLength(255);
        item.Property(e => e.Source).HasMaxLength(40).IsUnicode(false);
        item.HasIndex(e => e.Sha256);
        item.HasIndex(e => e.CollectedAt);
    }
}
