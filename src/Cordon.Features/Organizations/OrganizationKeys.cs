using Cordon.Domain.Organizations.Names;
using Cordon.Features.Linking;

namespace Cordon.Features.Organizations;

/// <summary>How names of organizations are compared here, across scripts.</summary>
internal static class OrganizationKeys
{
    /// <returns>As <see cref="CompanyName.Key"/> makes it.</returns>
    public static string KeyOf(string name) => CompanyName.Key(name, Romanizer.Romanize);

    /// <summary>True of what people write who have no employer, and of names that lists mark as no organization.</summary>
    public static bool NamesNobody(string name) => name.StartsWith('*') || JunkName.Is(name, Romanizer.Romanize) || KeyOf(name).Length is 0 or > Domain.Organizations.Organization.MaxNameLength;
}
