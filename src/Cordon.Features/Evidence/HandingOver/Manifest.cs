using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cordon.Domain.Evidence;
using Cordon.Features.Exports;

namespace Cordon.Features.Evidence.HandingOver;

/// <summary>What is in a package: for programs, and for a spreadsheet.</summary>
internal static class Manifest
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteJsonAsync(Package package, Stream target, CancellationToken cancel) => JsonSerializer.SerializeAsync(target, new
    {
        handedOverAt = package.At.UtcDateTime,
        handedOverBy = package.By,
        recipient = package.Recipient,
        purpose = package.Purpose,
        evidence = package.Items.Select(item => new
        {
            id = IdOf(item),
            path = Package.PathOf(item),
            name = item.OriginalName,
            sha256 = item.Sha256,
            size = item.SizeBytes,
            mediaType = item.MediaType,
            source = item.Source,
            origin = item.Origin,
            derivedFrom = item.DerivedFromId is { } from ? $"E-{from.Value}" : null,
            supersedes = item.SupersedesId is { } older ? $"E-{older.Value}" : null,
            collectedBy = item.CollectedByName ?? item.CollectedBy,
            collectedAt = item.CollectedAt.UtcDateTime,
        }),
    }, Json, cancel);

    public static async Task WriteCsvAsync(Package package, Stream target, CancellationToken cancel)
    {
        await using var csv = new SpreadsheetCsv(target);
        await csv.RowAsync(["id", "path", "name", "sha256", "size", "media_type", "source", "origin", "collected_by", "collected_at"], cancel);
        foreach (var item in package.Items)
            await csv.RowAsync(
            [
                IdOf(item), Package.PathOf(item), item.OriginalName, item.Sha256, item.SizeBytes.ToString(CultureInfo.InvariantCulture), item.MediaType, item.Source, item.Origin,
                item.CollectedByName ?? item.CollectedBy, item.CollectedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ], cancel);
    }

    private static string IdOf(EvidenceItem item) => string.Create(CultureInfo.InvariantCulture, $"E-{item.Id.Value}");
}
