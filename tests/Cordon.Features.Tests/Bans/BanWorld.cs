using Cordon.Domain;
using Cordon.Domain.Attribution;
using Cordon.Domain.Bans;
using Cordon.Domain.Incidents;
using Cordon.Features.Bans;
using Cordon.Features.Evidence;
using Cordon.Features.Incidents;
using Cordon.Testing;
using Cordon.Testing.Organizations;

namespace Cordon.Features.Tests.Bans;

/// <summary>A company with three confirmed people and one suspected, an open incident and a sealed log: all that a ban is proposed with. Four accounts or more have to be judged.</summary>
internal sealed class BanWorld : IAsyncDisposable
{
    public const string Reason = "Every pair was downloaded in lockstep, as the sealed log shows.", Statement = "Content was collected automatically, against the clause on aggressive automation.";

    private BanWorld(TestApp app) => (App, Organizations) = (app, new SampleOrganizations(app.Store, TestApp.Noon.AddDays(-30)));

    public TestApp App { get; }
    public SampleOrganizations Organizations { get; }
    public OrganizationId Company { get; private set; }
    public EvidenceId Log { get; private set; }
    public IncidentId Night { get; private set; }

    public static async Task<BanWorld> StartAsync(params (string Name, string Value)[] settings)
    {
        var world = new BanWorld(await TestApp.StartAsync([("Cordon:Bans:SampleFrom", "4"), ("Cordon:Bans:SampleSize", "10"), .. settings]));
        world.App.As("reviewer");
        world.Company = await world.Organizations.OrganizationAsync("Northlight Data", domains: ["northlight.example"], aliases: ["northlight"]);
        await world.ConfirmAsync("A-1", "A-2", "A-3");
        await world.Organizations.SuspectAsync("A-4", world.Company, 0.8, SignalKind.Network);
        world.Log = (await world.App.Get<AddEvidenceHandler>().HandleAsync(new(world.App.WriteFile("night.log", "a line\n"), "night.log", "test"), new Progress<Cordon.Features.Jobs.JobProgress>(), CancellationToken.None)).Value.Id;
        world.Night = (await world.App.Get<OpenIncidentHandler>().HandleAsync(new(new(IncidentKind.Scraping, "Every pair was walked", TestApp.Noon.AddHours(-2), TestApp.Noon.AddHours(-1))), CancellationToken.None)).Value;
        return world;
    }

    public BanScope Scope => BanScope.Of(Company);

    /// <summary>Everything that is asked for, over the confirmed ones.</summary>
    public BanPlan Plan => new(Scope, "aggressive-automation", [Log], new(null, null, DateOnly.FromDateTime(TestApp.Noon.UtcDateTime).AddDays(90), "dev:approver", "Noor Approver"), Reason, Statement, false, false);

    /// <summary>The same over the suspected one too: four, of whom a sample has to be judged.</summary>
    public BanPlan Wide => Plan with { Scope = Scope with { Rule = Scope.Rule with { Threshold = 0.5 } } };

    public async Task ConfirmAsync(params string[] accounts)
    {
        foreach (var account in accounts) await Organizations.DecideAsync(await Organizations.SuspectAsync(account, Company, 0.95), AffiliationState.Confirmed, TestApp.Noon);
    }

    public Task<Outcome<ProposedBan>> ProposeAsync(BanPlan plan, string? seen = null, BanDraftId? draft = null) => App.Get<ProposeBanHandler>().HandleAsync(new(plan, seen, draft), CancellationToken.None);

    public async Task<BanPreview> PreviewAsync(BanScope scope) => (await App.Get<PreviewBanHandler>().HandleAsync(new(scope), CancellationToken.None)).Value;

    public async Task<BanSampleView> DrawAsync(BanScope scope) => (await App.Get<DrawBanSampleHandler>().HandleAsync(new(scope), CancellationToken.None)).Value;

    public Task<Outcome<BanSampleView>> JudgeAsync(BanSampleView sample, params (string Account, SampleVerdict Verdict)[] verdicts) =>
        App.Get<JudgeBanSampleHandler>().HandleAsync(new(new(sample.Id), [.. verdicts.Select(v => new AccountVerdict(v.Account, v.Verdict))]), CancellationToken.None);

    /// <summary>Draws and judges all of it.</summary>
    public async Task<BanSampleView> JudgeAllAsync(BanScope scope, Func<SampledAccount, SampleVerdict>? verdict = null)
    {
        var sample = await DrawAsync(scope);
        return (await JudgeAsync(sample, [.. sample.Accounts.Select(a => (a.Account, verdict?.Invoke(a) ?? SampleVerdict.Right))])).Value;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
