using System.Globalization;
using Cordon.Domain.Linking;
using Cordon.Features.Linking;
using Cordon.Web.Accounts;
using Microsoft.AspNetCore.WebUtilities;

namespace Cordon.Web.Linking;

/// <summary>How a cluster is looked at, as its address says it.</summary>
/// <param name="Table">Instead of the graph.</param>
/// <param name="Select">The node or edge that is explained, as <see cref="ClusterGraphModel"/> names it.</param>
/// <param name="Hidden">Of <see cref="Kinds"/>, those that are not shown.</param>
/// <param name="SeenFrom">Only uses that were seen on this day or later; <paramref name="SeenTo"/> or earlier. Days of UTC, inclusive.</param>
public sealed record ClusterLook(bool Table, string? Select, IReadOnlySet<string> Hidden, DateOnly? SeenFrom, DateOnly? SeenTo)
{
    /// <summary>What can be left out, as it stands in addresses, with what it is called.</summary>
    public static readonly IReadOnlyList<(string Key, string Title)> Kinds =
        [("card", "Cards"), ("wallet", "Wallets"), ("bank", "Bank accounts"), ("device", "Devices"), ("idle", "Hubs and cuts"), ("suggested", "Suggestions")];

    public static string Href(long cluster) => string.Create(CultureInfo.InvariantCulture, $"/clusters/{cluster}");

    /// <summary>What cannot be read is passed over: an address is often typed.</summary>
    public static ClusterLook Read(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        return new(Of("show") == "table", Of("select"), (Of("hide") ?? "").Split(',').Where(key => Kinds.Any(k => k.Key == key)).ToHashSet(), AccountsAddress.ReadDay(Of("seenFrom")), AccountsAddress.ReadDay(Of("seenTo")));

        string? Of(string name) => query.TryGetValue(name, out var text) && text.ToString() is { Length: > 0 and <= 100 } value ? value : null;
    }

    /// <summary>For <c>GetUriWithQueryParameters</c>: all names, because null takes one away.</summary>
    public Dictionary<string, object?> Query => new()
    {
        ["show"] = Table ? "table" : null,
        ["select"] = Select,
        ["hide"] = Hidden.Count == 0 ? null : string.Join(',', Kinds.Select(k => k.Key).Where(Hidden.Contains)),
        ["seenFrom"] = SeenFrom is { } from ? AccountsAddress.Write(from) : null,
        ["seenTo"] = SeenTo is { } to ? AccountsAddress.Write(to) : null,
    };

    public bool IsWhole => Hidden.Count == 0 && SeenFrom is null && SeenTo is null;

    public static string KindOf(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Wallet => "wallet",
        IdentifierKind.Bank => "bank",
        IdentifierKind.Device => "device",
        _ => "card",
    };

    public bool Shows(ClusterIdentifier identifier) => !Hidden.Contains(KindOf(identifier.Name.Kind)) && (identifier.State == LinkState.Joins || !Hidden.Contains("idle"));

    public bool Shows(ClusterUse use) =>
        (SeenFrom is not { } from || DateOnly.FromDateTime(use.LastSeenAt.UtcDateTime) >= from) && (SeenTo is not { } to || DateOnly.FromDateTime(use.FirstSeenAt.UtcDateTime) <= to);
}
