using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Audit;
using Cordon.Domain.Evidence;
using Cordon.Domain.Imports;
using Cordon.Domain.Jobs;
using Cordon.Domain.Staff;
using Cordon.Testing.Stores;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Data.Tests.Stores;

/// <summary>What the tests of the store put in and ask for.</summary>
internal static class StoreFacts
{
    public static readonly Actor Mara = new("dev:mara", "Mara", [Role.Administrator]);

    public static readonly DateTimeOffset Noon = new(2025, 3, 14, 12, 0, 0, TimeSpan.Zero);

    public static Account Account(string externalId, AccountKind kind = AccountKind.Registered) => new() { ExternalId = externalId, Kind = kind, LearnedAt = Noon };

    public static EvidenceItem Evidence() => new()
    {
        Sha256 = new string('a', 64),
        SizeBytes = 1,
        MediaType = "text/plain",
        OriginalName = "a.log",
        Source = "test",
        CollectedBy = Mara.Id,
        CollectedAt = Noon,
    };

    public static Job Job() => new()
    {
        Kind = "test",
        Title = "a.log",
        State = JobState.Queued,
        Payload = "{}",
        RequestedBy = Mara.Id,
        RequestedRoles = "Administrator",
        RequestedByName = Mara.Name,
        RequestedAt = Noon,
    };

    public static Import Import(EvidenceId evidence, JobId job) => new()
    {
        Kind = ImportKind.Requests,
        State = ImportState.Reading,
        EvidenceId = evidence,
        FileName = "a.log",
        Sha256 = new string('a', 64),
        Format = "test",
        IdentifyBy = IdentifyBy.User,
        JobId = job,
        ImportedBy = Mara.Id,
        StartedAt = Noon,
    };

    public static AuditRecord Entry(string subject) => new(Mara, "account.tested", subject, "To see it written.", After: new { Émoji = "\U0001F600", Count = 3 });

    /// <summary>Saves something and its audit entries in one unit.</summary>
    public static async Task SaveAsync(this TestStore store, Action<WriteUnit> work)
    {
        await using var unit = await store.Store.BeginAsync(CancellationToken.None);
        work(unit);
        await unit.CommitAsync(CancellationToken.None);
    }

    public static Task<T> AskAsync<T>(this TestStore store, Func<CordonDb, Task<T>> question) => store.Store.ReadAsync((db, _) => question(db), CancellationToken.None);

    public static Task<List<AuditEntry>> AuditAsync(this TestStore store) => store.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).ToListAsync());

    /// <summary>The accounts of those external ids, made in one unit.</summary>
    public static async Task<ResolvedAccounts> ResolveAsync(this TestStore store, params string[] externalIds)
    {
        await using var unit = await store.Store.BeginAsync(CancellationToken.None);
        var resolved = await unit.ResolveAccountsAsync(externalIds, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return resolved;
    }
}
