using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Cordon.Testing;

/// <summary>PDF documents as people send them, and as attackers do.</summary>
public static class SamplePdf
{
    /// <summary>A page for each, with its lines one under the other; one without lines is blank.</summary>
    public static byte[] Of(params string[][] pages)
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = document.AddPage(PageSize.A4);
            for (var i = 0; i < lines.Length; i++)
                if (lines[i].Length > 0) page.AddText(lines[i], 12, new PdfPoint(50, 780 - 18 * i), font);
        }
        return document.Build();
    }

    /// <summary>One that opens with a password nobody knows.</summary>
    public static byte[] Locked() => Edit(Of(["Nobody reads this."]), "/Root",
        $"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{new string('a', 64)}> /U <{new string('b', 64)}> >> /ID [ <{new string('c', 32)}> <{new string('c', 32)}> ] /Root");

    /// <summary>A page whose few kilobytes come to so many bytes of instructions.</summary>
    public static byte[] Bomb(long bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var nothing = Encoding.ASCII.GetBytes(new string(' ', 1 << 20));
            for (var written = 0L; written < bytes; written += nothing.Length) deflate.Write(nothing);
        }
        return WithContent(packed.ToArray(), "/Filter /FlateDecode");
    }

    /// <summary>A page whose instructions are these.</summary>
    public static byte[] WithContent(byte[] content, string entries = "")
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write("%PDF-1.7\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 600 800 ] /Resources << >> /Contents 4 0 R >>");
        places.Add(file.Position);
        Write($"4 0 obj\n<< /Length {content.Length} {entries} >>\nstream\n");
        file.Write(content);
        Write("\nendstream\nendobj\n");
        var table = file.Position;
        Write($"xref\n0 5\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));

        void Add(string item)
        {
            places.Add(file.Position);
            Write($"{places.Count} 0 obj\n{item}\nendobj\n");
        }
    }

    private static byte[] Edit(byte[] document, string what, string with)
    {
        // The trailer stands behind the table that tells where everything is.
        var at = document.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(what));
        return [.. document[..at], .. Encoding.ASCII.GetBytes(with), .. document[(at + what.Length)..]];
    }
}
