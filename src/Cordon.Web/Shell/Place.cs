using Cordon.Domain.Staff;
using MudBlazor;

namespace Cordon.Web.Shell;

/// <summary>An entry of the rail.</summary>
/// <param name="Opens">What a role must be allowed for the entry to be shown; null: every role.</param>
public sealed record Place(string Group, string Title, string Href, string Icon, Permission? Opens)
{
    /// <summary>Where a number beside the entry says how much waits for whoever looks.</summary>
    public const string Approvals = "/approvals";

    /// <summary>The pages there are, in the order they are read. A new page adds its line here.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("Work", "Overview", "/", Icons.Material.Outlined.SpaceDashboard, null),
        new("Work", "Approvals", Approvals, Icons.Material.Outlined.FactCheck, Permission.Browse),
        new("Work", "Affiliations", "/affiliations", Icons.Material.Outlined.HowToReg, Permission.Browse),
        new("Look up", "Why", "/why", Icons.Material.Outlined.HelpOutline, Permission.LookUpWhyBanned),
        new("Look up", "Accounts", "/accounts", Icons.Material.Outlined.AccountCircle, Permission.Browse),
        new("Look up", "Clusters", "/clusters", Icons.Material.Outlined.Hub, Permission.Browse),
        new("Look up", "Organizations", "/organizations", Icons.Material.Outlined.Domain, Permission.Browse),
        new("Record", "Incidents", "/incidents", Icons.Material.Outlined.Bolt, Permission.Browse),
        new("Record", "Bans", "/bans", Icons.Material.Outlined.Gavel, Permission.Browse),
        new("Record", "Evidence", "/evidence", Icons.Material.Outlined.Lock, Permission.Browse),
        new("System", "Imports", "/imports", Icons.Material.Outlined.FileDownload, Permission.Browse),
        new("Look up", "Leads", "/leads", Icons.Material.Outlined.TravelExplore, Permission.Browse),
        new("System", "Settings", "/settings", Icons.Material.Outlined.Settings, Permission.Browse),
    ];

    public static IEnumerable<IGrouping<string, Place>> For(Actor person) => All
        .Where(place => place.Opens is not { } permission || person.May(permission))
        .GroupBy(place => place.Group);
}
