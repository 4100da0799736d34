namespace Cordon.Domain.Activity;

/// <summary>Gives equal byte texts the same small number, without making strings of them.</summary>
internal sealed class ByteInterner
{
    private byte[] _bytes = new byte[1 << 16];
    private int[] _ends = new int[1 << 10];
    private ulong[] _hashes = new ulong[1 << 10];
    private int[] _slots = new int[1 << 11];          // number + 1; 0 is free

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(Start(number).._ends[number]);

    public ulong HashOf(int number) => _hashes[number];

    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    public int Intern(ReadOnlySpan<byte> text)
    {
        var hash = StableHash.Of(text);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _slots[slot] - 1;
            if (number < 0) return Add(text, hash, slot);
            if (_hashes[number] == hash && text.SequenceEqual(this[number])) return number;
        }
    }

    private int Add(ReadOnlySpan<byte> text, ulong hash, int slot)
    {
        var start = Start(Count);
        if (start + text.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + text.Length));
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }
        text.CopyTo(_bytes.AsSpan(start));
        (_ends[Count], _hashes[Count], _slots[slot]) = (start + text.Length, hash, Count + 1);
        Count++;
        if (Count * 2 > _slots.Length) Grow();
        return Count - 1;
    }

    private int Start(int number) => number == 0 ? 0 : _ends[number - 1];

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)_hashes[number] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }
}
