using System.Globalization;
using Cordon.Features.Accounts;
using Cordon.Web.Api;

namespace Cordon.Web.Accounts;

/// <summary>The list of accounts as a file: asked for in the words of the page's address, all of it, masked.</summary>
public static class ExportEndpoint
{
    public const string Path = AccountsAddress.Path + "/export.csv";

    public static async Task<IResult> HandleAsync(HttpRequest request, ExportAccountsHandler export, TimeProvider clock, CancellationToken cancel)
    {
        var asked = AccountsAddress.Read(request.QueryString.Value);
        var outcome = await export.HandleAsync(new ExportAccounts(asked.Filter, asked.Sort, asked.Descending), cancel);
        return outcome.Accepted(out var write, out var refusal)
            ? Results.Stream(target => write(target, cancel), "text/csv; charset=utf-8", FileName(clock.GetUtcNow()))
            : refusal.ToProblem(StatusCodes.Status403Forbidden);
    }

    private static string FileName(DateTimeOffset now) => now.UtcDateTime.ToString("'accounts-'yyyyMMdd-HHmm'.csv'", CultureInfo.InvariantCulture);
}
