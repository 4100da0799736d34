using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Web.Api;
using Cordon.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace Cordon.Web.Imports;

/// <summary>What is answered when a file was taken.</summary>
/// <param name="AlreadyImported">The same content was read before; <paramref name="Import"/> is that reading.</param>
public sealed record UploadAnswer(long Import, bool AlreadyImported);

/// <summary>Takes one file a request: straight to disk, into the store of artifacts, and the job that reads it is queued.</summary>
public static class UploadEndpoint
{
    public const string Path = "/imports/upload";

    public static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, CordonSettings settings, ImportFileHandler imports, CancellationToken cancel)
    {
        if (!http.User.May(Permission.ImportFacts)) return Refusals.NotPermitted.ToProblem(StatusCodes.Status403Forbidden);
        if (!await UploadRequest.IsOfAPageAsync(http, antiforgery)) return UploadRefusals.PageTooOld.ToProblem(StatusCodes.Status400BadRequest);
        return await UploadRequest.TakeAsync(http, settings, settings.Ingest.MaxFileBytes, ImportRefusals.FileTooLarge, async path =>
        {
            var arrived = await UploadReader.ReadAsync(http.Request, path, settings.Ingest, cancel);
            if (!arrived.Accepted(out var file, out var refusal)) return Problem(refusal);
            var outcome = await imports.HandleAsync(new ImportFile(file.Kind, path, file.FileName, file.IdentifyBy, "upload", RunHere: false), progress: null, cancel);
            return outcome.Accepted(out var ticket, out refusal) ? Results.Ok(new UploadAnswer(ticket.Import.Value, ticket.AlreadyImported)) : Problem(refusal);
        }, Problem);
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
