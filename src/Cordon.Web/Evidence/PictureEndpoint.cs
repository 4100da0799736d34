using Cordon.Domain;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Api;

namespace Cordon.Web.Evidence;

/// <summary>A picture that is evidence, for the page that shows it: whatever else its bytes may be, the browser takes it for nothing but a picture.</summary>
public static class PictureEndpoint
{
    public const string Pattern = "/evidence/{id:long}/picture";

    /// <summary>The name of the headers that stand in the place of every page's.</summary>
    public const string Headers = "picture";

    public static async Task<IResult> HandleAsync(long id, HttpContext http, ViewEvidenceImageHandler pictures, CancellationToken cancel)
    {
        var outcome = await pictures.HandleAsync(new(new EvidenceId(id)), cancel);
        if (!outcome.Accepted(out var picture, out var refusal))
            return refusal.ToProblem(refusal.Code == EvidenceReadRefusals.NotFound.Code ? StatusCodes.Status404NotFound : refusal.Code == Refusals.NotPermitted.Code ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(picture.Path, picture.MediaType);
    }
}
