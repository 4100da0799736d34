using Cordon.Domain;
using Cordon.Testing.Stores;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cordon.Data.Tests.Stores;

[Trait("Runs", "conformance")]
public class RuleTests
{
    public static TheoryData<string> Stores => EveryStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task An_external_id_is_there_once(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await store.SaveAsync(unit => unit.Db.Accounts.Add(StoreFacts.Account("one")));
        Assert.True(await IsRefusedAsync(store, db => db.Accounts.Add(StoreFacts.Account("one"))));
        await store.SaveAsync(unit => unit.Db.Accounts.Add(StoreFacts.Account("ONE")));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_cannot_point_at_one_that_is_not_there(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        Assert.True(await IsRefusedAsync(store, db => db.Imports.Add(StoreFacts.Import(new EvidenceId(77), new JobId(78)))));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_that_others_point_at_cannot_be_deleted(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var (evidence, job) = (StoreFacts.Evidence(), StoreFacts.Job());
        await store.SaveAsync(unit => unit.Db.AddRange(evidence, job));
        await store.SaveAsync(unit => unit.Db.Imports.Add(StoreFacts.Import(evidence.Id, job.Id)));
        var failure = await Record.ExceptionAsync(() => store.AskAsync(db => db.Evidence.ExecuteDeleteAsync()));
        Assert.True(failure is not null && store.Dialect.IsRuleBroken(failure), failure?.ToString());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_state_that_the_program_does_not_know_is_refused(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await store.SaveAsync(unit => unit.Db.Jobs.Add(StoreFacts.Job()));
        var failure = await Record.ExceptionAsync(() => store.AskAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Jobs SET State = 'Sleeping'")));
        Assert.True(failure is not null && store.Dialect.IsRuleBroken(failure), failure?.ToString());
        Assert.Equal(1, await store.AskAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Jobs SET State = 'Running'")));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_failure_that_breaks_no_rule_is_told_apart(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        var failure = await Record.ExceptionAsync(() => store.AskAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Nowhere SET State = 'Running'")));
        Assert.False(store.Dialect.IsRuleBroken(Assert.IsAssignableFrom<Exception>(failure)));
        Assert.False(store.Dialect.IsRuleBroken(new DbUpdateException("no cause")));
        Assert.False(store.Dialect.IsRuleBroken(new OperationCanceledException()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_id_is_never_given_out_again(string on)
    {
        await using var store = await EveryStore.CreateAsync(on);
        await store.SaveAsync(unit => unit.Db.AddRange(StoreFacts.Account("one"), StoreFacts.Account("two"), StoreFacts.Job()));
        var last = await LastIdsAsync(store);
        await store.SaveAsync(unit =>
        {
            unit.Db.Accounts.ExecuteDelete();
            unit.Db.Jobs.ExecuteDelete();
        });
        await store.SaveAsync(unit => unit.Db.AddRange(StoreFacts.Account("three"), StoreFacts.Job()));
        var next = await LastIdsAsync(store);
        Assert.True(next.Account > last.Account && next.Job.Value > last.Job.Value, $"{last}, then {next}");
    }

    private static async Task<(AccountId Account, JobId Job)> LastIdsAsync(TestStore store) => (
        await store.AskAsync(db => db.Accounts.OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync()),
        await store.AskAsync(db => db.Jobs.OrderByDescending(j => j.Id).Select(j => j.Id).FirstAsync()));

    private static async Task<bool> IsRefusedAsync(TestStore store, Action<CordonDb> change)
    {
        var failure = await Record.ExceptionAsync(() => store.SaveAsync(unit => change(unit.Db)));
        return store.Dialect.IsRuleBroken(Assert.IsAssignableFrom<DbUpdateException>(failure));
    }
}
