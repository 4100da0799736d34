using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Linking;
using Cordon.Features.Bans;
using Cordon.Features.Paging;
using Cordon.Testing;
using Cordon.Testing.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Tests.Bans;

public sealed class PreviewBanTests
{
    [Fact]
    public async Task The_figures_are_those_of_the_accounts_that_the_ban_would_cover()
    {
        await using var world = await BanWorld.StartAsync();
        await world.Organizations.SuspectAsync("A-5", world.Company, 0.6, flagScore: 0.9);
        var other = await new SampleBans(world.App.Store).InForceAsync(BanRule.OfAccounts, [await world.Organizations.AccountAsync("A-1")]);
        Assert.NotEqual(0, other.Value);
        var preview = await world.PreviewAsync(world.Wide.Scope);
        Assert.Equal((5, 3, 2, 0, 0), (preview.Covered, preview.Confirmed, preview.Suspected, preview.Ended, preview.Named));
        Assert.Equal((1, 0, 4), (preview.AlreadyBanned, preview.Exempt, preview.WithoutFlag));
        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 0, 1, 3], preview.Tenths);
        Assert.Equal([new(SignalKind.VerifiedMail, 4), new(SignalKind.Network, 1)], preview.Weakest);
        Assert.Equal([0, 0, 0, 0, 5], preview.Active);
        Assert.Equal(5, preview.SampleSize);
        var ids = await world.App.AskAsync(db => db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync());
        Assert.Equal(AccountsDigest.Of(ids.Select(i => i.Value)), preview.Digest);
        Assert.Equal(0, (await world.PreviewAsync(world.Scope)).SampleSize);
    }

    [Fact]
    public async Task The_slider_tells_for_every_threshold_what_a_preview_would()
    {
        await using var world = await BanWorld.StartAsync();
        var daughter = await world.Organizations.OrganizationAsync("Northlight Labs", parent: world.Company);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            // Some stand exactly on a step, and some belong to both.
            var confidence = i % 3 == 0 ? 0.57 + (i % 5) / 100.0 : random.NextDouble();
            var id = await world.Organizations.SuspectAsync($"S-{i % 45}", i < 45 ? world.Company : daughter, confidence, flagScore: i % 4 == 0 ? 0.8 : 0);
            if (i % 9 == 0) await world.Organizations.DecideAsync(id, AffiliationState.Ended, TestApp.Noon.AddMinutes(-5), TestApp.Noon.AddHours(-1.5));
        }
        var scope = world.Scope with { Rule = world.Scope.Rule with { Subsidiaries = true, FormerMembers = true }, Incidents = [world.Night] };
        var ladder = (await world.App.Get<GetBanLadderHandler>().HandleAsync(new(scope), CancellationToken.None)).Value;
        foreach (var threshold in Enumerable.Range(50, 51).Where(s => s % 5 == 0 || s is 57 or 58 or 59).Select(s => (double?)(s / 100.0)).Append(null))
        {
            var preview = await world.PreviewAsync(scope with { Rule = scope.Rule with { Threshold = threshold } });
            Assert.Equal((threshold, preview.Covered), (threshold, ladder.At(threshold)));
        }
        var (low, high) = (await world.PreviewAsync(scope with { Rule = scope.Rule with { Threshold = 0.55 } }), await world.PreviewAsync(scope with { Rule = scope.Rule with { Threshold = 0.65 } }));
        Assert.Equal(new(low.Covered - high.Covered, low.WithoutFlag - high.WithoutFlag), ladder.Between(0.55, 0.65));
        var moves = (await world.App.Get<ListThresholdMovesHandler>().HandleAsync(new(scope, 0.55, 0.65), CancellationToken.None)).Value;
        Assert.Equal(low.Covered - high.Covered, moves.Count);
        Assert.All(moves, m => Assert.InRange(m.Confidence, 0.55, 0.65));
        Assert.Equal(moves.Select(m => m.Confidence).OrderDescending(), moves.Select(m => m.Confidence));
    }

    [Theory]
    [InlineData(0.57, 7)]
    [InlineData(0.5699999, 6)]
    [InlineData(0.29, 0)]
    [InlineData(1, 50)]
    [InlineData(0.9999, 49)]
    public void A_confidence_stands_on_the_last_step_that_it_reaches(double confidence, int step) => Assert.Equal(step, BanLadder.StepOf(confidence));

    [Fact]
    public async Task The_list_pages_by_key_and_is_filtered_by_what_the_figures_count()
    {
        await using var world = await BanWorld.StartAsync();
        await world.Organizations.SuspectAsync("A-5", world.Company, 0.6, value: "jo@northlight.example", flagScore: 0.9);
        var scope = world.Wide.Scope;
        var first = await ListAsync(new(scope, BanPreviewFilter.None, Size: 2));
        Assert.Equal(["A-1", "A-2"], first.Rows.Select(r => r.Account));
        Assert.Equal(5, first.Count.Value);
        var next = await ListAsync(new(scope, BanPreviewFilter.None, new(first.Next, null), 2));
        Assert.Equal(["A-3", "A-4"], next.Rows.Select(r => r.Account));
        Assert.Equal(["A-1", "A-2"], (await ListAsync(new(scope, BanPreviewFilter.None, new(null, next.Previous), 2))).Rows.Select(r => r.Account));
        Assert.Equal(["A-5"], await NamesAsync(new(By: CoveredBy.Suspected, Tenth: 6)));
        Assert.Equal(["A-4"], await NamesAsync(new(By: CoveredBy.Suspected, WithoutFlag: true)));
        Assert.Equal(["A-4"], await NamesAsync(new(Weakest: SignalKind.Network)));
        Assert.Empty(await NamesAsync(new(AlreadyBanned: true)));
        Assert.Equal("j•••@northlight.example", (await ListAsync(new(scope, new(Tenth: 6)))).Rows[0].Email);

        async Task<Page<BanPreviewRow>> ListAsync(ListBanPreview query) => (await world.App.Get<ListBanPreviewHandler>().HandleAsync(query, CancellationToken.None)).Value;

        async Task<IEnumerable<string>> NamesAsync(BanPreviewFilter filter) => (await ListAsync(new(scope, filter))).Rows.Select(r => r.Account);
    }

    [Fact]
    public async Task Mates_in_a_cluster_whom_the_rule_would_miss_are_told()
    {
        await using var world = await BanWorld.StartAsync();
        var (one, mate) = (await world.Organizations.AccountAsync("A-1"), await world.Organizations.AccountAsync("M-1", "mo@home.example"));
        await world.Organizations.SaveAsync(new Cluster { Id = new(one.Value), Accounts = 2, Links = 1, FormedAt = TestApp.Noon, ChangedAt = TestApp.Noon }, new ClusterMember { AccountId = one, ClusterId = new(one.Value) }, new ClusterMember { AccountId = mate, ClusterId = new(one.Value) });
        var mates = (await world.App.Get<ListBanCloseMatesHandler>().HandleAsync(new(world.Scope), CancellationToken.None)).Value;
        Assert.Equal((1, "M-1", "m•••@home.example"), (mates.Count, mates.First[0].Account, mates.First[0].Email));
        // A ban of the whole cluster misses nobody.
        var cluster = (await world.App.Get<FindBanTargetHandler>().HandleAsync(new(Cluster: new(one.Value)), CancellationToken.None)).Value;
        Assert.Equal(0, (await world.App.Get<ListBanCloseMatesHandler>().HandleAsync(new(BanScope.Of(cluster.Accounts)), CancellationToken.None)).Value.Count);
    }

    [Fact]
    public async Task It_is_told_what_the_ban_leans_on()
    {
        await using var world = await BanWorld.StartAsync();
        var left = await world.Organizations.SuspectAsync("A-6", world.Company, 0.9);
        await world.Organizations.DecideAsync(left, AffiliationState.Ended, TestApp.Noon.AddMinutes(-5), TestApp.Noon.AddHours(-1.5));
        var scope = world.Wide.Scope with { Rule = world.Wide.Scope.Rule with { FormerMembers = true, Threshold = 0.7 }, Incidents = [world.Night] };
        var told = (await world.App.Get<GetBanCounterfactualHandler>().HandleAsync(new(scope, [world.Log]), CancellationToken.None)).Value;
        Assert.Equal([(LeansOn.Signal, 0, 3), (LeansOn.Signal, 1, 0), (LeansOn.Incident, 1, 0), (LeansOn.Evidence, 5, 0)], told.Select(t => (t.On, t.Free, t.Bare)));
        Assert.Equal("If the signal “came from the organization's network” fell away, 1 account would be free, suspected by it alone.", told[1].Sentence);
        // Without a threshold only the word of whoever confirmed them carries them.
        var strict = (await world.App.Get<GetBanCounterfactualHandler>().HandleAsync(new(world.Scope, [world.Log, new(9)]), CancellationToken.None)).Value;
        Assert.Contains(strict, t => t is { On: LeansOn.Decisions, Name: "what Idris Reviewer confirmed", Free: 3 });
        Assert.All(strict.Where(t => t.On == LeansOn.Evidence), t => Assert.Equal(0, t.Free));
    }

    [Fact]
    public async Task Earlier_bans_of_the_target_and_similar_cases_are_told_with_how_they_ended()
    {
        await using var world = await BanWorld.StartAsync();
        var bans = new SampleBans(world.App.Store);
        var other = await world.Organizations.OrganizationAsync("Harbour Works");
        await world.Organizations.DecideAsync(await world.Organizations.SuspectAsync("H-1", other, 0.9), AffiliationState.Confirmed, TestApp.Noon);
        var lifted = await bans.InForceAsync(BanRule.OfOrganization(other));
        world.App.Clock.Advance(TimeSpan.FromDays(12));
        await bans.LiftAsync(lifted);
        await bans.InForceAsync(world.Scope.Rule);
        var similar = (await world.App.Get<ListSimilarBansHandler>().HandleAsync(new(world.Company, "aggressive-automation", 3), CancellationToken.None)).Value;
        Assert.Equal([(3, BanState.InForce)], similar.Same.Select(s => (s.Accounts, s.State)));
        Assert.Equal([("Harbour Works", 1, 12, BanEnd.Lifted)], similar.Similar.Select(s => (s.Organization, s.Accounts, s.Days!.Value, s.How!.Value)));
        Assert.Equal((1, 1), (similar.Ended, similar.Lifted));
        Assert.Empty((await world.App.Get<ListSimilarBansHandler>().HandleAsync(new(null, "service-disruption", 100), CancellationToken.None)).Value.Similar);
    }

    [Fact]
    public async Task A_target_is_found_by_name_alias_domain_and_number_and_never_guessed()
    {
        await using var world = await BanWorld.StartAsync();
        foreach (var text in new[] { "Northlight Data", "northlight", "mail.northlight.example", world.Company.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) })
            Assert.Equal((text, world.Company.Value), (text, (await FindAsync(new(text))).Value.Organization!.Id));
        Assert.Equal(BanRefusals.OrganizationNotFound, (await FindAsync(new("Northlight Dat"))).Refusal);
        await world.Organizations.OrganizationAsync("Northlight Data", country: "BR");
        Assert.Equal(BanRefusals.OrganizationAmbiguous, (await FindAsync(new("Northlight Data"))).Refusal);
        Assert.Equal("ban.unknown-account", (await FindAsync(new(Accounts: ["A-1", "nobody"]))).Refusal?.Code);
        Assert.Equal("cluster.not-found", (await FindAsync(new(Cluster: new(77)))).Refusal?.Code);
        Assert.Equal(BanRefusals.NoTarget, (await FindAsync(new())).Refusal);

        Task<Outcome<FoundBanTarget>> FindAsync(FindBanTarget query) => world.App.Get<FindBanTargetHandler>().HandleAsync(query, CancellationToken.None);
    }

    [Fact]
    public async Task An_earlier_ban_names_its_target_the_one_that_is_left_where_it_was_merged_since()
    {
        await using var world = await BanWorld.StartAsync();
        var bans = new SampleBans(world.App.Store);
        var other = await world.Organizations.OrganizationAsync("Harbour Works");
        var one = await world.Organizations.AccountAsync("A-1");
        var (ofOther, ofAccounts) = (await bans.InForceAsync(BanRule.OfOrganization(other)), await bans.InForceAsync(BanRule.OfAccounts, [one]));
        Assert.Null((await world.App.Get<Cordon.Features.Organizations.MergeOrganizationsHandler>().HandleAsync(new(world.Company, other, "They are one company."), CancellationToken.None)).Refusal);
        Assert.Equal(world.Company.Value, (await FindAsync(ofOther)).Value.Organization!.Id);
        Assert.Equal([one], (await FindAsync(ofAccounts)).Value.Accounts);
        Assert.Equal(BanRefusals.NotFound, (await FindAsync(new(77))).Refusal);

        Task<Outcome<FoundBanTarget>> FindAsync(BanId like) => world.App.Get<FindBanTargetHandler>().HandleAsync(new(Like: like), CancellationToken.None);
    }

    [Fact]
    public async Task A_draft_is_its_writers_alone()
    {
        await using var world = await BanWorld.StartAsync();
        var save = world.App.Get<SaveBanDraftHandler>();
        var draft = (await save.HandleAsync(new(null, "Northlight Data", """{"reason":"because"}"""), CancellationToken.None)).Value;
        Assert.Equal(draft, (await save.HandleAsync(new(draft, "Northlight", """{"reason":"as the log shows"}"""), CancellationToken.None)).Value);
        Assert.Equal("""{"reason":"as the log shows"}""", (await world.App.Get<OpenBanDraftHandler>().HandleAsync(new(draft), CancellationToken.None)).Value.Content);
        Assert.Equal(BanRefusals.DraftTooLong, (await save.HandleAsync(new(draft, "a", new string('x', BanDraft.MaxContentLength + 1)), CancellationToken.None)).Refusal);
        world.App.As("approver");
        Assert.Equal(BanRefusals.DraftNotFound, (await world.App.Get<OpenBanDraftHandler>().HandleAsync(new(draft), CancellationToken.None)).Refusal);
        Assert.Equal(BanRefusals.DraftNotFound, (await save.HandleAsync(new(draft, "a", "{}"), CancellationToken.None)).Refusal);
        Assert.Equal(BanRefusals.DraftNotFound, (await world.App.Get<DeleteBanDraftHandler>().HandleAsync(new(draft), CancellationToken.None)).Refusal);
        Assert.Empty((await world.App.Get<ListBanDraftsHandler>().HandleAsync(new(), CancellationToken.None)).Value);
        world.App.As("reviewer");
        Assert.Equal("Northlight", Assert.Single((await world.App.Get<ListBanDraftsHandler>().HandleAsync(new(), CancellationToken.None)).Value).Title);
        Assert.Null((await world.App.Get<DeleteBanDraftHandler>().HandleAsync(new(draft), CancellationToken.None)).Refusal);
    }
}
