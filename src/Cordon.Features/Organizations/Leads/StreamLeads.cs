using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Organizations;
using Cordon.Domain.Staff;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Organizations.Leads;

/// <summary>A lead for scripts.</summary>
/// <param name="Organization">The number of the organization that lists its registrable domain; only where one does, as its name.</param>
public sealed record StreamedLead(long Lead, string Domain, string Severity, bool RejectMedia, bool RejectReports, bool Obfuscate, string? Comment, string List, DateTimeOffset LearnedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Organization, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OrganizationName);

/// <summary>All leads by domain, some at a time.</summary>
public sealed class StreamLeadsHandler(CordonStore store, ICurrentActor actors)
{
    private const int AtATime = 500;

    /// <exception cref="RefusedException">The reader may not see leads.</exception>
    public async IAsyncEnumerable<StreamedLead> HandleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) throw new RefusedException(Refusals.NotPermitted);
        await foreach (var (lead, known) in AllAsync(store, withKnown: true, cancel))
            yield return new(lead.Id.Value, lead.Domain, LeadPlan.SeverityText(lead.Severity), lead.RejectMedia, lead.RejectReports, lead.Obfuscate, lead.Comment, lead.List, lead.LearnedAt, known.Organization, known.Name);
    }

    internal static async IAsyncEnumerable<(OrganizationLead Lead, KnownThere Known)> AllAsync(CordonStore store, bool withKnown, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var last = ""; ;)
        {
            var after = last;
            var (some, known) = await store.ReadAsync(async (db, ct) =>
            {
                var leads = await NextAsync(db, after, ct);
                return (leads, withKnown ? await KnownThere.ReadAsync(db, [.. leads.Select(l => l.Registrable)], ct) : null);
            }, cancel);
            foreach (var lead in some) yield return (lead, known?[lead.Registrable] ?? KnownThere.Nothing);
            if (some.Count < AtATime) yield break;
            last = some[^1].Domain;
        }
    }

    private static Task<List<OrganizationLead>> NextAsync(CordonDb db, string after, CancellationToken cancel) =>
        db.OrganizationLeads.Where(l => string.Compare(l.Domain, after) > 0).OrderBy(l => l.Domain).Take(AtATime).TagWith(nameof(StreamLeadsHandler)).ToListAsync(cancel);
}
