using System.Text;
using System.Text.RegularExpressions;
using Cordon.Domain;
using Cordon.Domain.Staff;
using Cordon.Features.Evidence.Reading.Pdf;
using Cordon.Features.Staff;

namespace Cordon.Features.Evidence.Reading;

/// <summary>The text of one page of a PDF document, masked as lines are. Nothing in the document is run or followed.</summary>
/// <param name="Page">From 1; the last where there are fewer.</param>
public sealed record PreviewPdf(EvidenceId Evidence, int Page = 1);

/// <param name="Page">The page that is shown, from 1, of <paramref name="Pages"/>.</param>
/// <param name="Text">Empty where the page has no text of its own: it is a picture, or blank.</param>
/// <param name="IsCut">There is more on it than is shown.</param>
public sealed record PdfPreview(int Page, int Pages, string Text, bool IsCut);

public sealed partial class PreviewPdfHandler(EvidenceOpener opener, IPdfReader documents, ICurrentActor actors)
{
    /// <returns>The page; or why the item is not opened, <c>evidence.pdf-too-large</c>, <c>evidence.pdf-broken</c>, <c>evidence.pdf-locked</c>, <c>evidence.pdf-too-much</c>.</returns>
    public async Task<Outcome<PdfPreview>> HandleAsync(PreviewPdf query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        if (!(await opener.OpenAsync(query.Evidence, actor, "preview", item => item.SizeBytes > PdfReading.MaxBytes ? EvidenceReadRefusals.PdfTooLarge : null, cancel)).Accepted(out var opened, out var refusal)) return refusal;
        var read = await documents.ReadAsync(opened.Path, query.Page, cancel);
        return read.Fault switch
        {
            PdfFault.Broken => EvidenceReadRefusals.PdfBroken,
            PdfFault.Locked => EvidenceReadRefusals.PdfLocked,
            PdfFault.TooMuch => EvidenceReadRefusals.PdfTooMuch,
            _ => await Task.Run(() => new PdfPreview(read.Page, read.Pages, Masked(read.Text), read.IsCut), cancel),
        };
    }

    private static string Masked(string text) => string.Join('\n', text.Split('\n').Select(line => ShownLine.Of(Encoding.UTF8.GetBytes(Gaps().Replace(line, "$1@$2")), showAddresses: false)));

    // Letters stand where they are drawn, and the sign of a mail address may have come out with gaps around it.
    [GeneratedRegex(@"([\p{L}\p{N}._%+'\-]) ?@ ?([\p{L}\p{N}\-]+\.[\p{L}\p{N}\-])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Gaps();
}
