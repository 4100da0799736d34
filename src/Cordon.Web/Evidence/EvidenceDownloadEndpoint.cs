using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Evidence;

namespace Cordon.Web.Evidence;

/// <summary>Hands out the bytes of an item, as a file to keep and never as something to show: whatever is in it, no browser runs it.</summary>
public static class EvidenceDownloadEndpoint
{
    public const string Pattern = "/evidence/{id:long}/download";
    private const int BufferBytes = 1 << 20;

    public static string Of(long evidence) => string.Create(CultureInfo.InvariantCulture, $"/evidence/{evidence}/download");

    public static async Task<IResult> HandleAsync(long id, string? reason, HttpContext http, DownloadEvidenceHandler evidence, CancellationToken cancel)
    {
        if (EvidenceAnswers.IsFromElsewhere(http.Request)) return EvidenceAnswers.Problem(Refusals.NotPermitted);
        var outcome = await evidence.HandleAsync(new DownloadEvidence(new EvidenceId(id), reason), cancel);
        if (!outcome.Accepted(out var found, out var refusal)) return EvidenceAnswers.Problem(refusal);
        Sandbox.Apply(http.Response);
        var file = new FileStream(found.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return Results.Stream(file, "application/octet-stream", found.Name);
    }
}
