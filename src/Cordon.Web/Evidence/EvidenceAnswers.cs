using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Evidence;
using Cordon.Web.Api;

namespace Cordon.Web.Evidence;

/// <summary>What is answered when a file was taken as evidence.</summary>
/// <param name="AlreadyThere">Another item has the same bytes; they are kept once.</param>
/// <param name="Note">What was seen in the bytes that one has to know.</param>
public sealed record EvidenceAnswer(long Id, string Sha256, long Size, string MediaType, string Name, bool AlreadyThere, string? Note)
{
    public static EvidenceAnswer Of(AddedEvidence item) => new(item.Id.Value, item.Sha256, item.SizeBytes, item.MediaType, item.Name, item.AlreadyThere, item.Note);
}

internal static class EvidenceAnswers
{
    public static IResult Problem(Refusal refusal) => refusal.ToProblem(refusal.Code switch
    {
        "evidence.too-large" => StatusCodes.Status413PayloadTooLarge,
        "permission.missing" => StatusCodes.Status403Forbidden,
        "evidence.not-found" or "incident.not-found" => StatusCodes.Status404NotFound,
        "upload.wrong-type" => StatusCodes.Status415UnsupportedMediaType,
        "record.changed-meanwhile" or "evidence.missing" or "evidence.altered" => StatusCodes.Status409Conflict,
        _ when refusal.Code.StartsWith("upload.", StringComparison.Ordinal) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    });

    /// <summary>Whether a request that only has to be followed, as a link is, may be a trap on somebody else's page.</summary>
    /// <remarks>Browsers say where a request comes from; programs say nothing. Source: W3C Fetch Metadata Request Headers.</remarks>
    public static bool IsFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    /// <summary>A number out of a field; null where the field is empty.</summary>
    public static bool TryNumber(string? text, out long? number)
    {
        number = null;
        if (string.IsNullOrWhiteSpace(text)) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        number = value;
        return true;
    }
}
