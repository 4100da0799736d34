using System.Globalization;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Audit;
using Cordon.Domain.Staff;
using Cordon.Features.Exports;
using Cordon.Features.Ingest;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Writes the rejected lines of an import as CSV for people, safe to open in a spreadsheet.</summary>
public sealed record ExportRejects(ImportId Import);

public sealed class ExportRejectsHandler(CordonStore store, ICurrentActor actors)
{
    private static readonly string[] Header = ["line", "reason", "text"];

    /// <summary>Asks for permission and records the export; the rows are then written.</summary>
    public async Task<Outcome<Func<Stream, CancellationToken, Task>>> HandleAsync(ExportRejects command, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.Browse)) return Refusals.NotPermitted;
        await using var unit = await store.BeginAsync(cancel);
        if (!await unit.Db.Imports.AnyAsync(i => i.Id == command.Import, cancel)) return ImportRefusals.NotFound;
        unit.Record(new AuditRecord(actor, "import.rejects-exported", $"import:{command.Import.Value}"));
        return await unit.CommitAsync<Func<Stream, CancellationToken, Task>>((target, ct) => WriteAsync(command.Import, target, ct), cancel);
    }

    private async Task WriteAsync(ImportId import, Stream target, CancellationToken cancel)
    {
        var rejects = await store.ReadAsync((db, ct) => db.ImportRejects.Where(r => r.ImportId == import).OrderBy(r => r.Line).TagWith(nameof(ExportRejects)).ToListAsync(ct), cancel);
        await using var csv = new SpreadsheetCsv(target);
        await csv.RowAsync(Header, cancel);
        foreach (var reject in rejects) await csv.RowAsync([reject.Line.ToString(CultureInfo.InvariantCulture), reject.Reason, reject.Text], cancel);
    }
}
