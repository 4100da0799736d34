using System.IO.Compression;
using System.Text;

namespace Cordon.Features.Tests.Evidence;

/// <summary>Files as people and attackers send them.</summary>
internal static class EvidenceFiles
{
    public static byte[] Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    /// <summary>100 MB of nothing in 100 KB.</summary>
    public static byte[] GzipBomb()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) Fill(gzip);
        return packed.ToArray();
    }

    public static byte[] ZipBomb()
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("a.txt", CompressionLevel.SmallestSize).Open()) Fill(entry);
        return packed.ToArray();
    }

    public static byte[] Zip(string name, string content)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry(name).Open()) entry.Write(Encoding.UTF8.GetBytes(content));
        return packed.ToArray();
    }

    private static void Fill(Stream target)
    {
        var nothing = new byte[1 << 20];
        for (var i = 0; i < 100; i++) target.Write(nothing);
    }
}
