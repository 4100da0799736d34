using System.Globalization;
using Cordon.Data;
using Cordon.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations;

/// <summary>An organization as the audit record tells it.</summary>
internal sealed record OrganizationState(string Name, string? Country, string? Notes, string? Parent, IReadOnlyList<string> Aliases, IReadOnlyList<string> Domains, IReadOnlyList<string> Networks)
{
    public static async Task<OrganizationState> ReadAsync(CordonDb db, Organization one, CancellationToken cancel) => new(one.Name, one.Country, one.Notes,
        one.ParentId is { } parent ? string.Create(CultureInfo.InvariantCulture, $"organization:{parent.Value}") : null,
        await db.OrganizationAliases.Where(a => a.OrganizationId == one.Id).OrderBy(a => a.Key).Select(a => a.Alias).TagWith(nameof(OrganizationState)).ToListAsync(cancel),
        await db.OrganizationDomains.Where(d => d.OrganizationId == one.Id).OrderBy(d => d.Host).Select(d => d.Host).TagWith(nameof(OrganizationState)).ToListAsync(cancel),
        await db.OrganizationNetworks.Where(n => n.OrganizationId == one.Id).OrderBy(n => n.Text).Select(n => n.Text).TagWith(nameof(OrganizationState)).ToListAsync(cancel));
}
