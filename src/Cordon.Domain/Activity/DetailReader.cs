namespace Cordon.Domain.Activity;

/// <summary>Reads what <see cref="ActivityDetailCodec"/> wrote: numbers as LEB128, fixed ones big-endian.</summary>
internal ref struct DetailReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public void Version()
    {
        if (Byte() != ActivityDetailCodec.Version) throw new FormatException("Activity detail of an unknown version.");
    }

    public ClientAddress Address() => Byte() == 4 ? ClientAddress.FromV4((uint)Fixed(4)) : new(new UInt128(Fixed(8), Fixed(8)));

    public byte Byte()
    {
        if (_left.IsEmpty) throw new FormatException("Activity detail ends too early.");
        var value = _left[0];
        _left = _left[1..];
        return value;
    }

    public int Count() => checked((int)Number());

    public int Count(int most) => Count() is var count && count <= most ? count : throw new FormatException("Activity detail holds more than a row may.");

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
        throw new FormatException("Activity detail holds a number that is too long.");
    }

    public ulong Fixed(int length)
    {
        ulong value = 0;
        for (var i = 0; i < length; i++) value = (value << 8) | Byte();
        return value;
    }
}
