using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Organizations;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Takes over the organizations of a file that was read to its end: what is new is added, nothing that is known is lost.</summary>
internal static class OrganizationTakeover
{
    // From here on making all of it anew is quicker.
    private const int FewParents = 200;

    public static async Task RunAsync(IStoreDialect dialect, WriteUnit unit, Import import, IReadOnlyList<FileRow<OrganizationRecord>> read, CancellationToken cancel)
    {
        await dialect.TakeNumbersAsync(unit.Db, Counter.Attribution, 1, cancel);
        var plan = await OrganizationPlan.LoadAsync(unit.Db, cancel);
        var rows = RowsOf(read);
        plan.Take(rows);
        await WholeFile.KeepAsync(unit, import, read.Count, RejectsOf(import.Id, read, rows), cancel);

        var spoken = plan.All.Where(o => o.Rows.Count > 0).ToList();
        var kept = spoken.ToDictionary(o => o, o => o.Known ?? Added(unit, o));
        await unit.Db.SaveChangesAsync(cancel);
        var parents = new List<OrganizationId>();
        var (aliases, domains, networks) = (new List<OrganizationAlias>(), new List<OrganizationDomain>(), new List<OrganizationNetwork>());
        foreach (var (planned, organization) in kept)
        {
            var before = aliases.Count + domains.Count + networks.Count;
            foreach (var row in planned.Rows) Add(planned, organization, row.Record, aliases, domains, networks);
            var changed = aliases.Count + domains.Count + networks.Count > before;
            if (Write(planned, organization, kept, parents) || (changed && planned.Known is not null)) organization.Version++;
        }
        await unit.Db.SaveChangesAsync(cancel);
        await unit.InsertAsync(ImportTables.OrganizationAliases, aliases, cancel);
        await unit.InsertAsync(ImportTables.OrganizationDomains, domains, cancel);
        await unit.InsertAsync(ImportTables.OrganizationNetworks, networks, cancel);
        if (parents.Count > FewParents) await OrganizationClosure.RebuildAsync(unit.Db, cancel);
        else await OrganizationClosure.RenewAsync(unit.Db, parents, cancel);
    }

    public static List<PlannedRow> RowsOf(IEnumerable<FileRow<OrganizationRecord>> read) => [.. read.Where(r => r.IsAccepted).Select(r => new PlannedRow(r.Line, r.Records[0], r.Text ?? ""))];

    public static List<ImportReject> RejectsOf(ImportId import, IEnumerable<FileRow<OrganizationRecord>> read, IEnumerable<PlannedRow> rows) =>
    [
        .. read.Where(r => !r.IsAccepted).Select(r => new ImportReject { ImportId = import, Line = r.Line, Reason = r.Reason, Text = r.Text ?? "" }),
        // What was read well is not kept as it stands in the file.
        .. rows.Where(r => r.Refused is not null).Select(r => new ImportReject { ImportId = import, Line = r.Line, Reason = r.Refused!, Text = r.Record.Name }),
    ];

    private static Organization Added(WriteUnit unit, PlannedOrganization planned)
    {
        var organization = new Organization { Name = planned.Rows[0].Record.Name, NameKey = planned.Key, LearnedAt = unit.At };
        unit.Db.Organizations.Add(organization);
        return organization;
    }

    private static void Add(PlannedOrganization planned, Organization organization, OrganizationRecord record, List<OrganizationAlias> aliases, List<OrganizationDomain> domains, List<OrganizationNetwork> networks)
    {
        // A row that was known by its domain brings another name for it.
        if (record.Key != planned.Key && planned.AliasKeys.Add(record.Key)) aliases.Add(new() { OrganizationId = organization.Id, Key = record.Key, Alias = record.Name });
        foreach (var (key, alias) in record.Aliases)
            if (key != planned.Key && planned.AliasKeys.Add(key)) aliases.Add(new() { OrganizationId = organization.Id, Key = key, Alias = alias });
        foreach (var domain in record.Domains)
            if (planned.Hosts.Add(domain.Host)) domains.Add(new() { OrganizationId = organization.Id, Domain = domain.Domain, Host = domain.Host });
        foreach (var (kind, text) in record.Networks)
            if (planned.Networks.Add(text)) networks.Add(new() { OrganizationId = organization.Id, Kind = kind, Text = text });
    }

    /// <returns>Whether the organization's own row is another than before.</returns>
    private static bool Write(PlannedOrganization planned, Organization organization, Dictionary<PlannedOrganization, Organization> kept, List<OrganizationId> parents)
    {
        var before = (organization.Country, organization.Notes, organization.ParentId);
        organization.Country ??= planned.Rows.Select(r => r.Record.Country).FirstOrDefault(c => c is not null);
        organization.Notes ??= planned.Rows.Select(r => r.Record.Notes).FirstOrDefault(n => n is not null);
        if (organization.ParentId is null && planned.Parent is { } parent)
        {
            organization.ParentId = (parent.Known ?? kept[parent]).Id;
            parents.Add(organization.Id);
        }
        return planned.Known is not null && before != (organization.Country, organization.Notes, organization.ParentId);
    }
}
