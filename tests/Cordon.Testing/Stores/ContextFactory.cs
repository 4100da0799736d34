using Cordon.Data;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Testing.Stores;

/// <summary>Makes contexts from options that are at hand already.</summary>
public sealed class ContextFactory(DbContextOptions<CordonDb> options) : IDbContextFactory<CordonDb>
{
    public CordonDb CreateDbContext() => new(options);
}
