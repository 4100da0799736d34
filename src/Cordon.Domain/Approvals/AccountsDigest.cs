using System.Globalization;
using System.Security.Cryptography;

namespace Cordon.Domain.Approvals;

/// <summary>Names a set of accounts: two people who see the same digest see the same accounts.</summary>
/// <remarks>SHA-256, in lower-case hexadecimal, of the accounts' numbers in ascending order, each in decimal with a line feed behind it; so anybody who has the list can work it out.</remarks>
public static class AccountsDigest
{
    public const int Length = 64;

    /// <param name="ascending">Account numbers, each once.</param>
    public static string Of(IEnumerable<long> ascending)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[4_096];
        var filled = 0;
        foreach (var number in ascending)
        {
            if (buffer.Length - filled < 24)
            {
                hash.AppendData(buffer, 0, filled);
                filled = 0;
            }
            number.TryFormat(buffer.AsSpan(filled), out var written, default, CultureInfo.InvariantCulture);
            filled += written;
            buffer[filled++] = (byte)'\n';
        }
        hash.AppendData(buffer, 0, filled);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
