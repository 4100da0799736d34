using System.Globalization;

namespace Cordon.Features.Organizations.Leads;

/// <summary>What is said of a row of a block list, in the console and on the command line alike.</summary>
public static class LeadWords
{
    public static string Verdict(LeadVerdict verdict) => verdict switch { LeadVerdict.New => "new", LeadVerdict.AlreadyThere => "already-there", _ => "refused" };

    /// <summary>A sentence without its end: what would be done, and what is known there.</summary>
    public static string Say(LeadPreviewRow row) => row.Verdict switch
    {
        LeadVerdict.Refused => $"refused: {row.Reason}",
        LeadVerdict.AlreadyThere => $"{row.Domain} is there already{Known(row.OrganizationName, row.Accounts)}",
        _ => $"{row.Domain} would become a lead ({row.Severity}){Known(row.OrganizationName, row.Accounts)}",
    };

    private static string Known(string? organization, int accounts) => (organization, accounts) switch
    {
        (null, 0) => "",
        (null, 1) => "; 1 account has mail there",
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"; {accounts:N0} accounts have mail there"),
        (_, 0) => $"; known as {organization}",
        _ => string.Create(CultureInfo.InvariantCulture, $"; known as {organization}, accounts with mail there: {accounts:N0}"),
    };
}
