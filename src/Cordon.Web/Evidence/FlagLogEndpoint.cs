using System.Globalization;
using Cordon.Domain;
using Cordon.Features.Evidence.Reading;
using Cordon.Web.Api;

namespace Cordon.Web.Evidence;

/// <summary>Leads from a flag to the log in which the lines behind it stand: the first, where they stand in several.</summary>
public static class FlagLogEndpoint
{
    public const string Pattern = "/flags/{id:long}/log";

    public static string Of(long flag) => string.Create(CultureInfo.InvariantCulture, $"/flags/{flag}/log");

    public static async Task<IResult> HandleAsync(long id, GetFlagLinesHandler flags, CancellationToken cancel)
    {
        var outcome = await flags.HandleAsync(new(new FlagId(id)), cancel);
        if (!outcome.Accepted(out var behind, out var refusal)) return refusal.ToProblem(refusal.Code == EvidenceReadRefusals.FlagNotFound.Code ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden);
        // What came condensed has no log; its minutes stand on the page of the account's lines.
        return Results.Redirect(behind.Logs.Count == 0
            ? Accounts.LinesAddress.Of(behind.AccountId, behind.Lines.Wanted.From!.Value, behind.Lines.Wanted.To!.Value)
            : (new EvidenceItemAddress(behind.Logs[0]) { Flag = id }).Href);
    }
}
