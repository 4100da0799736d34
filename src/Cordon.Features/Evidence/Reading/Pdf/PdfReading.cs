namespace Cordon.Features.Evidence.Reading.Pdf;

/// <summary>What came of reading one page of a PDF document.</summary>
/// <param name="Fault">Why nothing was read; null where the page was.</param>
/// <param name="Page">The page that was read, from 1, of <paramref name="Pages"/>.</param>
/// <param name="Text">As it stands there, nothing masked, at most <see cref="MaxText"/> characters; empty where the page has no text of its own.</param>
/// <param name="IsCut">There is more.</param>
public sealed record PdfReading(PdfFault? Fault, int Page, int Pages, string Text, bool IsCut)
{
    /// <summary>Longest text of a page, in characters: some thirty pages of a book.</summary>
    public const int MaxText = 100_000;

    /// <summary>Largest document that is read, in bytes.</summary>
    public const long MaxBytes = 64 << 20;

    public static PdfReading Failed(PdfFault fault) => new(fault, 0, 0, "", IsCut: false);
}

public enum PdfFault
{
    /// <summary>It is not built as documents are, or breaks off.</summary>
    Broken,

    /// <summary>It opens with a password only.</summary>
    Locked,

    /// <summary>It took more time or memory than there is for it.</summary>
    TooMuch,
}

/// <summary>Reads the text of a page.</summary>
public interface IPdfReader
{
    /// <param name="page">From 1; the last where there are fewer.</param>
    Task<PdfReading> ReadAsync(string path, int page, CancellationToken cancel);
}
