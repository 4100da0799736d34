using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Activity;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest;

/// <summary>Looks at a file of any kind before anything of it is stored.</summary>
public sealed class FileInspector(IngestSettings limits)
{
    public Outcome<InspectedFile> Inspect(ImportKind kind, string path, CancellationToken cancel)
    {
        return kind switch
        {
            ImportKind.Requests => Named(IngestFile.Look(path, limits, content => FormatCheck.Recognise(content, cancel), cancel), RequestFormats.Name),
            ImportKind.Activity => Named(IngestFile.Look(path, limits, ActivityRows.Recognise, cancel), name => name),
            _ => Named(IngestFile.Look(path, limits, FactFiles.Of(kind)!.Recognise, cancel), name => name),
        };
    }

    private static Outcome<InspectedFile> Named<T>(Outcome<(bool IsCompressed, long Bytes, long ExpandedBytes, T Format)> found, Func<T, string> name) =>
        found.Accepted(out var file, out var refusal) ? new InspectedFile(name(file.Format), file.IsCompressed ? "application/gzip" : "text/plain") : refusal;
}

/// <param name="Format">What the content was recognised as.</param>
/// <param name="MediaType">Of the file as it came, by content.</param>
public sealed record InspectedFile(string Format, string MediaType);
