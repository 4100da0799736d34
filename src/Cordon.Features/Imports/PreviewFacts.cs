using System.Security.Cryptography;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Hosting;
using Cordon.Features.Ingest;
using Cordon.Features.Ingest.Accounts;
using Cordon.Features.Ingest.Devices;
using Cordon.Features.Ingest.Organizations;
using Cordon.Features.Ingest.Payments;
using Cordon.Features.Ingest.Rows;
using Cordon.Features.Ingest.Signals;
using Cordon.Features.Organizations;
using Cordon.Features.Payments;
using Cordon.Features.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Reads a file of facts as an import would, and stores nothing.</summary>
public sealed record PreviewFacts(ImportKind Kind, string Path);

public sealed class PreviewFactsHandler(CordonStore store, FileInspector inspector, FingerprintKeys keys, IngestSettings settings, ICurrentActor actors, TimeProvider clock)
{
    private const int NamesAQuestion = 500;

    /// <returns>What the import would come to, its accounts new to the store; or why the file would not be taken.</returns>
    public async Task<Outcome<ImportResult>> HandleAsync(PreviewFacts query, CancellationToken cancel)
    {
        var actor = await actors.GetAsync(cancel);
        if (!actor.May(Permission.ImportFacts)) return Refusals.NotPermitted;
        // A block list has a preview of its own, row by row.
        if (query.Kind == ImportKind.Blocklist || FactFiles.Of(query.Kind) is not { } kind) return ImportRefusals.NoPreview;
        if (!(await Task.Run(() => inspector.Inspect(query.Kind, query.Path, cancel), cancel)).Accepted(out var found, out var refusal)) return refusal;
        var layout = kind.LayoutOf(found.Format);
        if (!(await Task.Run(() => CardScan.Of(query.Path, layout, cancel), cancel)).Accepted(out var scan, out refusal)) return refusal;
        if (query.Kind == ImportKind.Organizations) return await OrganizationsAsync(query, found.Format, layout, scan, actor, cancel);
        var directory = query.Kind == ImportKind.Signals ? await store.ReadAsync(OrganizationDirectory.LoadAsync, cancel) : null;
        var (rows, accounts) = await Task.Run(() => Read(query, found.Format, layout, directory, cancel), cancel);
        var known = await store.ReadAsync(async (db, ct) =>
        {
            var count = 0;
            foreach (var some in accounts.Chunk(NamesAQuestion)) count += await db.Accounts.CountAsync(a => some.Contains(a.ExternalId), ct);
            return count;
        }, cancel);
        return rows with
        {
            Sha256 = scan.NotKept == 0 ? scan.Sha256 : await Task.Run(() => SealedDigest(query.Path, layout), cancel),
            AlreadyImported = await IsKnownAsync(query.Kind, scan, actor, cancel),
            AccountsCreated = accounts.Count - known,
        };
    }

    private async Task<ImportResult> OrganizationsAsync(PreviewFacts query, string format, RowLayout layout, CardScan scan, Actor actor, CancellationToken cancel)
    {
        var read = await Task.Run(() =>
        {
            using var content = new CardFreeStream(query.Path, layout, pack: false);
            return WholeFile.Bounded(FileRows.Read(content, layout, new OrganizationFields()), OrganizationFile.MaxRows).ToList();
        }, cancel);
        var rows = OrganizationTakeover.RowsOf(read);
        var plan = await store.ReadAsync(OrganizationPlan.LoadAsync, cancel);
        await Task.Run(() => plan.Take(rows), cancel);
        var rejects = OrganizationTakeover.RejectsOf(default, read, rows);
        return new ImportResult(scan.NotKept == 0 ? scan.Sha256 : await Task.Run(() => SealedDigest(query.Path, layout), cancel), format, read.Count, read.Count - rejects.Count, rejects.Count,
            [.. rejects.OrderBy(r => r.Line).Take(ImportReject.MaxKept).Select(r => new RejectRow(r.Line, r.Reason, r.Text))], await IsKnownAsync(query.Kind, scan, actor, cancel), 0,
            OrganizationsNew: plan.All.Count(o => o.Known is null && !o.IsNothing));
    }

    private (ImportResult Result, HashSet<string> Accounts) Read(PreviewFacts query, string format, RowLayout layout, OrganizationDirectory? directory, CancellationToken cancel)
    {
        var (lines, rejected, rejects, accounts) = (0L, 0L, new List<RejectRow>(), new HashSet<string>());
        using var content = new CardFreeStream(query.Path, layout, pack: false);
        foreach (var (names, line, reason, text) in Rows(query.Kind, content, format, layout, directory))
        {
            cancel.ThrowIfCancellationRequested();
            lines++;
            accounts.UnionWith(names);
            if (names.Length == 0 && ++rejected <= ImportReject.MaxKept) rejects.Add(new(line, reason, text ?? ""));
        }
        return (new("", format, lines, lines - rejected, rejected, rejects, AlreadyImported: false, 0), accounts);
    }

    private IEnumerable<(string[] Accounts, long Line, string Reason, string? Text)> Rows(ImportKind kind, Stream content, string format, RowLayout layout, OrganizationDirectory? directory)
    {
        var latest = clock.GetUtcNow().AddMinutes(settings.FutureToleranceMinutes);
        return kind switch
        {
            ImportKind.Payments => Of(PaymentRows.Read(content, format, latest), r => r.Account),
            ImportKind.Devices => Of(FileRows.Read(content, layout, new DeviceFields(latest)), r => r.Account),
            ImportKind.Signals => Of(FileRows.Read(content, layout, new SignalFields(directory!, latest)), r => r.Account),
            _ => Of(FileRows.Read(content, layout, new AccountFields()), r => r.ExternalId),
        };

        static IEnumerable<(string[], long, string, string?)> Of<T>(IEnumerable<FileRow<T>> rows, Func<T, string> account) =>
            rows.Select(r => (r.Records.Select(account).ToArray(), r.Line, r.Reason, r.Text));
    }

    private static string SealedDigest(string path, RowLayout layout)
    {
        using var content = new CardFreeStream(path, layout);
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    private async Task<bool> IsKnownAsync(ImportKind kind, CardScan scan, Actor actor, CancellationToken cancel)
    {
        var by = scan.Sha256;
        if (scan.NotKept > 0)
        {
            // No key was made yet: then no such file was imported either.
            if (!await keys.IsMadeAsync(cancel) || !(await keys.GetAsync(actor, cancel)).Accepted(out var key, out _)) return false;
            by = key.HashOfFile(scan.Sha256);
        }
        return await store.ReadAsync((db, ct) => db.Imports.AnyAsync(i => i.Sha256 == by && i.Kind == kind && i.State == ImportState.Finished, ct), cancel);
    }
}
