using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Attribution.Running;

/// <summary>Works out which of the mail hosts that accounts have belong to an organization.</summary>
internal static class HostsInUse
{
    public static async Task<IReadOnlyList<OrganizationHost>> ReadAsync(CordonDb db, OrganizationIndex index, CancellationToken cancel)
    {
        var found = new List<(string Host, HostMatch Match, int Accounts)>();
        var hosts = db.Accounts.Where(a => a.EmailDomain != null).GroupBy(a => a.EmailDomain!).Select(g => new { Host = g.Key, Accounts = g.Count() }).TagWith(nameof(HostsInUse)).AsAsyncEnumerable();
        await foreach (var row in hosts.WithCancellation(cancel))
            if (index.Find(row.Host) is { } match) found.Add((row.Host, match, row.Accounts));
        var accounts = found.GroupBy(f => f.Match.Organization).ToDictionary(g => g.Key, g => g.Sum(f => f.Accounts));
        return found.ConvertAll(f => new OrganizationHost
        {
            Host = f.Host,
            OrganizationId = f.Match.Organization,
            Listed = f.Match.Listed,
            BearsName = f.Match.BearsName,
            IsShared = f.Match.IsShared,
            Accounts = accounts[f.Match.Organization],
        });
    }

    /// <summary>Writes them where they are others than before.</summary>
    public static async Task WriteAsync(WriteUnit unit, IReadOnlyList<OrganizationHost> found, CancellationToken cancel)
    {
        await unit.Db.OrganizationHosts.TagWith(nameof(HostsInUse)).ExecuteDeleteAsync(cancel);
        if (found.Count > 0) await unit.InsertAsync(AttributionTables.Hosts, found, cancel);
    }
}
