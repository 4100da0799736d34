using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Exports;
using Cordon.Features.Staff;

namespace Cordon.Features.Accounts;

/// <summary>Writes a filtered list of accounts as CSV for people: masked, and safe to open in a spreadsheet.</summary>
public sealed record ExportAccounts(AccountFilter Filter, AccountSort Sort, bool Descending);

public sealed class ExportAccountsHandler(CordonStore store, ICurrentActor actors, StreamAccountsHandler accounts)
{
    private static readonly string[] Header =
        ["account", "kind", "username", "display_name", "email", "email_verified", "plan", "country", "created_at", "first_seen", "last_seen", "requests", "score", "rules"];

    /// <summary>Asks for permission and records the export; the rows are then written while they are read.</summary>
    public async Task<Outcome<Func<Stream, CancellationToken, Task>>> HandleAsync(ExportAccounts command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        unit.Record(new AuditRecord(actor, "accounts.exported", "accounts:list", After: new { filtered = !command.Filter.IsEmpty, sort = command.Sort.ToString() }));
        return await unit.CommitAsync<Func<Stream, CancellationToken, Task>>((target, ct) => WriteAsync(command, target, ct), cancel);
    }

    private async Task WriteAsync(ExportAccounts command, Stream target, CancellationToken cancel)
    {
        await using var csv = new SpreadsheetCsv(target);
        await csv.RowAsync(Header, cancel);
        await foreach (var a in accounts.HandleAsync(command.Filter, command.Sort, command.Descending, cancel))
            await csv.RowAsync(
                [
                    a.Account, a.Kind.ToString(), a.Username, a.DisplayName, a.Email, a.EmailVerified ? "yes" : "no", a.Plan, a.Country, Time(a.CreatedAt), Time(a.FirstSeenAt),
                    Time(a.LastSeenAt), a.Requests.ToString(CultureInfo.InvariantCulture), a.FlagScore.ToString("0.00", CultureInfo.InvariantCulture), string.Join(' ', a.Rules),
                ],
                cancel);
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
