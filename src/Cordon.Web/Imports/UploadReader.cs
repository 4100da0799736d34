using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;

namespace Cordon.Web.Imports;

/// <summary>A file that has arrived whole, and what was said about it.</summary>
public sealed record ArrivedFile(ImportKind Kind, IdentifyBy? IdentifyBy, string FileName);

/// <summary>Reads a file that is to be imported out of a request.</summary>
public static class UploadReader
{
    private const int MostFieldBytes = 100;

    /// <param name="path">Where the file is written; whoever calls deletes it.</param>
    /// <exception cref="CutOffException">The request ended before its end.</exception>
    /// <exception cref="BadHttpRequestException">It is larger than the server was told to take.</exception>
    public static async Task<Outcome<ArrivedFile>> ReadAsync(HttpRequest request, string path, IngestSettings limits, CancellationToken cancel)
    {
        var arrived = await new MultipartUpload(MostFieldBytes, limits.MaxFileBytes, ImportRefusals.FileTooLarge)
            .ReadAsync(request, path, fields => About(fields.GetValueOrDefault("kind"), fields.GetValueOrDefault("identifyBy")), cancel);
        return arrived.Accepted(out var file, out var refusal) ? new ArrivedFile(file.About.Kind, file.About.By, file.FileName) : refusal;
    }

    private static Outcome<(ImportKind Kind, IdentifyBy? By)> About(string? kind, string? by)
    {
        ImportKind? known = kind switch
        {
            "requests" => ImportKind.Requests,
            "accounts" => ImportKind.Accounts,
            "activity" => ImportKind.Activity,
            "payments" => ImportKind.Payments,
            "devices" => ImportKind.Devices,
            "organizations" => ImportKind.Organizations,
            "signals" => ImportKind.Signals,
            _ => null
        };
        if (known is null) return UploadRefusals.KindUnknown;
        if (known != ImportKind.Requests) return (known.Value, (IdentifyBy?)null);
        return IdentifyByText.Parse(by) is { } identify ? (known.Value, identify) : UploadRefusals.IdentifyByUnknown;
    }
}
