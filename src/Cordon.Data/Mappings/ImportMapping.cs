using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class ImportMapping : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> import)
    {
        import.Property(i => i.Id).ValueGeneratedOnAdd();
        import.Property(i => i.FileName).HasMaxLength(255);
        import.Property(i => i.Sha256).IsSha256();
        import.Property(i => i.Format).HasMaxLength(40).IsUnicode(false);
        // The same content is read once; a cancelled or failed reading left nothing behind and may be repeated.
        import.HasIndex(i => new { i.Sha256, i.Kind }).IsUnique().HasFilter("State IN ('Reading', 'Finished')");
        import.HasIndex(i => i.StartedAt);
        import.HasOne<EvidenceItem>().WithMany().HasForeignKey(i => i.EvidenceId);
        import.HasOne<Job>().WithMany().HasForeignKey(i => i.JobId);
    }
}

internal sealed class ImportRejectMapping : IEntityTypeConfiguration<ImportReject>
{
    public void Configure(EntityTypeBuilder<ImportReject> reject)
    {
        reject.HasKey(r => new { r.ImportId, r.Line });
        reject.Property(r => r.Text).HasMaxLength(ImportReject.MaxTextLength);
        reject.HasOne<Import>().WithMany().HasForeignKey(r => r.ImportId);
    }
}
