using Cordon.Domain.Accounts;
using Cordon.Domain.Activity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Cordon.Data.Mappings;

internal sealed class ActivityMinuteMapping : IEntityTypeConfiguration<ActivityMinute>
{
    public void Configure(EntityTypeBuilder<ActivityMinute> minute)
    {
        minute.Property(m => m.Id).ValueGeneratedOnAdd();
        minute.Property(m => m.Detail).HasMaxLength(int.MaxValue);
        minute.HasIndex(m => new { m.AccountId, m.MinuteAt });
        minute.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId);
        // No foreign key to the import: it would want an index of its own on the largest table, for a row that is never deleted.
    }
}

internal sealed class ServiceMinuteMapping : IEntityTypeConfiguration<ServiceMinute>
{
    public void Configure(EntityTypeBuilder<ServiceMinute> minute) => minute.HasKey(m => new { m.MinuteAt, m.ImportId, m.Chunk });
}

internal sealed class RouteMapping : IEntityTypeConfiguration<Route>
{
    public void Configure(EntityTypeBuilder<Route> route)
    {
        route.HasKey(r => r.Key);
        route.Property(r => r.Key).ValueGeneratedNever();
        route.Property(r => r.Method).HasMaxLength(16).IsUnicode(false);
        route.Property(r => r.Template).HasMaxLength(Route.MaxTemplateLength);
    }
}

internal sealed class UserAgentMapping : IEntityTypeConfiguration<UserAgent>
{
    public void Configure(EntityTypeBuilder<UserAgent> agent)
    {
        agent.HasKey(a => a.Key);
        agent.Property(a => a.Key).ValueGeneratedNever();
        agent.Property(a => a.Text).HasMaxLength(UserAgent.MaxLength);
    }
}
