using Cordon.Domain.Accounts;
using Cordon.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal static class PaymentColumns
{
    public static void IsCountry(this PropertyBuilder<string?> country) => country.HasMaxLength(2).IsUnicode(false).IsFixedLength();
}

internal sealed class PaymentIdentityMapping : IEntityTypeConfiguration<PaymentIdentity>
{
    public void Configure(EntityTypeBuilder<PaymentIdentity> payment)
    {
        payment.Property(p => p.Id).ValueGeneratedOnAdd();
        payment.Property(p => p.FingerprintHash).IsSha256();
        payment.Property(p => p.Brand).HasMaxLength(PaymentIdentity.MaxBrandLength);
        payment.Property(p => p.Last4).HasMaxLength(4).IsUnicode(false);
        payment.Property(p => p.IssuerCountry).IsCountry();
        payment.HasIndex(p => p.FingerprintHash).IsUnique();
    }
}

internal sealed class AccountPaymentMapping : IEntityTypeConfiguration<AccountPayment>
{
    public void Configure(EntityTypeBuilder<AccountPayment> link)
    {
        link.HasKey(l => new { l.AccountId, l.PaymentIdentityId });
        // Who shares it; also read along from end to end by linking, and it holds all that linking needs.
        link.HasIndex(l => new { l.PaymentIdentityId, l.AccountId });
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        link.HasOne<PaymentIdentity>().WithMany().HasForeignKey(l => l.PaymentIdentityId);
    }
}

internal sealed class BillingDetailsMapping : IEntityTypeConfiguration<BillingDetails>
{
    public void Configure(EntityTypeBuilder<BillingDetails> details)
    {
        details.Property(d => d.Id).ValueGeneratedOnAdd();
        details.Property(d => d.Digest).IsSha256();
        details.Property(d => d.Name).HasMaxLength(BillingDetails.MaxNameLength);
        details.Property(d => d.Email).HasMaxLength(BillingDetails.MaxEmailLength);
        details.Property(d => d.Phone).HasMaxLength(BillingDetails.MaxPhoneLength);
        details.Property(d => d.PostalCode).HasMaxLength(BillingDetails.MaxPostalCodeLength);
        details.Property(d => d.Country).IsCountry();
        details.HasIndex(d => new { d.AccountId, d.PaymentIdentityId, d.Digest }).IsUnique();
        details.HasIndex(d => d.PaymentIdentityId);
        details.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId);
        details.HasOne<PaymentIdentity>().WithMany().HasForeignKey(d => d.PaymentIdentityId);
    }
}

internal sealed class StagedPaymentMapping : IEntityTypeConfiguration<StagedPayment>
{
    public void Configure(EntityTypeBuilder<StagedPayment> staged)
    {
        staged.HasKey(s => new { s.ImportId, s.Line });
        staged.Property(s => s.FingerprintHash).IsSha256();
        staged.Property(s => s.Brand).HasMaxLength(PaymentIdentity.MaxBrandLength);
        staged.Property(s => s.Last4).HasMaxLength(4).IsUnicode(false);
        staged.Property(s => s.IssuerCountry).IsCountry();
        staged.Property(s => s.BillingDigest).HasMaxLength(64).IsUnicode(false).IsFixedLength();
        staged.Property(s => s.BillingName).HasMaxLength(BillingDetails.MaxNameLength);
        staged.Property(s => s.BillingEmail).HasMaxLength(BillingDetails.MaxEmailLength);
        staged.Property(s => s.BillingPhone).HasMaxLength(BillingDetails.MaxPhoneLength);
        staged.Property(s => s.BillingPostalCode).HasMaxLength(BillingDetails.MaxPostalCodeLength);
        staged.Property(s => s.BillingCountry).IsCountry();
        staged.HasIndex(s => new { s.ImportId, s.FingerprintHash });
    }
}
