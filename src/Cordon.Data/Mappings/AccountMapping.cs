using Cordon.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Id).ValueGeneratedOnAdd();
        account.Property(a => a.ExternalId).HasMaxLength(Account.MaxExternalIdLength).IsOrdinal();
        account.Property(a => a.Username).HasMaxLength(100);
        account.Property(a => a.DisplayName).HasMaxLength(200);
        account.Property(a => a.Email).HasMaxLength(254);
        account.Property(a => a.EmailDomain).HasMaxLength(253).IsOrdinal();
        account.Property(a => a.Plan).HasMaxLength(40).IsOrdinal();
        account.Property(a => a.Country).HasMaxLength(2).IsUnicode(false).IsFixedLength();
        account.HasIndex(a => a.ExternalId).IsUnique();

        // A list is sorted by one of these and filtered by any: the index holds every column that is filtered by, so that passing over
        // accounts that do not match costs no look-up of the row. Numbers first: text behind them need not be read to compare them.
        // See docs/decisions/0004.
        account.HasIndex(a => new { a.LastSeenAt, a.Id, a.FirstSeenAt, a.Requests, a.Kind, a.Plan, a.Country, a.FlagScore, a.EmailDomain }, "IX_Accounts_ByLastSeen");
        account.HasIndex(a => new { a.FirstSeenAt, a.Id, a.LastSeenAt, a.Requests, a.Kind, a.Plan, a.Country, a.FlagScore, a.EmailDomain }, "IX_Accounts_ByFirstSeen");
        account.HasIndex(a => new { a.Requests, a.Id, a.LastSeenAt, a.FirstSeenAt, a.Kind, a.Plan, a.Country, a.FlagScore, a.EmailDomain }, "IX_Accounts_ByRequests");
        account.HasIndex(a => new { a.ExternalId, a.Id, a.LastSeenAt, a.FirstSeenAt, a.Requests, a.Kind, a.Plan, a.Country, a.FlagScore, a.EmailDomain }, "IX_Accounts_ByExternalId");

        account.HasIndex(a => new { a.FlagScore, a.Id, a.LastSeenAt, a.FirstSeenAt, a.Requests, a.Kind, a.Plan, a.Country, a.EmailDomain }, "IX_Accounts_ByFlagScore");

        // Read from end to end for the accounts whose versions differ.
        account.HasIndex(a => new { a.ActivityVersion, a.DetectedVersion });

        // For the few accounts of one domain, country or plan, which are then sorted.
        account.HasIndex(a => a.EmailDomain);
        account.HasIndex(a => a.Country);
        account.HasIndex(a => a.Plan);
    }
}

internal sealed class StagedAccountMapping : IEntityTypeConfiguration<StagedAccount>
{
    public void Configure(EntityTypeBuilder<StagedAccount> staged)
    {
        staged.HasKey(s => new { s.ImportId, s.AccountId });
        staged.Property(s => s.Username).HasMaxLength(100);
        staged.Property(s => s.Email).HasMaxLength(254);
        staged.Property(s => s.EmailDomain).HasMaxLength(253).IsOrdinal();
        staged.Property(s => s.Plan).HasMaxLength(40).IsOrdinal();
        staged.Property(s => s.Country).HasMaxLength(2).IsUnicode(false).IsFixedLength();
    }
}
