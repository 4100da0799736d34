using System.Globalization;
using System.Text.Json;
using Cordon.Features.Evidence.Reading.Pdf;

namespace Cordon.Web.Evidence;

/// <summary>This program started for nothing but to read one page of one document; it serves no pages and knows no settings.</summary>
public static class PdfProgram
{
    public const string Verb = "read-pdf-page";

    public static bool IsMeant(string[] args) => args is [Verb, ..];

    /// <param name="args">The verb, the path and the number of the page.</param>
    /// <param name="answer">Told a <see cref="PdfReading"/> as JSON.</param>
    /// <returns>0 where there is an answer, whatever it says.</returns>
    public static int Run(string[] args, Stream answer)
    {
        if (args is not [_, var path, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page)) return 2;
        var isFull = false;
        // The library takes a stream that does not fit into memory for an empty one.
        AppDomain.CurrentDomain.FirstChanceException += (_, thrown) => isFull |= thrown.Exception is OutOfMemoryException;
        var read = PdfReader.Read(path, page);
        JsonSerializer.Serialize(answer, isFull ? PdfReading.Failed(PdfFault.TooMuch) : read);
        return 0;
    }
}
