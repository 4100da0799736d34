using Cordon.Domain;
using Cordon.Domain.Explaining;

namespace Cordon.Features.Explaining;

internal sealed record NamedOrganization(OrganizationId Id, string Name, OrganizationId? Parent, OrganizationId? MergedInto, OrganizationId? Root);

/// <summary>The way up from where somebody belongs to whom a ban is on.</summary>
internal static class OrganizationWay
{
    /// <param name="organizations">At least those above <paramref name="from"/>, and the target.</param>
    public static IReadOnlyList<PathOrganization> Of(OrganizationId from, OrganizationId? target, IReadOnlyDictionary<OrganizationId, NamedOrganization> organizations)
    {
        // Two that were merged are one: a ban on either is a ban on the one that is left.
        var root = target is { } id && organizations.GetValueOrDefault(id) is { } named ? named.Root ?? named.Id : target;
        var way = new List<PathOrganization>();
        var passed = new HashSet<OrganizationId>();
        for (var at = from; passed.Add(at);)
        {
            var here = organizations.GetValueOrDefault(at) ?? new(at, "", null, null, null);
            var next = here.MergedInto ?? here.Parent;
            if (at == root || next is null)
            {
                way.Add(new(at, here.Name, null));
                break;
            }
            way.Add(new(at, here.Name, here.MergedInto is null ? OrganizationTie.PartOf : OrganizationTie.MergedInto));
            at = next.Value;
        }
        return way;
    }
}
