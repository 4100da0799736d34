using Cordon.Data;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Imports;
using Cordon.Domain.Staff;
using Cordon.Features.Attribution.Running;
using Cordon.Features.Ingest.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Imports;

/// <summary>Writes a chunk of accounts over what was known of them, in a fixed number of statements. Whom a ban in force may mean is attributed and covered with it.</summary>
internal sealed class AccountKeeper(Actor actor) : IRowKeeper<AccountRecord>
{
    private const int IdsAQuestion = 500;

    public string AccountOf(AccountRecord record) => record.ExternalId;

    public async Task KeepAsync(WriteUnit unit, Import import, IReadOnlyList<(AccountRecord Record, AccountId Account)> records, CancellationToken cancel)
    {
        // An account that a chunk names twice is what its later row says.
        var last = records.GroupBy(r => r.Account).Select(g => g.Last()).ToList();
        await unit.InsertAsync(ImportTables.StagedAccounts, last.Select(r => new StagedAccount
        {
            ImportId = import.Id,
            AccountId = r.Account,
            Username = r.Record.Username,
            DisplayName = r.Record.DisplayName,
            Email = r.Record.Email,
            EmailDomain = r.Record.EmailDomain,
            EmailVerified = r.Record.EmailVerified,
            Plan = r.Record.Plan,
            Country = r.Record.Country,
            CreatedAt = r.Record.CreatedAt,
        }), cancel);
        await AddDueAsync(unit.Db, import.Id, cancel);
        await ApplyAsync(unit.Db, import.Id, cancel);
        foreach (var some in last.Select(r => r.Account).Chunk(IdsAQuestion))
            await unit.Db.AccountTerms.Where(t => some.Contains(t.AccountId)).ExecuteDeleteAsync(cancel);
        await unit.InsertAsync(ImportTables.Terms, last.SelectMany(r => AccountTerms.Of(r.Record.ExternalId, r.Record.Username, r.Record.DisplayName, r.Record.Email)
            .Select(term => new AccountTerm { AccountId = r.Account, Term = term })), cancel);
        await AttributeAtOnce.OfMailAsync(unit, actor, last.ConvertAll(r => (r.Account, r.Record.EmailDomain, r.Record.EmailVerified)), cancel);
    }

    /// <summary>Whoever says something else of their person than before has to be compared anew. The sets are compared because two of nothing are equal there.</summary>
    private static Task<int> AddDueAsync(CordonDb db, ImportId import, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO DueLinks (AccountId, Certain)
        SELECT s.AccountId, 0 FROM StagedAccounts s JOIN Accounts a ON a.Id = s.AccountId
        WHERE s.ImportId = {import.Value} AND NOT EXISTS (SELECT s.Username, s.DisplayName, s.Email INTERSECT SELECT a.Username, a.DisplayName, a.Email)
        """, cancel);

    private static async Task ApplyAsync(CordonDb db, ImportId import, CancellationToken cancel)
    {
        await db.Accounts.Join(db.StagedAccounts.Where(s => s.ImportId == import), a => a.Id, s => s.AccountId, (a, s) => new { a, s }).ExecuteUpdateAsync(set => set
            .SetProperty(x => x.a.Kind, AccountKind.Registered)
            .SetProperty(x => x.a.Username, x => x.s.Username)
            .SetProperty(x => x.a.DisplayName, x => x.s.DisplayName)
            .SetProperty(x => x.a.Email, x => x.s.Email)
            .SetProperty(x => x.a.EmailDomain, x => x.s.EmailDomain)
            .SetProperty(x => x.a.EmailVerified, x => x.s.EmailVerified)
            .SetProperty(x => x.a.Plan, x => x.s.Plan)
            .SetProperty(x => x.a.Country, x => x.s.Country)
            .SetProperty(x => x.a.CreatedAt, x => x.s.CreatedAt), cancel);
        await db.StagedAccounts.Where(s => s.ImportId == import).ExecuteDeleteAsync(cancel);
    }
}
