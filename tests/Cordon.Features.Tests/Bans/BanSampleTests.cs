using Cordon.Domain;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Testing;
using Microsoft.EntityFrameworkCore;
using static Cordon.Domain.Bans.SampleVerdict;

namespace Cordon.Features.Tests.Bans;

public sealed class BanSampleTests
{
    [Fact]
    public async Task Nobody_draws_until_it_pleases()
    {
        await using var world = await BanWorld.StartAsync();
        await world.ConfirmAsync([.. Enumerable.Range(10, 30).Select(i => $"A-{i}")]);
        var first = await world.DrawAsync(world.Scope);
        world.App.As("approver");
        var again = await world.DrawAsync(world.Scope with { Rule = world.Scope.Rule with { } });
        Assert.Equal((first.Id, first.Seed, 33, 10), (again.Id, again.Seed, again.Covered, again.Accounts.Count));
        Assert.Equal(first.Accounts.Select(a => a.Account), again.Accounts.Select(a => a.Account));
        Assert.Equal(1, await world.App.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == "ban-sample.drawn")));
        // Whoever has the seed and the list draws the same.
        var covered = await world.App.AskAsync(db => db.Affiliations.Where(f => f.State == Domain.Attribution.AffiliationState.Confirmed).OrderBy(f => f.AccountId).Select(f => f.AccountId).ToListAsync());
        Assert.Equal(SampleDraw.Of(first.Seed, 33, 10).Select(place => covered[place].Value), first.Accounts.Select(a => a.Id));
    }

    [Fact]
    public async Task Another_rule_or_another_set_has_another_sample()
    {
        await using var world = await BanWorld.StartAsync();
        var first = await world.DrawAsync(world.Scope);
        var rule = await world.DrawAsync(world.Scope with { Rule = world.Scope.Rule with { Joiners = false } });
        await world.ConfirmAsync("A-9");
        var set = await world.DrawAsync(world.Scope);
        Assert.Equal(3, new[] { first.Id, rule.Id, set.Id }.Distinct().Count());
        Assert.Equal(BanRefusals.SampleOutdated, (await world.App.Get<DrawBanSampleHandler>().HandleAsync(new(world.Wide.Scope, OnlyDrawn: true), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_rule_that_changes_nobody_draws_the_same_accounts_again_and_judges_them_anew()
    {
        await using var world = await BanWorld.StartAsync();
        await world.ConfirmAsync([.. Enumerable.Range(10, 30).Select(i => $"A-{i}")]);
        var first = await world.DrawAsync(world.Scope);
        await world.JudgeAsync(first, (first.Accounts[0].Account, SampleVerdict.Wrong));
        var other = await world.DrawAsync(world.Scope with { Rule = world.Scope.Rule with { Joiners = false } });
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(first.Accounts.Select(a => a.Account), other.Accounts.Select(a => a.Account));
        Assert.All(other.Accounts, a => Assert.Null(a.Verdict));
    }

    [Fact]
    public void A_rule_is_named_whatever_order_its_parts_are_in()
    {
        var scope = new BanScope(BanRule.OfAccounts, [new(3), new(1)], [new(2), new(1)]);
        Assert.Equal(scope.Key(), (scope with { Accounts = [new(1), new(3), new(1)], Incidents = [new(1), new(2)] }).Key());
        Assert.NotEqual(scope.Key(), (scope with { Accounts = [new(1)] }).Key());
        Assert.NotEqual(scope.Key(), (scope with { Incidents = [new(1)] }).Key());
        Assert.NotEqual(scope.Key(), (scope with { Rule = scope.Rule with { Joiners = true } }).Key());
    }

    [Fact]
    public async Task The_gate_opens_by_complete_verdicts_on_this_very_sample_alone()
    {
        await using var world = await BanWorld.StartAsync();
        var (plan, emergency) = (world.Wide, world.Wide with { EmergencyHours = 2, Scope = world.Wide.Scope with { Incidents = [world.Night] } });
        Assert.Equal("ban.sample-needed", (await world.ProposeAsync(plan)).Refusal?.Code);
        var sample = await world.DrawAsync(plan.Scope);
        Assert.Equal(BanRefusals.SampleOpen, (await world.ProposeAsync(plan)).Refusal);
        await world.JudgeAsync(sample, [.. sample.Accounts.Skip(1).Select(a => (a.Account, Right))]);
        Assert.Equal(BanRefusals.SampleOpen, (await world.ProposeAsync(plan)).Refusal);
        await world.JudgeAsync(sample, (sample.Accounts[0].Account, Unsure));
        // One of four is more than a fifth.
        Assert.Equal(BanRefusals.SampleUnsure, (await world.ProposeAsync(plan)).Refusal);
        await world.JudgeAsync(sample, (sample.Accounts[0].Account, Wrong));
        Assert.Equal("ban.too-many-wrong", (await world.ProposeAsync(plan)).Refusal?.Code);
        await world.JudgeAsync(sample, (sample.Accounts[0].Account, Right));
        // An emergency is another rule by its incident: no verdict of this one opens its gate.
        world.App.As("approver");
        Assert.Equal("ban.sample-needed", (await world.ProposeAsync(emergency)).Refusal?.Code);
        await world.JudgeAllAsync(emergency.Scope, a => a.Place == 0 ? Wrong : Right);
        Assert.Equal("ban.too-many-wrong", (await world.ProposeAsync(emergency)).Refusal?.Code);
        world.App.As("reviewer");
        await world.ConfirmAsync("A-9");
        Assert.Equal(BanRefusals.SampleOutdated, (await world.ProposeAsync(plan)).Refusal);
        await world.JudgeAllAsync(plan.Scope);
        var proposed = (await world.ProposeAsync(plan)).Value;
        Assert.Equal(new BystanderEstimate(0, 0, 0), proposed.Wrong);
        Assert.NotNull(await world.App.AskAsync(db => db.Proposals.Select(p => p.SampleId).SingleAsync()));
    }

    [Fact]
    public async Task Too_many_wrong_close_the_gate_of_a_small_ban_too()
    {
        await using var world = await BanWorld.StartAsync();
        await world.JudgeAllAsync(world.Scope, a => a.Place == 0 ? Wrong : Right);
        Assert.Equal("ban.too-many-wrong", (await world.ProposeAsync(world.Plan)).Refusal?.Code);
    }

    [Fact]
    public async Task The_estimate_closes_the_gate_though_fewer_would_fit_the_sample()
    {
        await using var world = await BanWorld.StartAsync();
        await world.ConfirmAsync([.. Enumerable.Range(10, 30).Select(i => $"A-{i}")]);
        var judged = await world.JudgeAllAsync(world.Scope, a => a.Place == 0 ? Wrong : Right);
        Assert.Equal((33, 0.1), (judged.Covered, judged.Estimate!.Estimate));
        Assert.InRange(judged.Estimate.Low, 0, 0.049);
        Assert.Equal("ban.too-many-wrong", (await world.ProposeAsync(world.Plan)).Refusal?.Code);
    }

    [Fact]
    public async Task The_verdicts_that_a_proposal_rests_on_stay_as_they_were_given()
    {
        await using var world = await BanWorld.StartAsync();
        var sample = await world.JudgeAllAsync(world.Wide.Scope);
        Assert.Null((await world.ProposeAsync(world.Wide)).Refusal);
        Assert.Equal(BanRefusals.SampleInUse, (await world.JudgeAsync(sample, (sample.Accounts[0].Account, Wrong))).Refusal);
        Assert.Null((await world.JudgeAsync(sample, (sample.Accounts[0].Account, Right))).Refusal);
    }

    [Fact]
    public async Task A_verdict_on_somebody_who_was_not_drawn_is_refused_and_each_is_in_the_audit_record()
    {
        await using var world = await BanWorld.StartAsync();
        var sample = await world.DrawAsync(world.Scope);
        Assert.Equal(BanRefusals.SampleOutdated, (await world.JudgeAsync(sample, ("A-1", Right), ("A-4", Right))).Refusal);
        Assert.Equal(BanRefusals.SampleOutdated, (await world.JudgeAsync(sample, ("nobody", Right))).Refusal);
        Assert.Equal(3, (await world.DrawAsync(world.Scope)).Verdicts.Open);
        var judged = (await world.JudgeAsync(sample, ("A-1", Wrong))).Value;
        Assert.Equal(("Mara Reviewer", Wrong), judged.Accounts.Where(a => a.Account == "A-1").Select(a => (a.JudgedBy, a.Verdict!.Value)).Single());
        var entry = await world.App.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).LastAsync());
        Assert.Equal(("ban-sample.judged", $"ban-sample:{sample.Id}"), (entry.Action, entry.Subject));
        Assert.DoesNotContain("A-1", entry.Entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_sample_comes_back_from_a_spreadsheet_as_it_went()
    {
        await using var world = await BanWorld.StartAsync();
        await world.ConfirmAsync("=cmd|' /C calc'!A0");
        var sample = await world.DrawAsync(world.Scope);
        using var written = new MemoryStream();
        await BanSampleCsv.WriteAsync(written, sample, CancellationToken.None);
        written.Position = 0;
        var text = await BanLists.ReadAsync(written, CancellationToken.None);
        Assert.Contains("'=cmd", text, StringComparison.Ordinal);
        Assert.Equal(sample.Accounts.Select(a => a.Account), BanLists.Accounts(text).Value);
        Assert.Empty(BanLists.Verdicts(text).Value);
        // As some spreadsheets write it.
        var judged = "\uFEFFAccount;Verdict\r\n\"A-1\"; Right \r\n\"'=cmd|' /C calc'!A0\";UNSURE\r\nA-2;\r\n";
        Assert.Equal([new("A-1", Right), new("=cmd|' /C calc'!A0", Unsure)], BanLists.Verdicts(judged).Value);
    }

    [Theory]
    [InlineData("account,verdict\nA-1,maybe\n", "ban.verdict-unknown")]
    [InlineData("account,verdict\nA-1,0\n", "ban.verdict-unknown")]
    [InlineData("account\nA-1\n", "ban.list-unreadable")]
    [InlineData("", "ban.list-unreadable")]
    public void A_file_without_verdicts_is_refused(string text, string code) => Assert.Equal(code, BanLists.Verdicts(text).Refusal?.Code);

    [Fact]
    public void Accounts_stand_one_a_line_or_in_a_column()
    {
        Assert.Equal(["A-1", "x,y", "A-3"], BanLists.Accounts("A-1\r\nx,y\n\n A-3 \n").Value);
        Assert.Equal(["A-1", "A;2"], BanLists.Accounts("note;account\nfirst;A-1\n;\"A;2\"\n").Value);
        Assert.Equal(BanRefusals.NoTarget, BanLists.Accounts(" \n").Refusal);
    }
}
