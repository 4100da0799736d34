using Cordon.Domain.Accounts;
using Cordon.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class DeviceMapping : IEntityTypeConfiguration<Device>
{
    public void Configure(EntityTypeBuilder<Device> device)
    {
        device.Property(d => d.Id).ValueGeneratedOnAdd();
        device.Property(d => d.ExternalId).HasMaxLength(Device.MaxExternalIdLength).IsOrdinal();
        device.Property(d => d.Name).HasMaxLength(Device.MaxNameLength);
        device.HasIndex(d => d.ExternalId).IsUnique();
    }
}

internal sealed class AccountDeviceMapping : IEntityTypeConfiguration<AccountDevice>
{
    public void Configure(EntityTypeBuilder<AccountDevice> link)
    {
        link.HasKey(l => new { l.AccountId, l.DeviceId });
        // Who shares it; also read along from end to end by linking, and it holds all that linking needs.
        link.HasIndex(l => new { l.DeviceId, l.AccountId });
        link.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
        link.HasOne<Device>().WithMany().HasForeignKey(l => l.DeviceId);
    }
}

internal sealed class StagedDeviceMapping : IEntityTypeConfiguration<StagedDevice>
{
    public void Configure(EntityTypeBuilder<StagedDevice> staged)
    {
        staged.HasKey(s => new { s.ImportId, s.Line });
        staged.Property(s => s.ExternalId).HasMaxLength(Device.MaxExternalIdLength).IsOrdinal();
        staged.Property(s => s.Name).HasMaxLength(Device.MaxNameLength);
        staged.HasIndex(s => new { s.ImportId, s.ExternalId });
    }
}
