using System.Buffers;
using System.Buffers.Binary;

namespace Cordon.Domain.Activity;

/// <summary>The bytes of <see cref="ActivityDetail"/> in <see cref="ActivityMinute.Detail"/>. The layout is in <c>docs/activity.md</c>.</summary>
public static class ActivityDetailCodec
{
    internal const byte Version = 1;
    internal const byte NoWalk = 0, FiguresOnly = 1;
    private const byte WithTrail = 2;

    public static byte[] Encode(ActivityDetail detail)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Encode(detail, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Encode(ActivityDetail detail, ArrayBufferWriter<byte> buffer)
    {
        var to = new DetailWriter(buffer);
        to.Byte(Version);
        WriteSeconds(ref to, detail.Seconds);
        to.Number((ulong)detail.Routes.Count);
        foreach (var route in detail.Routes) WriteRoute(ref to, route);
        to.Number((ulong)detail.Agents.Stated);
        to.Number((ulong)detail.Agents.Kept.Count);
        foreach (var (_, key, count) in detail.Agents.Kept)
        {
            to.Fixed(key, 8);
            to.Number((ulong)count);
        }
        to.Number((ulong)detail.Networks.Stated);
        to.Number((ulong)detail.Networks.Kept.Count);
        foreach (var (_, address, count) in detail.Networks.Kept)
        {
            to.Byte(address.IsV4 ? (byte)4 : (byte)16);
            if (address.IsV4) to.Fixed((uint)address.Value, 4);
            else
            {
                to.Fixed((ulong)(address.Value >> 64), 8);
                to.Fixed((ulong)address.Value, 8);
            }
            to.Number((ulong)count);
        }
        WriteHashes(ref to, detail.Resources);
        WriteHashes(ref to, detail.Variants);
    }

    /// <exception cref="FormatException">The bytes are not a detail, or of a later version.</exception>
    public static ActivityDetail Decode(ReadOnlySpan<byte> bytes)
    {
        var from = new DetailReader(bytes);
        from.Version();
        var detail = new ActivityDetail();
        for (int left = from.Count(), second = -1; left > 0; left--) detail.Seconds[second += 1 + from.Count()] = from.Count();
        for (var left = from.Count(); left > 0; left--) detail.Routes.Add(ReadRoute(ref from));
        detail.Agents.Stated = from.Count();
        for (var left = from.Count(); left > 0; left--)
        {
            var key = from.Fixed(8);
            detail.Agents.Append(key, key, from.Count());
        }
        detail.Networks.Stated = from.Count();
        for (var left = from.Count(); left > 0; left--)
        {
            var address = from.Address();
            detail.Networks.Append(address.Hash, address, from.Count());
        }
        ReadHashes(ref from, detail.Resources);
        ReadHashes(ref from, detail.Variants);
        return detail;
    }

    private static void WriteSeconds(ref DetailWriter to, int[] seconds)
    {
        var used = 0;
        foreach (var count in seconds) if (count > 0) used++;
        to.Number((ulong)used);
        var previous = -1;
        for (var second = 0; second < 60; second++)
        {
            if (seconds[second] == 0) continue;
            to.Number((ulong)(second - previous - 1));
            to.Number((ulong)seconds[second]);
            previous = second;
        }
    }

    private static void WriteRoute(ref DetailWriter to, RouteUse route)
    {
        to.Fixed((ulong)route.Key, 8);
        to.Number((ulong)route.Requests);
        to.Number((ulong)route.Errors);
        to.Number((ulong)route.Bytes);
        if (route.Walk is not { } walk)
        {
            to.Byte(NoWalk);
            return;
        }
        to.Byte(walk.Trail.Count > 0 ? WithTrail : FiguresOnly);
        to.Number((ulong)walk.Least);
        to.Number((ulong)(walk.Greatest - walk.Least));
        to.Number((ulong)walk.Distinct);
        to.Number((ulong)walk.Steps);
        to.Number((ulong)walk.Ascending);
        if (walk.Trail.Count == 0) return;
        to.Number((ulong)walk.Trail.Count);
        var previous = walk.Least;
        foreach (var (id, second) in walk.Trail)
        {
            to.Number((ulong)(id - previous));
            to.Byte(second);
            previous = id;
        }
    }

    private static RouteUse ReadRoute(ref DetailReader from)
    {
        var route = new RouteUse((long)from.Fixed(8), from.Count(), from.Count(), (long)from.Number(), null);
        var form = from.Byte();
        if (form == NoWalk) return route;
        var least = (long)from.Number();
        var walk = new IdWalk(least, least + (long)from.Number(), from.Count(), from.Count(), from.Count(), []);
        if (form == FiguresOnly) return route with { Walk = walk };
        var trail = new IdSighting[from.Count()];
        var id = least;
        for (var i = 0; i < trail.Length; i++) trail[i] = new(id += (long)from.Number(), from.Byte());
        return route with { Walk = walk with { Trail = trail } };
    }

    private static void WriteHashes(ref DetailWriter to, HashSample sample)
    {
        to.Number((ulong)sample.Stated);
        to.Number((ulong)sample.Kept.Count);
        foreach (var hash in sample.Kept) to.Fixed(hash, HashSample.HashBits / 8);
    }

    private static void ReadHashes(ref DetailReader from, HashSample sample)
    {
        sample.Stated = from.Count();
        for (var left = from.Count(); left > 0; left--) sample.Append(from.Fixed(HashSample.HashBits / 8));
    }

    /// <summary>Numbers as LEB128, fixed ones big-endian.</summary>
    private readonly ref struct DetailWriter(ArrayBufferWriter<byte> buffer)
    {
        public void Byte(byte value)
        {
            buffer.GetSpan(1)[0] = value;
            buffer.Advance(1);
        }

        public void Number(ulong value)
        {
            var span = buffer.GetSpan(10);
            var length = 0;
            while (value >= 0x80)
            {
                span[length++] = (byte)(value | 0x80);
                value >>= 7;
            }
            span[length++] = (byte)value;
            buffer.Advance(length);
        }

        public void Fixed(ulong value, int length)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
            bytes[(8 - length)..].CopyTo(buffer.GetSpan(length));
            buffer.Advance(length);
        }
    }
}
