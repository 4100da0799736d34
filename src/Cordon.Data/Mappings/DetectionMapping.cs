using Cordon.Domain.Accounts;
using Cordon.Domain.Detection;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal static class DetectionColumns
{
    public static void IsRule(this PropertyBuilder<string> rule) => rule.HasMaxLength(40).IsUnicode(false);
}

internal sealed class FlagMapping : IEntityTypeConfiguration<Flag>
{
    public void Configure(EntityTypeBuilder<Flag> flag)
    {
        flag.Property(f => f.Id).ValueGeneratedOnAdd();
        flag.Property(f => f.Rule).IsRule();
        flag.Property(f => f.Reason).HasMaxLength(Flag.MaxReasonLength);
        flag.Property(f => f.Figures).HasMaxLength(4_000);
        flag.Property(f => f.With).HasMaxLength(int.MaxValue);
        flag.Property(f => f.Settings).HasMaxLength(1_000);
        // One that stands of an account and rule, whatever two runs do at a time.
        flag.HasIndex(f => new { f.AccountId, f.Rule }, "IX_Flags_Standing").IsUnique().HasFilter("SupersededAt IS NULL");
        // All of an account, for its page.
        flag.HasIndex(f => new { f.AccountId, f.Id });
        // Who is flagged by a rule, and how clearly.
        flag.HasIndex(f => new { f.Rule, f.Score, f.AccountId }, "IX_Flags_ByRule").HasFilter("SupersededAt IS NULL");
        flag.HasIndex(f => new { f.FirstFoundAt, f.AccountId, f.Score }, "IX_Flags_ByNews").HasFilter("SupersededAt IS NULL");
        flag.HasOne<Account>().WithMany().HasForeignKey(f => f.AccountId);
        // No foreign keys to the runs: each would want an index of its own, for rows that are never deleted.
    }
}

internal sealed class FlagDismissalMapping : IEntityTypeConfiguration<FlagDismissal>
{
    public void Configure(EntityTypeBuilder<FlagDismissal> dismissal)
    {
        dismissal.Property(d => d.Id).ValueGeneratedOnAdd();
        dismissal.Property(d => d.Rule).IsRule();
        dismissal.Property(d => d.Reason).HasMaxLength(FlagDismissal.MaxReasonLength);
        dismissal.Property(d => d.Version).IsConcurrencyToken();
        dismissal.HasIndex(d => new { d.AccountId, d.Rule }, "IX_FlagDismissals_Lasting").IsUnique().HasFilter("TakenBackAt IS NULL");
        dismissal.HasIndex(d => new { d.AccountId, d.Id });
        dismissal.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
    }
}

internal sealed class StoredProfileMapping : IEntityTypeConfiguration<StoredProfile>
{
    public void Configure(EntityTypeBuilder<StoredProfile> profile)
    {
        profile.ToTable("AccountProfiles");
        profile.HasKey(p => p.AccountId);
        profile.Property(p => p.AccountId).ValueGeneratedNever();
        profile.Property(p => p.Profile).HasMaxLength(int.MaxValue);
        // Habits are told from these columns of every account: an index that holds them spares reading the profiles.
        profile.HasIndex(p => new { p.Requests, p.Parts, p.Referred });
        profile.HasOne<Account>().WithOne().HasForeignKey<StoredProfile>(p => p.AccountId);
    }
}

internal sealed class StoredMoveMapping : IEntityTypeConfiguration<StoredMove>
{
    public void Configure(EntityTypeBuilder<StoredMove> move)
    {
        move.ToTable("AccountMoves");
        move.HasKey(m => new { m.AccountId, m.Route, m.Window });
        // Read along from end to end, and holds all that is compared.
        move.HasIndex(m => new { m.Route, m.Window, m.IsDescending, m.Least, m.Greatest, m.AccountId }, "IX_AccountMoves_ByPlace");
        move.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
    }
}

internal sealed class DetectionRunMapping : IEntityTypeConfiguration<DetectionRun>
{
    public void Configure(EntityTypeBuilder<DetectionRun> run)
    {
        run.Property(r => r.Id).ValueGeneratedOnAdd();
        run.Property(r => r.Settings).HasMaxLength(int.MaxValue);
        run.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId);
    }
}

internal sealed class DetectorChoiceMapping : IEntityTypeConfiguration<DetectorChoice>
{
    public void Configure(EntityTypeBuilder<DetectorChoice> choice)
    {
        choice.HasKey(c => c.Rule);
        choice.Property(c => c.Rule).IsRule();
        choice.Property(c => c.Values).HasMaxLength(1_000);
        choice.Property(c => c.Version).IsConcurrencyToken();
        choice.Ignore(c => c.IsDefault);
    }
}

internal sealed class KnownAutomationMapping : IEntityTypeConfiguration<KnownAutomation>
{
    public void Configure(EntityTypeBuilder<KnownAutomation> known)
    {
        known.Property(k => k.Id).ValueGeneratedOnAdd();
        known.Property(k => k.Name).HasMaxLength(KnownAutomation.MaxNameLength);
        known.Property(k => k.Note).HasMaxLength(KnownAutomation.MaxNoteLength);
        // The longest network has 43 characters.
        known.Property(k => k.Networks).HasMaxLength(KnownAutomation.MaxNetworks * 44).IsUnicode(false);
        known.Property(k => k.AgentName).HasMaxLength(KnownAutomation.MaxAgentNameLength);
        known.Property(k => k.Version).IsConcurrencyToken();
        known.Ignore(k => k.Ranges);
        known.HasOne<Account>().WithMany().HasForeignKey(k => k.AccountId);
    }
}

internal sealed class StaffVisitMapping : IEntityTypeConfiguration<StaffVisit>
{
    public void Configure(EntityTypeBuilder<StaffVisit> visit) => visit.HasKey(v => v.Staff);
}
