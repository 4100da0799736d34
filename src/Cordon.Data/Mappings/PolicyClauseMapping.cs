using Cordon.Domain;
using Cordon.Domain.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class PolicyClauseMapping : IEntityTypeConfiguration<PolicyClause>
{
    private static readonly DateTimeOffset FirstVersionAt = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Configure(EntityTypeBuilder<PolicyClause> clause)
    {
        clause.Property(c => c.Id).ValueGeneratedOnAdd();
        clause.Property(c => c.Code).HasMaxLength(64).IsUnicode(false);
        clause.Property(c => c.Text).HasMaxLength(4_000);
        clause.HasIndex(c => new { c.Code, c.Version }).IsUnique();
        clause.HasData(
            new PolicyClause
            {
                Id = new PolicyClauseId(1),
                Code = "aggressive-automation",
                Version = 1,
                Title = "Aggressive automation",
                Text = "Accounts may not collect content or call the service automatically at a rate or breadth that people do not reach, " +
                    "except where the platform agreed to it in writing.",
                ValidFromAt = FirstVersionAt,
            },
            new PolicyClause
            {
                Id = new PolicyClauseId(2),
                Code = "service-disruption",
                Version = 1,
                Title = "Service disruption",
                Text = "Accounts may not be used in a way that takes the service down or makes it noticeably slower for other people.",
                ValidFromAt = FirstVersionAt,
            });
    }
}
