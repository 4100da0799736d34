using System.Globalization;
using System.Net;

namespace Cordon.Features.Demo;

public enum DemoNetworkKind { Home, Mobile, Cloud, Office, School, Crawler, Service }

/// <summary>A range and the invented operator it belongs to.</summary>
public sealed record DemoNetwork(IPNetwork Range, string Operator, DemoNetworkKind Kind, string? Country = null);

/// <summary>Who operates which part of the documentation ranges (RFC 5737, RFC 3849).</summary>
public static class DemoNetworks
{
    /// <summary>The one address behind which the company's office, the café below it and the co-working space next door sit.</summary>
    public const string Office = "198.51.100.17";
    public const string School = "198.51.100.82";
    public const string Monitor = "198.51.100.200";
    public static IReadOnlyList<string> FiveClouds { get; } = ["192.0.2.41", "192.0.2.187"];
    public static IReadOnlyList<string> SecondCompanyClouds { get; } = ["192.0.2.112", "192.0.2.113"];
    public static IReadOnlyList<string> Crawlers { get; } = ["198.51.100.131", "198.51.100.165"];

    private static readonly string[] Carriers = ["Puhelin Mobile", "Savane Mobile", "Meridian Wireless", "Kitsune Mobile", "Andina Movil", "Nilevox", "Dniprocell", "Tasman Cellular"];

    public static IReadOnlyList<DemoNetwork> All { get; } =
    [
        new(IPNetwork.Parse("192.0.2.0/25"), "Nimbus Foundry", DemoNetworkKind.Cloud),
        new(IPNetwork.Parse("192.0.2.128/25"), "Altostrat Hosting", DemoNetworkKind.Cloud),
        new(IPNetwork.Parse("198.51.100.0/26"), "Kanaalhuis Business Internet", DemoNetworkKind.Office, "NL"),
        new(IPNetwork.Parse("198.51.100.64/26"), "Schoolnet South", DemoNetworkKind.School, "IT"),
        new(IPNetwork.Parse("198.51.100.128/27"), "Fennec Search", DemoNetworkKind.Crawler),
        new(IPNetwork.Parse("198.51.100.160/27"), "Lantern Index", DemoNetworkKind.Crawler),
        new(IPNetwork.Parse("198.51.100.192/26"), "The service itself", DemoNetworkKind.Service),
        .. Carriers.Select((carrier, index) => new DemoNetwork(IPNetwork.Parse("203.0.113." + N(index * 32) + "/27"), carrier, DemoNetworkKind.Mobile)),
        .. DemoCountry.All.Select((country, index) => new DemoNetwork(HomeRange(index), country.HomeOperator, DemoNetworkKind.Home, country.Code)),
    ];

    public static DemoNetwork? Find(IPAddress address) => All.FirstOrDefault(network => network.Range.Contains(address));

    /// <summary>A carrier's shared address: thousands of phones come from a handful of them.</summary>
    public static string MobileAddress(int country, int subscriber) =>
        "203.0.113." + N(country % Carriers.Length * 32 + 4 + subscriber % 24);

    /// <summary>A home's address on a day: the prefix stays, the device's half changes daily, as phones and browsers do it (RFC 8981).</summary>
    public static string HomeAddress(int country, int household, int day)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes[0] = 0x20;
        bytes[1] = 0x01;
        bytes[2] = 0x0d;
        bytes[3] = 0xb8;
        bytes[4] = (byte)(country + 1);
        // Household numbers fill bytes 5 to 7; the byte behind is a subnet of the home.
        bytes[5] = (byte)(household >> 16);
        bytes[6] = (byte)(household >> 8);
        bytes[7] = (byte)household;
        var low = unchecked(((ulong)household + 1) * 0x9E3779B97F4A7C15 ^ ((ulong)day + 1) * 0xBF58476D1CE4E5B9);
        for (var index = 8; index < 16; index++) bytes[index] = (byte)(low >> (8 * (index - 8)));
        return new IPAddress(bytes).ToString();
    }

    private static IPNetwork HomeRange(int country) =>
        IPNetwork.Parse("2001:db8:" + ((country + 1) << 8).ToString("x", CultureInfo.InvariantCulture) + "::/40");

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);
}
