using System.Buffers.Binary;

namespace Cordon.Domain.Activity;

/// <summary>A 64-bit hash that is kept in stores and compared between machines, so it never changes. Not for secrets.</summary>
public static class StableHash
{
    private const ulong A = 0x9E37_79B9_7F4A_7C15, B = 0xD6E8_FEB8_6659_FD93, C = 0xA076_1D64_78BD_642F;

    public static ulong Of(ReadOnlySpan<byte> bytes, ulong seed = 0)
    {
        var hash = Mix(seed ^ A, (ulong)bytes.Length ^ B);
        while (bytes.Length >= 16)
        {
            hash = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ C ^ hash, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ B);
            bytes = bytes[16..];
        }
        if (bytes.Length >= 8)
        {
            hash = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ C, hash ^ A);
            bytes = bytes[8..];
        }
        ulong tail = 0;
        foreach (var b in bytes) tail = (tail << 8) | b;
        return Mix(hash ^ B, Mix(tail ^ A, C));
    }

    // The two halves of a 128-bit product folded together: every bit of both sides reaches every bit of the answer.
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }
}
