using System.Security.Cryptography;
using Cordon.Domain;

namespace Cordon.Features.Ingest.Rows;

/// <summary>What a look through a whole file for card numbers found, before any of it is stored.</summary>
/// <param name="NotKept">Rows that are not to be stored.</param>
/// <param name="Sha256">Of the file as it came, lower-case hexadecimal. Of a file of one row that is not kept, it tells the row to whoever can try all card numbers: it is then not to be stored either.</param>
internal sealed record CardScan(long NotKept, string Sha256)
{
    /// <returns>Or <c>import.card-number</c> where it stands around the rows, <c>import.broken-json</c> where a document breaks off.</returns>
    public static Outcome<CardScan> Of(string path, RowLayout layout, CancellationToken cancel)
    {
        var notKept = 0L;
        var watch = new CardGuard.Watch(layout.Guard, layout.Shape);
        string sha256;
        using (var file = File.OpenRead(path)) sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        using var content = Requests.IngestFile.OpenContent(path, 0);
        try
        {
            foreach (var row in FileRows.Cut(content.Stream, layout))
            {
                cancel.ThrowIfCancellationRequested();
                if (row.Kind == RawRowKind.TooLong) notKept++;
                else if (watch.FieldOf(row) is not null)
                {
                    if (row.Kind != RawRowKind.Row) return ImportRefusals.CardNumber;
                    notKept++;
                }
            }
        }
        catch (InvalidDataException broken)
        {
            return ImportRefusals.BrokenJson(broken.Message);
        }
        return new CardScan(notKept, sha256);
    }
}
