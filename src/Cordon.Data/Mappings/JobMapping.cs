using Cordon.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class JobMapping : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> job)
    {
        job.Property(j => j.Id).ValueGeneratedOnAdd();
        job.Property(j => j.Kind).HasMaxLength(40).IsUnicode(false);
        job.Property(j => j.Title).HasMaxLength(300);
        job.Property(j => j.Payload).HasMaxLength(4_000);
        job.Property(j => j.ErrorMessage).HasMaxLength(1_000);
        job.HasIndex(j => new { j.State, j.RequestedAt });
    }
}
