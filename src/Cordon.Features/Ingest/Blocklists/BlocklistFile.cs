using Cordon.Features.Exports;
using Cordon.Features.Ingest.Rows;

namespace Cordon.Features.Ingest.Blocklists;

/// <summary>Lists of blocked domains, as Mastodon exports them.</summary>
internal static class BlocklistFile
{
    // A comment may have line breaks.
    public static readonly FactFile Kind = new("blocklist", new CardGuard(BlocklistFields.Known, times: []), ["domain"], ImportRefusals.NotBlocklist);

    /// <param name="format">As <see cref="FactFile.Recognise"/> tells it.</param>
    /// <returns>What the rows tell; of a domain that stands in the file twice, the later row is rejected.</returns>
    public static IEnumerable<FileRow<BlocklistRow>> Read(Stream content, string format)
    {
        var lines = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in FileRows.Read(content, Kind.LayoutOf(format), new BlocklistFields()))
        {
            if (row.Records is not [var blocked]) yield return row;
            else if (lines.TryAdd(blocked.Domain, row.Line)) yield return row with { Records = [blocked with { Line = row.Line }] };
            else yield return FileRow<BlocklistRow>.Rejected(row.Line, $"skipped: the same domain stands in line {lines[blocked.Domain]}", RejectText.Of(System.Text.Encoding.UTF8.GetBytes(blocked.Domain)));
        }
    }

    /// <summary>Writes what Mastodon imports: its heading, rows ended by a line feed, UTF-8 without a mark. Read again, the rows are the same but for their lines.</summary>
    public static async Task WriteAsync(Stream target, IAsyncEnumerable<BlocklistRow> rows, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(target, bufferSize: 1 << 15, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync(ProgramCsv.Line(BlocklistFields.Known.Names.Select(name => "#" + name)).AsMemory(), cancel);
        await foreach (var row in rows.WithCancellation(cancel))
        {
            var line = ProgramCsv.Line([row.Domain, row.Severity ?? "", Truth(row.RejectMedia), Truth(row.RejectReports), row.Comment ?? "", Truth(row.Obfuscate)]);
            await writer.WriteLineAsync(line.AsMemory(), cancel);
        }

        static string Truth(bool value) => value ? "true" : "false";
    }
}
