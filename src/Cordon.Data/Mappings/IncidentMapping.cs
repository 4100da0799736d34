using Cordon.Domain.Accounts;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class IncidentMapping : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> incident)
    {
        incident.Property(i => i.Id).ValueGeneratedOnAdd();
        incident.Property(i => i.Title).HasMaxLength(Incident.MaxTitleLength);
        incident.Property(i => i.Service).HasMaxLength(Incident.MaxServiceLength);
        incident.Property(i => i.Summary).HasMaxLength(Incident.MaxSummaryLength);
        incident.Property(i => i.PublicSentence).HasMaxLength(Incident.MaxSentenceLength);
        incident.Property(i => i.Version).IsConcurrencyToken();
        incident.HasIndex(i => new { i.FromAt, i.Id });
    }
}

internal sealed class IncidentFigureMapping : IEntityTypeConfiguration<IncidentFigure>
{
    public void Configure(EntityTypeBuilder<IncidentFigure> figure)
    {
        figure.Property(f => f.Id).ValueGeneratedOnAdd();
        figure.Property(f => f.Name).HasMaxLength(IncidentFigure.MaxNameLength);
        figure.Property(f => f.Unit).HasMaxLength(IncidentFigure.MaxUnitLength);
        figure.Property(f => f.Source).HasMaxLength(IncidentFigure.MaxSourceLength);
        figure.HasIndex(f => new { f.IncidentId, f.Id });
        figure.HasOne<Incident>().WithMany().HasForeignKey(f => f.IncidentId);
    }
}

internal sealed class IncidentAccountMapping : IEntityTypeConfiguration<IncidentAccount>
{
    public void Configure(EntityTypeBuilder<IncidentAccount> account)
    {
        account.Property(a => a.Id).ValueGeneratedOnAdd();
        account.Property(a => a.TakenOutReason).HasMaxLength(IncidentAccount.MaxReasonLength);
        account.HasIndex(a => new { a.IncidentId, a.AccountId }, "IX_IncidentAccounts_Standing").IsUnique().HasFilter("TakenOutAt IS NULL");
        // Those that take part, the busiest first; and the incidents of an account.
        account.HasIndex(a => new { a.IncidentId, a.Requests, a.Id });
        account.HasIndex(a => new { a.AccountId, a.IncidentId });
        account.HasOne<Incident>().WithMany().HasForeignKey(a => a.IncidentId);
        account.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId);
    }
}

internal sealed class IncidentEvidenceMapping : IEntityTypeConfiguration<IncidentEvidence>
{
    public void Configure(EntityTypeBuilder<IncidentEvidence> evidence)
    {
        evidence.Property(e => e.Id).ValueGeneratedOnAdd();
        evidence.HasIndex(e => new { e.IncidentId, e.EvidenceId }, "IX_IncidentEvidence_Standing").IsUnique().HasFilter("TakenOutAt IS NULL");
        evidence.HasIndex(e => new { e.EvidenceId, e.IncidentId });
        evidence.HasOne<Incident>().WithMany().HasForeignKey(e => e.IncidentId);
        evidence.HasOne<EvidenceItem>().WithMany().HasForeignKey(e => e.EvidenceId);
    }
}
