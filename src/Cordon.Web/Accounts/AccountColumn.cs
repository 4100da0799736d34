using Cordon.Features.Accounts;

namespace Cordon.Web.Accounts;

/// <summary>A column of the list of accounts.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Sort">What its header sorts by; null: it does not.</param>
/// <param name="Usual">Shown until somebody chooses.</param>
public sealed record AccountColumn(string Key, string Title, AccountSort? Sort, bool Usual)
{
    /// <summary>In the order they are shown. The account itself is always there.</summary>
    public static IReadOnlyList<AccountColumn> All { get; } =
    [
        new("account", "Account", AccountSort.Account, true),
        new("flags", "Flags", AccountSort.FlagScore, true),
        new("kind", "Kind", null, false),
        new("username", "User name", null, false),
        new("name", "Name", null, false),
        new("email", "E-mail", null, true),
        new("plan", "Plan", null, true),
        new("country", "Country", null, true),
        new("created", "Created", null, false),
        new("first", "First seen", AccountSort.FirstSeen, true),
        new("last", "Last seen", AccountSort.LastSeen, true),
        new("requests", "Requests", AccountSort.Requests, true),
    ];

    /// <param name="keys">Keys with a comma between; unknown ones are passed over.</param>
    /// <returns>The columns in their order; null where none is named.</returns>
    public static IReadOnlyList<AccountColumn>? Read(string? keys)
    {
        if (string.IsNullOrWhiteSpace(keys)) return null;
        var named = keys.Split([',', '.'], StringSplitOptions.TrimEntries);
        return named.Any(key => All.Any(c => c.Key == key)) ? [.. All.Where(c => c.Key == "account" || named.Contains(c.Key))] : null;
    }

    // A dot: unlike a comma it stands in a cookie and in an address as it is.
    public static string Write(IEnumerable<AccountColumn> columns) => string.Join('.', columns.Select(c => c.Key));
}
