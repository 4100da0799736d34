using Cordon.Features.Staff;
using Cordon.Testing.Stores;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Cli.Tests;

public sealed class ApproveCommandTests : IDisposable
{
    private const string Why = "The company proved who had left before that night.";

    private readonly CommandLine _cordon = new();

    [Fact]
    public async Task One_proposes_another_approves_then_one_is_exempt_and_the_ban_is_lifted()
    {
        await _cordon.RunAsync("migrate");
        await using var store = BanStore.Open(_cordon);
        var (ban, proposal) = await BanStore.ProposeAsync(store, await BanStore.CompanyAsync(store));
        var digest = await DigestAsync(store, proposal.Value);
        var approved = await _cordon.RunAsync("approve", $"P-{proposal.Value}", "--digest", digest, "--as", "approver", "--json");
        Assert.Equal((0, ""), (approved.Code, approved.Error));
        Assert.Equal((ban.Value, 3, 0, 3L), (approved.Json.GetProperty("ban").GetInt64(), approved.Json.GetProperty("covered").GetInt32(), approved.Json.GetProperty("freed").GetInt32(), approved.Json.GetProperty("sequence").GetInt64()));

        var exemption = await _cordon.RunAsync("ban", "exempt", $"B-{ban.Value}", "--account", "A-2", "--reason", Why, "--as", "reviewer", "--json");
        Assert.Equal((0, 1, 0), (exemption.Code, exemption.Json.GetProperty("frees").GetInt32(), exemption.Json.GetProperty("staysBanned").GetInt32()));
        var exempt = await _cordon.RunAsync("approve", exemption.Json.GetProperty("proposal").GetRawText(), "--digest", exemption.Json.GetProperty("digest").GetString()!, "--as", "approver", "--json");
        Assert.Equal((2, 1, 4L), (exempt.Json.GetProperty("covered").GetInt32(), exempt.Json.GetProperty("freed").GetInt32(), exempt.Json.GetProperty("sequence").GetInt64()));

        var lift = await _cordon.RunAsync("ban", "lift", $"b{ban.Value}", "--reason", Why, "--as", "reviewer", "--json");
        Assert.Equal((0, 2, 0), (lift.Code, lift.Json.GetProperty("frees").GetInt32(), lift.Json.GetProperty("staysBanned").GetInt32()));
        var lifted = await _cordon.RunAsync("approve", lift.Json.GetProperty("proposal").GetRawText(), "--digest", lift.Json.GetProperty("digest").GetString()!, "--as", "approver", "--json");
        Assert.Equal((0, 2, 6L), (lifted.Json.GetProperty("covered").GetInt32(), lifted.Json.GetProperty("freed").GetInt32(), lifted.Json.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Ones_own_proposal_is_refused_with_code_1_and_on_record_and_a_wrong_digest_approves_nothing()
    {
        await _cordon.RunAsync("migrate");
        await using var store = BanStore.Open(_cordon);
        var (_, proposal) = await BanStore.ProposeAsync(store, await BanStore.CompanyAsync(store), SampleStaff.Find("approver"));
        var number = $"{proposal.Value}";
        var own = await _cordon.RunAsync("approve", number, "--digest", await DigestAsync(store, proposal.Value), "--as", "approver");
        Assert.Equal((1, ""), (own.Code, own.Output));
        Assert.Contains("proposal.needs-another-person", own.Error, StringComparison.Ordinal);
        Assert.Equal(("proposal.decision-refused", "dev:approver", "proposal.needs-another-person"), await store.Store.ReadAsync((db, ct) => db.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => ValueTuple.Create(e.Action, e.Actor, e.Reason)).FirstAsync(ct), CancellationToken.None));
        var wrong = await _cordon.RunAsync("approve", number, "--digest", "0000", "--as", "approver2");
        Assert.Equal(1, wrong.Code);
        Assert.Contains("proposal.set-changed", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _cordon.RunAsync("approve", "X-1", "--digest", "0", "--as", "approver2")).Code);
        Assert.Equal(0, (await _cordon.RunAsync("refuse", number, "--reason", "Half of them are customers of the company.", "--as", "approver2")).Code);
    }

    [Fact]
    public async Task What_is_due_is_carried_out_before_a_command_and_a_large_ban_to_its_end()
    {
        await _cordon.RunAsync("migrate");
        await using var store = BanStore.Open(_cordon);
        var (ban, proposal) = await BanStore.ProposeAsync(store, await BanStore.CompanyAsync(store));
        var approved = await _cordon.RunAsync("approve", $"{proposal.Value}", "--digest", await DigestAsync(store, proposal.Value), "--as", "approver", "--json", "--set", "Cordon:Bans:JobFrom=2");
        Assert.Equal((0, 3, "inForce"), (approved.Code, approved.Json.GetProperty("covered").GetInt32(), approved.Json.GetProperty("banState").GetString()));
        await using (var unit = await store.Store.BeginAsync(CancellationToken.None))
        {
            var past = store.Clock.GetUtcNow().AddMinutes(-1);
            await unit.Db.Bans.ExecuteUpdateAsync(set => set.SetProperty(b => b.UntilAt, past));
            await unit.CommitAsync(CancellationToken.None);
        }
        var kept = await _cordon.RunAsync("ban", "keep", $"{ban.Value}", "--review-on", "2099-01-01", "--owner", "approver", "--reason", Why, "--as", "approver");
        Assert.Equal(1, kept.Code);
        Assert.Contains("ban.not-in-force", kept.Error, StringComparison.Ordinal);
        Assert.Equal("ban.expired", await store.Store.ReadAsync((db, ct) => db.AuditEntries.OrderByDescending(e => e.Sequence).Select(e => e.Action).FirstAsync(ct), CancellationToken.None));
    }

    private static Task<string> DigestAsync(TestStore store, long proposal) => store.Store.ReadAsync((db, ct) => db.Proposals.Where(p => p.Id == new Domain.ProposalId(proposal)).Select(p => p.Digest).SingleAsync(ct), CancellationToken.None);

    public void Dispose() => _cordon.Dispose();
}
