using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Cordon.Features.Evidence.Reading.Pdf;

/// <summary>Reads in this process, for as long as it takes. Where documents of strangers are shown, it has a process of its own that can be ended.</summary>
public sealed class PdfReader : IPdfReader
{
    /// <returns>What came of it, whatever the bytes are.</returns>
    public static PdfReading Read(string path, int page)
    {
        try
        {
            using var document = PdfDocument.Open(path, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages < 1) return PdfReading.Failed(PdfFault.Broken);
            var number = Math.Clamp(page, 1, document.NumberOfPages);
            var text = ContentOrderTextExtractor.GetText(document.GetPage(number), addDoubleNewline: false).ReplaceLineEndings("\n").Trim();
            return new(null, number, document.NumberOfPages, text.Length > PdfReading.MaxText ? text[..PdfReading.MaxText] : text, text.Length > PdfReading.MaxText);
        }
        catch (PdfDocumentEncryptedException)
        {
            return PdfReading.Failed(PdfFault.Locked);
        }
        catch (OutOfMemoryException)
        {
            return PdfReading.Failed(PdfFault.TooMuch);
        }
        catch (Exception failure) when (failure is not (FileNotFoundException or UnauthorizedAccessException))
        {
            // What was not built as a document is lets the library stumble in any way: over an index, a key, a cast.
            return PdfReading.Failed(PdfFault.Broken);
        }
    }

    public Task<PdfReading> ReadAsync(string path, int page, CancellationToken cancel) => Task.Run(() => Read(path, page), cancel);
}
