using System.Globalization;
using System.Security.Cryptography;

namespace Cordon.Domain.Detection.Lists;

/// <summary>Which state of the public lists this console judges by.</summary>
public static class KnownLists
{
    /// <summary>12 hexadecimal digits over all list data: the same lists give the same text on every machine, other lists another.</summary>
    public static string Version { get; } = HashOfData();

    /// <summary>Where the lists come from, to be named where they are used.</summary>
    public static IReadOnlyList<ListSource> Sources { get; } = [.. ListData.Rows("sources.tsv").Select(row => new ListSource(row[0], row[1],
        row[2] == "-" ? null : DateOnly.ParseExact(row[2], "yyyy-MM-dd", CultureInfo.InvariantCulture)))];

    private static string HashOfData()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in ListData.Names) hash.AppendData(ListData.Bytes(name));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
