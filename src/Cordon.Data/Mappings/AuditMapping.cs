using Cordon.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.HasKey(e => e.Sequence);
        entry.Property(e => e.Sequence).ValueGeneratedNever();
        entry.Property(e => e.Action).HasMaxLength(64).IsUnicode(false);
        entry.Property(e => e.Reason).HasMaxLength(2_000);
        entry.Property(e => e.Entry).HasMaxLength(int.MaxValue);
        entry.Property(e => e.LeafHash).HasMaxLength(32).IsFixedLength();
        entry.HasIndex(e => new { e.Subject, e.Sequence });
    }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> counter)
    {
        counter.HasKey(c => c.Name);
        counter.Property(c => c.Name).HasMaxLength(40).IsUnicode(false);
        counter.HasData(new Counter { Name = Counter.Audit, Last = 0 }, new Counter { Name = Counter.Chunks, Last = 0 },
            new Counter { Name = Counter.Detection, Last = 0 }, new Counter { Name = Counter.Linking, Last = 0 },
            new Counter { Name = Counter.Attribution, Last = 0 }, new Counter { Name = Counter.Custody, Last = 0 },
            new Counter { Name = Counter.Coverage, Last = 0 }, new Counter { Name = Counter.Enforcement, Last = 0 });
    }
}
