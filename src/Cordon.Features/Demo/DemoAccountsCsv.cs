using System.Globalization;
using CsvHelper;

namespace Cordon.Features.Demo;

/// <summary>The accounts as RFC 4180 wants them: CRLF, quotes where needed, UTF-8 without a byte order mark.</summary>
internal static class DemoAccountsCsv
{
    private static readonly string[] Columns = ["external_id", "username", "display_name", "email", "email_verified", "plan", "country", "created_at"];

    public static async Task WriteAsync(DemoWorld world, string path, CancellationToken cancel)
    {
        await using var file = File.Create(path);
        // A file for machines: names that start with = are written as they are, because the import must meet them.
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.None });
        await csv.WriteRecordAsync(Columns, cancel);
        foreach (var account in world.Accounts) await csv.WriteRecordAsync(RowOf(account), cancel);
    }

    private static string[] RowOf(DemoAccount account) =>
    [
        account.ExternalId,
        account.Username,
        account.DisplayName,
        account.Email,
        account.EmailVerified ? "true" : "false",
        account.Plan switch { DemoPlan.Free => "free", DemoPlan.Paid => "paid", _ => "team" },
        account.Person.Country,
        account.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    ];
}
