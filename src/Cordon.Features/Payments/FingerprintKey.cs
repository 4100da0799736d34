using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cordon.Domain.Payments;

namespace Cordon.Features.Payments;

/// <summary>Hashes fingerprints, so that the store tells equal ones without knowing any.</summary>
/// <param name="key">At least 32 bytes.</param>
public sealed class FingerprintKey(byte[] key)
{
    /// <summary>HMAC-SHA-256, the kind inside, as 64 lower-case hexadecimal digits.</summary>
    public string HashOf(PaymentKind kind, string fingerprint) => Hash($"{kind.ToString().ToLowerInvariant()}\0{fingerprint}");

    /// <summary>By what a file is known again of which rows were not kept: its own digest would tell a row to whoever can try all card numbers.</summary>
    public string HashOfFile(string sha256) => Hash($"file\0{sha256}");

    /// <summary>By what the key itself is known again; says nothing about it.</summary>
    public long Check => BinaryPrimitives.ReadInt64BigEndian(Mac("check")) & long.MaxValue;

    private string Hash(string text) => Convert.ToHexStringLower(Mac(text));

    private byte[] Mac(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
