namespace Cordon.Domain.Detection;

/// <summary>Reads or writes a profile: each measure says once which figures it has, and both directions follow.</summary>
internal sealed class ProfileIo : IDisposable
{
    private readonly BinaryWriter? _to;
    private readonly BinaryReader? _from;

    public ProfileIo(Stream stream, bool writing)
    {
        if (writing) _to = new BinaryWriter(stream);
        else _from = new BinaryReader(stream);
    }

    public void Number(ref long value)
    {
        if (_to is not null) _to.Write7BitEncodedInt64((value << 1) ^ (value >> 63));
        else value = _from!.Read7BitEncodedInt64() is var read ? (long)((ulong)read >> 1) ^ -(read & 1) : 0;
    }

    public void Number(ref int value)
    {
        long number = value;
        Number(ref number);
        value = checked((int)number);
    }

    public void Fixed(ref ulong value)
    {
        if (_to is not null) _to.Write(value);
        else value = _from!.ReadUInt64();
    }

    public void Fixed(ref long value)
    {
        var bits = (ulong)value;
        Fixed(ref bits);
        value = (long)bits;
    }

    public void Real(ref double value)
    {
        if (_to is not null) _to.Write(value);
        else value = _from!.ReadDouble();
    }

    public void Flag(ref bool value)
    {
        if (_to is not null) _to.Write(value);
        else value = _from!.ReadBoolean();
    }

    public delegate void ItemIo<T>(ProfileIo io, ref T item);

    public void Items<T>(ref T[] items, int most, ItemIo<T> each)
    {
        var count = items.Length;
        Number(ref count);
        if (count < 0 || count > most) throw new FormatException("A profile holds more than it may.");
        if (_from is not null) items = new T[count];
        for (var i = 0; i < count; i++) each(this, ref items[i]);
    }

    public void Dispose()
    {
        _to?.Dispose();
        _from?.Dispose();
    }
}
