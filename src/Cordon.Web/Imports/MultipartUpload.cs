using System.Text;
using Cordon.Domain;
using Cordon.Features.Ingest;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Cordon.Web.Imports;

/// <summary>Reads one file out of a multipart request, straight to disk. The fields come first, so that a wrong request is refused before its file is read.</summary>
/// <param name="MostFieldBytes">Longest field; a longer one counts as none.</param>
/// <param name="MostFileBytes">Largest file.</param>
/// <param name="TooLarge">What is said of a larger one.</param>
public sealed record MultipartUpload(int MostFieldBytes, long MostFileBytes, Func<long, long, Refusal> TooLarge)
{
    private const int BufferBytes = 1 << 17, MostFields = 20;

    /// <param name="path">Where the file is written; whoever calls deletes it.</param>
    /// <param name="about">What the fields say, or why the file is not taken.</param>
    /// <returns>The fields' meaning and the file's name, cleaned.</returns>
    /// <exception cref="CutOffException">The request ended before its end.</exception>
    /// <exception cref="BadHttpRequestException">It is larger than the server was told to take.</exception>
    public async Task<Outcome<(T About, string FileName)>> ReadAsync<T>(HttpRequest request, string path, Func<IReadOnlyDictionary<string, string?>, Outcome<T>> about, CancellationToken cancel)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary) return UploadRefusals.NoFile;
        var sections = new MultipartReader(boundary, request.Body);
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        try
        {
            while (await ArrivingAsync(sections.ReadNextSectionAsync(cancel)) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } said) continue;
                if (!said.IsFileDisposition())
                {
                    if (fields.Count < MostFields) fields[said.Name.Value ?? ""] = await FieldAsync(section.Body, cancel);
                    continue;
                }
                if (!about(fields).Accepted(out var meant, out var refusal)) return refusal;
                if (await CopyAsync(section.Body, path, cancel) is { } tooLarge) return tooLarge;
                // A request that was cut off is only noticed here, where its end is missing.
                while (await ArrivingAsync(sections.ReadNextSectionAsync(cancel)) is not null)
                {
                }
                return (meant, UploadName.Of(section.AsFileSection()?.FileName));
            }
        }
        catch (InvalidDataException)
        {
            // The reader's own limit on what stands above a part: its name.
            return UploadRefusals.NameTooLong;
        }
        return UploadRefusals.NoFile;
    }

    /// <summary>Reads a request whose body is the file.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<Refusal?> CopyAsync(Stream body, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var buffer = new byte[BufferBytes];
        long size = 0;
        for (int read; (read = await ArrivingAsync(body.ReadAsync(buffer, cancel).AsTask())) > 0;)
        {
            size += read;
            if (size > MostFileBytes) return TooLarge(size, MostFileBytes);
            await file.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return null;
    }

    /// <returns>A field's text; null where it is longer than any that is meant.</returns>
    private async Task<string?> FieldAsync(Stream body, CancellationToken cancel)
    {
        var buffer = new byte[MostFieldBytes + 1];
        var length = await ArrivingAsync(body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel).AsTask());
        return length > MostFieldBytes ? null : Encoding.UTF8.GetString(buffer, 0, length);
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
            throw new CutOffException(broken);
        }
    }
}

/// <summary>A request ended before its end.</summary>
public sealed class CutOffException(Exception cause) : Exception("The request ended before its end.", cause);
