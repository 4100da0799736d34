using System.Globalization;
using Cordon.Features.Exports;

namespace Cordon.Features.Bans;

/// <summary>A sample as a file that somebody fills: a row an account, with what is known of it, and an empty column for the verdict.</summary>
public static class BanSampleCsv
{
    private static readonly string[] Heading =
        ["account", "organization", "state", "confidence", "signals", "decided_by", "name", "mail", "plan", "country", "created", "last_active", "requests", "flags", "verdict"];

    public static async Task WriteAsync(Stream target, BanSampleView sample, CancellationToken cancel)
    {
        await using var csv = new SpreadsheetCsv(target);
        await csv.RowAsync(Heading, cancel);
        foreach (var account in sample.Accounts)
        {
            var affiliation = account.Affiliations.Count == 0 ? null : account.Affiliations[0];
            await csv.RowAsync(
            [
                account.Account, affiliation?.Organization, affiliation?.State.ToString().ToLowerInvariant(), affiliation?.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
                affiliation is null ? null : string.Join("; ", affiliation.Signals), affiliation?.DecidedBy, account.Name, account.Email, account.Plan, account.Country, Day(account.CreatedAt), Day(account.LastSeenAt),
                account.Requests.ToString(CultureInfo.InvariantCulture), string.Join("; ", account.Flags.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Rule} {f.Score:0.00}"))),
                account.Verdict?.ToString().ToLowerInvariant(),
            ], cancel);
        }
    }

    private static string? Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
