using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cordon.Domain;
using Cordon.Domain.Accounts;
using Cordon.Domain.Audit;
using Cordon.Testing.Stores;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class WriteUnitTests
{
    private const int Writers = 8, UnitsEach = 12;

    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task What_is_changed_and_its_audit_entries_are_saved_together(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await store.SaveAsync(unit =>
        {
            unit.Db.Accounts.Add(StoreFacts.Account("one"));
            unit.Record(StoreFacts.Entry("account:1"));
            unit.Record(StoreFacts.Entry("account:1, again"));
        });
        Assert.Equal(1, await store.AskAsync(db => db.Accounts.CountAsync()));
        Assert.Equal([(1, "account:1"), (2, "account:1, again")], (await store.AuditAsync()).Select(e => (e.Sequence, e.Subject)));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_exception_before_the_commit_leaves_neither(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.SaveAsync(unit =>
        {
            unit.Db.Accounts.Add(StoreFacts.Account("one"));
            unit.Record(StoreFacts.Entry("account:1"));
            unit.Db.SaveChanges();
            throw new InvalidOperationException("as it would be in the middle of the work");
        }));
        Assert.Equal(0, await store.AskAsync(db => db.Accounts.CountAsync()));
        Assert.Empty(await store.AuditAsync());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_commit_that_breaks_a_rule_is_refused_and_leaves_neither(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await store.SaveAsync(unit => unit.Db.Accounts.Add(StoreFacts.Account("one")));
        await using (var unit = await store.Store.BeginAsync(CancellationToken.None))
        {
            unit.Db.Accounts.Add(StoreFacts.Account("two"));
            unit.Db.Accounts.Add(StoreFacts.Account("one"));
            unit.Record(StoreFacts.Entry("account:2"));
            Assert.Equal(Refusals.ChangedMeanwhile, (await unit.CommitAsync<int>(1, CancellationToken.None)).Refusal);
        }
        Assert.Equal("one", await store.AskAsync(db => db.Accounts.Select(a => a.ExternalId).SingleAsync()));
        Assert.Empty(await store.AuditAsync());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Audit_entries_are_numbered_without_a_gap_in_the_order_of_commits(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(store, writer))));
        var entries = await store.AuditAsync();
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Sequence));
        var kept = await store.AskAsync(db => db.Accounts.Select(a => a.ExternalId).ToListAsync());
        Assert.Equal(kept.Order(), entries.Select(e => e.Subject).Order());
        Assert.Equal(Writers * UnitsEach * 2 / 3, kept.Count);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_entry_is_kept_as_canonical_JSON_with_its_leaf_hash(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        store.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        await store.SaveAsync(unit => unit.Record(StoreFacts.Entry("account:1")));
        var entry = Assert.Single(await store.AuditAsync());
        var bytes = Encoding.UTF8.GetBytes(entry.Entry);
        Assert.Equal(CanonicalJson.Canonicalize(bytes), bytes);
        Assert.Equal(SHA256.HashData([0, .. bytes]), entry.LeafHash);
        using var read = JsonDocument.Parse(bytes);
        Assert.Equal((entry.Sequence.ToString(), entry.At.UtcDateTime, entry.Actor, entry.Action, entry.Subject, entry.Reason), (read.RootElement.GetProperty("seq").ToString(),
            read.RootElement.GetProperty("at").GetDateTime(), read.RootElement.GetProperty("actor").GetString(), read.RootElement.GetProperty("action").GetString(),
            read.RootElement.GetProperty("subject").GetString(), read.RootElement.GetProperty("reason").GetString()));
    }

    // On SQL Server this is the roles' doing: database/roles.sql.
    [Theory]
    [InlineData("UPDATE AuditEntries SET Reason = 'another'")]
    [InlineData("DELETE FROM AuditEntries")]
    [InlineData("INSERT OR REPLACE INTO AuditEntries SELECT Sequence, At, 'somebody', Action, Subject, Reason, Entry, LeafHash FROM AuditEntries")]
    public async Task An_audit_entry_can_neither_be_changed_nor_deleted(string attempt)
    {
        await using var store = await EveryStore.CreateAsync(EveryStore.Sqlite);
        await store.SaveAsync(unit => unit.Record(StoreFacts.Entry("account:1")));
        var before = Assert.Single(await store.AuditAsync());
        var failure = await Record.ExceptionAsync(() => store.AskAsync(db => db.Database.ExecuteSqlRawAsync(attempt)));
        Assert.True(failure is not null && store.Dialect.IsRuleBroken(failure), $"{attempt}: {failure}");
        Assert.Equivalent(before, Assert.Single(await store.AuditAsync()));
    }

    // Of three units, the first is saved, the second saved and looked at, the third given up after it took a number.
    private static async Task WriteAsync(TestStore store, int writer)
    {
        for (var i = 0; i < UnitsEach; i++)
        {
            var name = $"{writer}/{i}";
            await using var unit = await store.Store.BeginAsync(CancellationToken.None);
            unit.Db.Accounts.Add(StoreFacts.Account(name, AccountKind.Observed));
            if (i % 3 == 2)
            {
                await unit.Db.SaveChangesAsync();
                await store.Dialect.TakeNumbersAsync(unit.Db, Counter.Audit, 1, CancellationToken.None);
                continue;
            }
            unit.Record(StoreFacts.Entry(name));
            await unit.CommitAsync(CancellationToken.None);
            if (i % 3 == 0) continue;
            // Whoever looks after a commit finds every entry before it: numbers come in the order of commits.
            var own = await store.AskAsync(db => db.AuditEntries.Where(e => e.Subject == name).Select(e => e.Sequence).SingleAsync());
            Assert.Equal(own, await store.AskAsync(db => db.AuditEntries.LongCountAsync(e => e.Sequence <= own)));
        }
    }
}
