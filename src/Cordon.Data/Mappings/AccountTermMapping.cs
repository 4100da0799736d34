using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class AccountTermMapping : IEntityTypeConfiguration<AccountTerm>
{
    public void Configure(EntityTypeBuilder<AccountTerm> term)
    {
        term.HasKey(t => new { t.AccountId, t.Term });
        term.Property(t => t.Term).HasMaxLength(AccountTerm.MaxLength).IsOrdinal();
        term.HasIndex(t => new { t.Term, t.AccountId });
        term.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId);
    }
}
