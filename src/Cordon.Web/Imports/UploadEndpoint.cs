using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Features.Jobs;
using Cordon.Web.Api;
using Cordon.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Cordon.Web.Imports;

/// <summary>What is answered when a file was taken.</summary>
/// <param name="AlreadyImported">The same content was read before; <paramref name="Import"/> is that reading.</param>
public sealed record UploadAnswer(long Import, bool AlreadyImported);

/// <summary>Takes one file a request: straight to disk, into the store of artifacts, and the job that reads it is queued.</summary>
public static class UploadEndpoint
{
    public const string Path = "/imports/upload";
    private const string TokenHeader = "RequestVerificationToken";

    // What stands round the file in a multipart request: fields, names, boundaries.
    private const long EnvelopeBytes = 16 * 1024;

    public static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, CordonSettings settings, ImportFileHandler imports, CancellationToken cancel)
    {
        if (!http.User.May(Permission.ImportFacts)) return Refusals.NotPermitted.ToProblem(StatusCodes.Status403Forbidden);
        // The header alone is looked at: a token in the form would have the whole file read first.
        if (!http.Request.Headers.ContainsKey(TokenHeader) || !await antiforgery.IsRequestValidAsync(http))
            return UploadRefusals.PageTooOld.ToProblem(StatusCodes.Status400BadRequest);
        var most = settings.Ingest.MaxFileBytes;
        var whole = most > long.MaxValue - EnvelopeBytes ? long.MaxValue : most + EnvelopeBytes;
        if (http.Request.ContentLength > whole) return Problem(ImportRefusals.FileTooLarge(http.Request.ContentLength.Value, most));
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = whole;

        var path = System.IO.Path.Combine(Directory.CreateDirectory(settings.UploadsPath).FullName, WorkerFile.NewName());
        try
        {
            var arrived = await UploadReader.ReadAsync(http.Request, path, settings.Ingest, cancel);
            if (!arrived.Accepted(out var file, out var refusal)) return Problem(refusal);
            var outcome = await imports.HandleAsync(new ImportFile(file.Kind, path, file.FileName, file.IdentifyBy, "upload", RunHere: false), progress: null, cancel);
            return outcome.Accepted(out var ticket, out refusal) ? Results.Ok(new UploadAnswer(ticket.Import.Value, ticket.AlreadyImported)) : Problem(refusal);
        }
        catch (BadHttpRequestException broken) when (broken.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problem(ImportRefusals.FileTooLarge(http.Request.ContentLength ?? whole, most));
        }
        catch (InvalidDataException)
        {
            return Problem(UploadRefusals.Incomplete);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IResult Problem(Refusal refusal) => refusal.ToProblem(refusal.Code switch
    {
        "import.file-too-large" => StatusCodes.Status413PayloadTooLarge,
        "permission.missing" => StatusCodes.Status403Forbidden,
        "import.in-progress" or "import.identified-otherwise" or "record.changed-meanwhile" => StatusCodes.Status409Conflict,
        _ when refusal.Code.StartsWith("upload.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    });
}
