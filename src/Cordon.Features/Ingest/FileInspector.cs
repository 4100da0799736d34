using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest.Requests;

namespace Cordon.Features.Ingest;

/// <summary>Looks at a file of any kind before anything of it is stored.</summary>
public sealed class FileInspector(IngestSettings limits)
{
    public Outcome<InspectedFile> Inspect(ImportKind kind, string path, CancellationToken cancel)
    {
        if (kind == ImportKind.Requests)
            return IngestFile.Inspect(path, limits, cancel).Accepted(out var log, out var refusal)
                ? new InspectedFile(log.Format.Name(), log.IsCompressed ? "application/gzip" : "text/plain")
                : refusal;
        throw new NotSupportedException(kind.ToString());
    }
}

/// <param name="Format">What the content was recognised as.</param>
/// <param name="MediaType">Of the file as it came, by content.</param>
public sealed record InspectedFile(string Format, string MediaType);
