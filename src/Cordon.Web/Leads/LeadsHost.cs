using System.Globalization;
using Cordon.Features.Organizations.Leads;
using Cordon.Web.Api;

namespace Cordon.Web.Leads;

/// <summary>What the page of leads needs beside itself: the download of all of them.</summary>
public static class LeadsHost
{
    public const string ExportPath = LeadsAddress.Path + "/export.csv";

    public static void MapLeads(this WebApplication app) => app.MapGet(ExportPath, ExportAsync).ExcludeFromDescription();

    private static async Task<IResult> ExportAsync(ExportLeadsHandler export, TimeProvider clock, CancellationToken cancel)
    {
        var outcome = await export.HandleAsync(new ExportLeads(), cancel);
        return outcome.Accepted(out var write, out var refusal)
            ? Results.Stream(target => write(target, cancel), "text/csv; charset=utf-8", clock.GetUtcNow().UtcDateTime.ToString("'leads-'yyyyMMdd-HHmm'.csv'", CultureInfo.InvariantCulture))
            : refusal.ToProblem(StatusCodes.Status403Forbidden);
    }
}
