namespace Cordon.Testing;

/// <summary>Looks for card numbers in every file of a folder, byte by byte, with and without what may stand between their digits.</summary>
public static class CardGrep
{
    private const int LeastDigits = 13, MostDigits = 19;

    private static readonly byte[][] Between = [[(byte)' '], [(byte)'-'], [(byte)'.'], [0xC2, 0xA0], [0xE2, 0x80, 0x91]];

    /// <returns>The file, and the number in it; at most ten.</returns>
    public static List<string> In(string folder, IEnumerable<string> digits)
    {
        var wanted = digits.Select(ulong.Parse).ToHashSet();
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(file => new[] { false, true }.SelectMany(joined => Numbers(Bytes(file), joined)
            .Where(wanted.Contains).Select(number => $"{Path.GetRelativePath(folder, file)}: {number}"))).Distinct().Take(10)];
    }

    // A database that is open may be read but not locked. What its last connection took away while it closed is on no disk.
    private static byte[] Bytes(string file)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
        using var _ = stream;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        if (content.Length < 2 || content.GetBuffer() is not [0x1F, 0x8B, ..]) return content.ToArray();
        content.Position = 0;
        using var unpacked = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(content, System.IO.Compression.CompressionMode.Decompress)) gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>Every number of so many digits that stands anywhere, also within longer ones.</summary>
    private static IEnumerable<ulong> Numbers(byte[] bytes, bool joined)
    {
        var run = new List<byte>();
        for (var at = 0; at < bytes.Length;)
        {
            if (bytes[at] is >= (byte)'0' and <= (byte)'9')
            {
                run.Add((byte)(bytes[at++] - '0'));
                foreach (var number in Ending(run)) yield return number;
            }
            else if (at + 2 < bytes.Length && bytes[at] == 0xEF && bytes[at + 1] == 0xBC && bytes[at + 2] is >= 0x90 and <= 0x99)
            {
                run.Add((byte)(bytes[at + 2] - 0x90));
                at += 3;
                foreach (var number in Ending(run)) yield return number;
            }
            else if (joined && run.Count > 0 && Between.FirstOrDefault(b => bytes.AsSpan(at).StartsWith(b)) is { } between) at += between.Length;
            else
            {
                run.Clear();
                at++;
            }
        }
    }

    private static IEnumerable<ulong> Ending(List<byte> run)
    {
        var (number, power) = (0UL, 1UL);
        for (var length = 1; length <= Math.Min(run.Count, MostDigits); length++)
        {
            number += run[^length] * power;
            power *= 10;
            if (length >= LeastDigits && run[^length] > 0) yield return number;
        }
    }
}
