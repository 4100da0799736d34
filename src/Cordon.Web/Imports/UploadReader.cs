using System.Text;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cordon.Web.Imports;

/// <summary>A file that has arrived whole, and what was said about it.</summary>
public sealed record ArrivedFile(ImportKind Kind, IdentifyBy? IdentifyBy, string FileName);

/// <summary>Reads one file out of a multipart request, straight to disk. The fields come first, so that a wrong request is refused before its file is read.</summary>
public static class UploadReader
{
    private const int MostFieldBytes = 100, BufferBytes = 1 << 17;

    /// <param name="path">Where the file is written; whoever calls deletes it.</param>
    /// <exception cref="InvalidDataException">The request ended before its end.</exception>
    /// <exception cref="BadHttpRequestException">It is larger than the server was told to take.</exception>
    public static async Task<Outcome<ArrivedFile>> ReadAsync(HttpRequest request, string path, IngestSettings limits, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary) return UploadRefusals.NoFile;
        var sections = new MultipartReader(boundary, request.Body);
        string? kind = null, by = null;
        while (await ArrivingAsync(sections.ReadNextSectionAsync(cancel)) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } said) continue;
            if (!said.IsFileDisposition())
            {
                var value = await FieldAsync(section.Body, cancel);
                if (said.Name == "kind") kind = value;
                else if (said.Name == "identifyBy") by = value;
                continue;
            }
            if (!About(kind, by).Accepted(out var about, out var refusal)) return refusal;
            if (await CopyAsync(section.Body, path, limits.MaxFileBytes, cancel) is { } tooLarge) return tooLarge;
            // A request that was cut off is only noticed here, where its end is missing.
            while (await ArrivingAsync(sections.ReadNextSectionAsync(cancel)) is not null)
            {
            }
            return new ArrivedFile(about.Kind, about.By, UploadName.Of(section.AsFileSection()?.FileName));
        }
        return UploadRefusals.NoFile;
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

    /// <returns>A field's text; null where it is longer than any that is meant.</returns>
    private static async Task<string?> FieldAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[MostFieldBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length > MostFieldBytes ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static async Task<Refusal?> CopyAsync(Stream body, string path, long most, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[BufferBytes];
        long size = 0;
        for (int read; (read = await ArrivingAsync(body.ReadAsync(buffer, cancel).AsTask())) > 0;)
        {
            size += read;
            if (size > most) return ImportRefusals.FileTooLarge(size, most);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return null;
    }

    // What the network does wrong is told apart from what the disk does wrong.
    private static async Task<T> ArrivingAsync<T>(Task<T> arriving)
    {
        try
        {
            return await arriving;
        }
        catch (IOException broken) when (broken is not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            throw new InvalidDataException("The request ended before its end.", broken);
        }
    }
}
