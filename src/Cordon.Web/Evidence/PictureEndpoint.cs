using Cordon.Domain;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Api;
using Microsoft.Net.Http.Headers;

namespace Cordon.Web.Evidence;

/// <summary>A picture that is evidence, for the page that shows it: whatever else its bytes may be, the browser takes it for nothing but a picture.</summary>
public static class PictureEndpoint
{
    public const string Pattern = "/evidence/{id:long}/picture";

    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static async Task<IResult> HandleAsync(long id, HttpContext http, ViewEvidenceImageHandler pictures, CancellationToken cancel)
    {
        var outcome = await pictures.HandleAsync(new(new EvidenceId(id)), cancel);
        if (!outcome.Accepted(out var picture, out var refusal))
            return refusal.ToProblem(refusal.Code == EvidenceReadRefusals.NotFound.Code ? StatusCodes.Status404NotFound : refusal.Code == Refusals.NotPermitted.Code ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
        // The headers of every page are written when the answer begins: these stand in their place.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.CacheControl = "no-store";
            headers[HeaderNames.ContentDisposition] = "inline";
            return Task.CompletedTask;
        });
        return Results.File(picture.Path, picture.MediaType);
    }
}
