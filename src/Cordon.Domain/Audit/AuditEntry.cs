using System.Security.Cryptography;

namespace Cordon.Domain.Audit;

/// <summary>One line of the tamper-evident record of who did what, when, to what, and why.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without a gap, in the order of commit.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Actor { get; init; }

    /// <summary><c>noun.what-happened</c>; a contract.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to, as <c>noun:id</c>; never personal data.</summary>
    public required string Subject { get; init; }
    public required string? Reason { get; init; }

    /// <summary>The whole entry as canonical JSON (RFC 8785): what is hashed.</summary>
    public required string Entry { get; init; }

    /// <summary>SHA-256 of 0x00 and the entry's UTF-8 bytes. Source: RFC 9162 §2.1.1.</summary>
    public required byte[] LeafHash { get; init; }

    public static byte[] HashLeaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }
}
