using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Imports;
using Cordon.Features.Ingest;
using Cordon.Web.Api;

namespace Cordon.Web.Imports;

/// <summary>The rejected lines of an import as a file for a spreadsheet.</summary>
public static class RejectsEndpoint
{
    public const string Pattern = "/imports/{id:long}/rejects.csv";

    public static string Of(long import) => string.Create(CultureInfo.InvariantCulture, $"/imports/{import}/rejects.csv");

    public static async Task<IResult> HandleAsync(long id, ExportRejectsHandler rejects, CancellationToken cancel)
    {
        var outcome = await rejects.HandleAsync(new ExportRejects(new ImportId(id)), cancel);
        return outcome.Accepted(out var write, out var refusal)
            ? Results.Stream(target => write(target, cancel), "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"import-{id}-rejects.csv"))
            : refusal.ToProblem(refusal.Code == ImportRefusals.NotFound.Code ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
    }
}
