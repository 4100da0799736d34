using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.Property(o => o.Id).ValueGeneratedOnAdd();
        organization.Property(o => o.Name).HasMaxLength(Organization.MaxNameLength);
        organization.Property(o => o.NameKey).HasMaxLength(Organization.MaxNameLength).IsOrdinal();
        organization.Property(o => o.Country).HasMaxLength(2).IsUnicode(false).IsFixedLength();
        organization.Property(o => o.Notes).HasMaxLength(Organization.MaxNotesLength);
        organization.Property(o => o.Version).IsConcurrencyToken();
        // Not unique: two companies of one name in two countries are two organizations.
        organization.HasIndex(o => new { o.NameKey, o.Id });
        organization.HasIndex(o => o.ParentId);
        organization.HasIndex(o => o.RootId);
        organization.HasOne<Organization>().WithMany().HasForeignKey(o => o.ParentId);
        organization.HasOne<Organization>().WithMany().HasForeignKey(o => o.MergedIntoId);
    }
}

internal sealed class OrganizationAliasMapping : IEntityTypeConfiguration<OrganizationAlias>
{
    public void Configure(EntityTypeBuilder<OrganizationAlias> alias)
    {
        alias.HasKey(a => new { a.OrganizationId, a.Key });
        alias.Property(a => a.Key).HasMaxLength(Organization.MaxNameLength).IsOrdinal();
        alias.Property(a => a.Alias).HasMaxLength(Organization.MaxNameLength);
        alias.HasIndex(a => a.Key);
        alias.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId);
    }
}

internal sealed class OrganizationDomainMapping : IEntityTypeConfiguration<OrganizationDomain>
{
    public void Configure(EntityTypeBuilder<OrganizationDomain> domain)
    {
        domain.Property(d => d.Id).ValueGeneratedOnAdd();
        domain.Property(d => d.Domain).HasMaxLength(OrganizationDomain.MaxHostLength).IsOrdinal();
        domain.Property(d => d.Host).HasMaxLength(OrganizationDomain.MaxHostLength).IsOrdinal();
        domain.HasIndex(d => new { d.OrganizationId, d.Host }).IsUnique();
        domain.HasIndex(d => d.Host);
        domain.HasIndex(d => d.Domain);
        domain.HasOne<Organization>().WithMany().HasForeignKey(d => d.OrganizationId);
    }
}

internal sealed class OrganizationNetworkMapping : IEntityTypeConfiguration<OrganizationNetwork>
{
    public void Configure(EntityTypeBuilder<OrganizationNetwork> network)
    {
        network.Property(n => n.Id).ValueGeneratedOnAdd();
        network.Property(n => n.Text).HasMaxLength(OrganizationNetwork.MaxTextLength).IsUnicode(false);
        network.HasIndex(n => new { n.OrganizationId, n.Text }).IsUnique();
        network.HasOne<Organization>().WithMany().HasForeignKey(n => n.OrganizationId);
    }
}

internal sealed class OrganizationAncestorMapping : IEntityTypeConfiguration<OrganizationAncestor>
{
    public void Configure(EntityTypeBuilder<OrganizationAncestor> ancestor)
    {
        ancestor.HasKey(a => new { a.OrganizationId, a.AncestorId });
        ancestor.HasIndex(a => new { a.AncestorId, a.Depth, a.OrganizationId });
        ancestor.HasOne<Organization>().WithMany().HasForeignKey(a => a.OrganizationId);
        ancestor.HasOne<Organization>().WithMany().HasForeignKey(a => a.AncestorId);
    }
}

internal sealed class OrganizationNoteMapping : IEntityTypeConfiguration<OrganizationNote>
{
    public void Configure(EntityTypeBuilder<OrganizationNote> note)
    {
        note.Property(n => n.Id).ValueGeneratedOnAdd();
        note.Property(n => n.Text).HasMaxLength(OrganizationNote.MaxTextLength);
        note.HasIndex(n => new { n.OrganizationId, n.Id });
        note.HasOne<Organization>().WithMany().HasForeignKey(n => n.OrganizationId);
    }
}

internal sealed class OrganizationMergeMapping : IEntityTypeConfiguration<OrganizationMerge>
{
    public void Configure(EntityTypeBuilder<OrganizationMerge> merge)
    {
        merge.Property(m => m.Id).ValueGeneratedOnAdd();
        merge.Property(m => m.Reason).HasMaxLength(OrganizationMerge.MaxReasonLength);
        merge.Property(m => m.SplitReason).HasMaxLength(OrganizationMerge.MaxReasonLength);
        merge.Property(m => m.Version).IsConcurrencyToken();
        // One that stands of an organization, whoever merges at the same time.
        merge.HasIndex(m => m.MergedId, "IX_OrganizationMerges_Standing").IsUnique().HasFilter("SplitAt IS NULL");
        merge.HasIndex(m => new { m.KeptId, m.Id });
        merge.HasOne<Organization>().WithMany().HasForeignKey(m => m.KeptId);
        merge.HasOne<Organization>().WithMany().HasForeignKey(m => m.MergedId);
    }
}

internal sealed class OrganizationLeadMapping : IEntityTypeConfiguration<OrganizationLead>
{
    public void Configure(EntityTypeBuilder<OrganizationLead> lead)
    {
        lead.Property(l => l.Id).ValueGeneratedOnAdd();
        lead.Property(l => l.Domain).HasMaxLength(OrganizationDomain.MaxHostLength).IsOrdinal();
        lead.Property(l => l.Registrable).HasMaxLength(OrganizationDomain.MaxHostLength).IsOrdinal();
        lead.Property(l => l.Comment).HasMaxLength(OrganizationLead.MaxCommentLength);
        lead.Property(l => l.List).HasMaxLength(OrganizationLead.MaxListLength);
        lead.HasIndex(l => l.Domain).IsUnique();
        lead.HasIndex(l => l.Registrable);
        lead.HasOne<Import>().WithMany().HasForeignKey(l => l.ImportId);
    }
}

internal sealed class OrganizationHostMapping : IEntityTypeConfiguration<OrganizationHost>
{
    public void Configure(EntityTypeBuilder<OrganizationHost> host)
    {
        host.HasKey(h => h.Host);
        host.Property(h => h.Host).HasMaxLength(OrganizationDomain.MaxHostLength).IsOrdinal();
        host.HasIndex(h => h.OrganizationId);
        host.HasOne<Organization>().WithMany().HasForeignKey(h => h.OrganizationId);
    }
}
