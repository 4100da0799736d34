using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence;
using Cordon.Features.Hosting;
using Cordon.Web.Api;
using Cordon.Web.Imports;
using Cordon.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace Cordon.Web.Evidence;

/// <summary>Takes one file a request from a page: the fields <c>origin</c>, <c>reason</c>, <c>incident</c>, <c>supersedes</c>, then the file.</summary>
public static class EvidenceUploadEndpoint
{
    public const string Path = "/evidence/upload";
    private const int MostFieldBytes = 4_000;
    private static readonly string[] Fields = ["origin", "reason", "incident", "supersedes"];

    public static async Task<IResult> HandleAsync(HttpContext http, IAntiforgery antiforgery, CordonSettings settings, AddEvidenceHandler evidence, CancellationToken cancel)
    {
        if (!http.User.May(Permission.ReviewFacts)) return EvidenceAnswers.Problem(Refusals.NotPermitted);
        if (!await UploadRequest.IsOfAPageAsync(http, antiforgery)) return EvidenceAnswers.Problem(UploadRefusals.PageTooOld);
        return await UploadRequest.TakeAsync(http, settings, settings.Evidence.MaxFileBytes, EvidenceRefusals.TooLarge, async path =>
        {
            var arrived = await new MultipartUpload(MostFieldBytes, settings.Evidence.MaxFileBytes, EvidenceRefusals.TooLarge).ReadAsync(http.Request, path, fields => About(fields, path), cancel);
            if (!arrived.Accepted(out var file, out var refusal)) return EvidenceAnswers.Problem(refusal);
            var outcome = await evidence.HandleAsync(file.About with { FileName = file.FileName }, progress: null, cancel);
            return outcome.Accepted(out var item, out refusal) ? Results.Ok(EvidenceAnswer.Of(item)) : EvidenceAnswers.Problem(refusal);
        }, EvidenceAnswers.Problem);
    }

    private static Outcome<AddEvidence> About(IReadOnlyDictionary<string, string?> fields, string path)
    {
        // A field that was too long is there, without a text.
        if (Fields.Any(field => fields.TryGetValue(field, out var text) && text is null)) return UploadRefusals.FieldWrong;
        if (!EvidenceAnswers.TryNumber(fields.GetValueOrDefault("incident"), out var incident) || !EvidenceAnswers.TryNumber(fields.GetValueOrDefault("supersedes"), out var supersedes))
            return UploadRefusals.FieldWrong;
        return new AddEvidence(path, "", "upload", fields.GetValueOrDefault("origin"), fields.GetValueOrDefault("reason"),
            supersedes is { } item ? new EvidenceId(item) : null, incident is { } number ? new IncidentId(number) : null);
    }
}
