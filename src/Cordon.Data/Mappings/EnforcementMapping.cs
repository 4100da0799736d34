using Cordon.Domain.Accounts;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class CoverageMapping : IEntityTypeConfiguration<Coverage>
{
    public void Configure(EntityTypeBuilder<Coverage> coverage)
    {
        coverage.ToTable("Coverage");
        coverage.Property(c => c.Id).ValueGeneratedOnAdd();
        // An account is covered by a ban once at a time; and whom a ban covers now is counted and listed along it.
        coverage.HasIndex(c => new { c.BanId, c.AccountId }, "IX_Coverage_Standing").IsUnique().HasFilter("EndedAt IS NULL");
        // What a round ended.
        coverage.HasIndex(c => new { c.BanId, c.EndedInRound });
        // Which bans reach, or reached, an account.
        coverage.HasIndex(c => new { c.AccountId, c.BanId, c.EndedAt });
        coverage.HasOne<Ban>().WithMany().HasForeignKey(c => c.BanId);
        coverage.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
        // No foreign key to the affiliation: it would want an index of its own, for rows that are never deleted.
    }
}

internal sealed class EnforcementChangeMapping : IEntityTypeConfiguration<EnforcementChange>
{
    public void Configure(EntityTypeBuilder<EnforcementChange> change)
    {
        change.HasKey(c => c.Sequence);
        change.Property(c => c.Sequence).ValueGeneratedNever();
        change.HasIndex(c => new { c.AccountId, c.Sequence });
        // No foreign keys: the feed is read by number, and each would want an index of its own.
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> message)
    {
        message.ToTable("Outbox");
        message.Property(m => m.Id).ValueGeneratedOnAdd();
        message.Property(m => m.Kind).HasMaxLength(40).IsUnicode(false);
        message.HasIndex(m => m.Id, "IX_Outbox_Waiting").HasFilter("DeliveredAt IS NULL");
    }
}
