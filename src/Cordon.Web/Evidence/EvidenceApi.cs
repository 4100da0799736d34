using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Web.Imports;
using Cordon.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Cordon.Web.Evidence;

/// <summary>What a program says about the file it sends.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Origin">Where it comes from, in words.</param>
/// <param name="Reason">Why it is collected.</param>
/// <param name="Incident">The incident that rests on it, by number.</param>
/// <param name="Supersedes">The item that it stands in the place of, by number.</param>
public sealed record SentEvidence([FromQuery] string? Name, [FromQuery] string? Origin, [FromQuery] string? Reason, [FromQuery] long? Incident, [FromQuery] long? Supersedes);

/// <summary>Takes evidence from programs: the body is the file.</summary>
public static class EvidenceApi
{
    public const string Path = "/api/v1/evidence";

    // No form of another page can send this type, so that no page's token has to be asked for. Source: WHATWG Fetch, CORS-safelisted request-header.
    private const string Body = "application/octet-stream";

    public static void Map(WebApplication app) => app.MapPost(Path, HandleAsync)
        .WithName("AddEvidence").WithTags("Evidence").WithSummary("Seals a file as evidence")
        .WithDescription("The body is the file, as application/octet-stream. It is looked at by its content, scanned where a program is set, and sealed under its SHA-256; the same bytes again are kept once.")
        .Accepts<IFormFile>(Body).Produces<EvidenceAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> HandleAsync([AsParameters] SentEvidence sent, HttpContext http, CordonSettings settings, AddEvidenceHandler evidence, CancellationToken cancel)
    {
        if (!http.User.May(Permission.ReviewFacts)) return EvidenceAnswers.Problem(Refusals.NotPermitted);
        if (http.Request.ContentType?.Split(';')[0].Trim().Equals(Body, StringComparison.OrdinalIgnoreCase) != true) return EvidenceAnswers.Problem(UploadRefusals.WrongType);
        var most = settings.Evidence.MaxFileBytes;
        return await UploadRequest.TakeAsync(http, settings, most, EvidenceRefusals.TooLarge, async path =>
        {
            if (await new MultipartUpload(0, most, EvidenceRefusals.TooLarge).CopyAsync(http.Request.Body, path, cancel) is { } tooLarge) return EvidenceAnswers.Problem(tooLarge);
            var outcome = await evidence.HandleAsync(new AddEvidence(path, sent.Name ?? "", "api", sent.Origin, sent.Reason,
                sent.Supersedes is { } item ? new EvidenceId(item) : null, sent.Incident is { } incident ? new IncidentId(incident) : null), progress: null, cancel);
            return outcome.Accepted(out var added, out var refusal) ? Results.Ok(EvidenceAnswer.Of(added)) : EvidenceAnswers.Problem(refusal);
        }, EvidenceAnswers.Problem);
    }
}
