using Cordon.Domain.Linking.Probable.Comparing;

namespace Cordon.Domain.Linking.Probable.Blocking;

/// <summary>Which records are worth comparing: those that have a rare key in common, or two common ones.</summary>
internal sealed class Blocks
{
    /// <summary>Most records of one key, beyond which it counts as common, and of two common keys together, beyond which nobody is looked for by them.</summary>
    public const int MostOfRareKey = 50, MostOfTwoKeys = 100;

    /// <summary>Most common keys of one record that are tried two by two: the rarest.</summary>
    private const int MostCommonKeys = 14;

    private readonly int[] _starts, _members;
    private readonly int[] _ofRecordStarts, _ofRecord;

    public Blocks(Comparers comparers, CancellationToken cancel)
    {
        var rare = new List<(ulong Key, int Record)>();
        var perRecord = CollectKeys(comparers, cancel);
        var counts = new Dictionary<ulong, int>();
        foreach (var keys in perRecord)
            foreach (var key in keys)
            {
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
            }
        for (var i = 0; i < perRecord.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var common = new List<(int Count, ulong Key)>();
            foreach (var key in perRecord[i])
            {
                var count = counts[key];
                if (count < 2) continue;
                if (count <= MostOfRareKey) rare.Add((key, i));
                else common.Add((count, key));
            }
            if (common.Count < 2) continue;
            common.Sort();
            var most = Math.Min(MostCommonKeys, common.Count);
            for (var x = 0; x < most; x++)
                for (var y = x + 1; y < most; y++)
                {
                    var (p, q) = common[x].Key < common[y].Key ? (common[x].Key, common[y].Key) : (common[y].Key, common[x].Key);
                    rare.Add((KeyBag.Mix(p ^ (q * 0x9E3779B97F4A7C15)), i));
                }
        }
        (_starts, _members) = Gather(rare);
        (_ofRecordStarts, _ofRecord) = ByRecord(perRecord.Length);
    }

    /// <summary>The blocks of a record.</summary>
    public ReadOnlySpan<int> Of(int record) => _ofRecord.AsSpan(_ofRecordStarts[record], _ofRecordStarts[record + 1] - _ofRecordStarts[record]);

    public ReadOnlySpan<int> Members(int block) => _members.AsSpan(_starts[block], _starts[block + 1] - _starts[block]);

    private static ulong[][] CollectKeys(Comparers comparers, CancellationToken cancel)
    {
        var all = new ulong[comparers.Records][];
        var bag = new KeyBag();
        for (var i = 0; i < all.Length; i++)
        {
            if (i % 4_096 == 0) cancel.ThrowIfCancellationRequested();
            comparers.Keys(i, bag);
            all[i] = [.. bag.Keys];
            Array.Sort(all[i]);
        }
        return all;
    }

    private static (int[] Starts, int[] Members) Gather(List<(ulong Key, int Record)> pairs)
    {
        pairs.Sort();
        var starts = new List<int> { 0 };
        var members = new List<int>(pairs.Count);
        for (var i = 0; i < pairs.Count;)
        {
            var end = i;
            while (end < pairs.Count && pairs[end].Key == pairs[i].Key) end++;
            if (end - i is >= 2 and <= MostOfTwoKeys)
            {
                for (; i < end; i++) members.Add(pairs[i].Record);
                starts.Add(members.Count);
            }
            i = end;
        }
        return ([.. starts], [.. members]);
    }

    private (int[] Starts, int[] Blocks) ByRecord(int records)
    {
        var starts = new int[records + 1];
        foreach (var member in _members) starts[member + 1]++;
        for (var i = 0; i < records; i++) starts[i + 1] += starts[i];
        var blocks = new int[_members.Length];
        var next = starts[..records];
        for (var block = 0; block < _starts.Length - 1; block++)
            for (var at = _starts[block]; at < _starts[block + 1]; at++) blocks[next[_members[at]]++] = block;
        return (starts, blocks);
    }
}
