using Cordon.Data.Storing;
using Cordon.Data.Tests.Stores;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Exemptions;
using Cordon.Domain.Jobs;
using Cordon.Domain.Policies;
using Cordon.Domain.Staff;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Features.Exemptions;
using Cordon.Features.Jobs;
using Cordon.Features.Paging;
using Cordon.Testing.SqlServer;

namespace Cordon.Data.Tests.SqlServer;

/// <summary>How decisions on bans, lifts and exemptions are driven for <see cref="StatementTests"/>.</summary>
internal static class ApprovalStatements
{
    private const string Why = "The company proved who had left before that night.";

    private static readonly DateTimeOffset Noon = StoreFacts.Noon;
    private static readonly BanId One = new(1);
    private static readonly ProposalId First = new(1);
    private static readonly Actor Everybody = new("dev:everybody", "Everybody", [Role.Approver]);

    public static Dictionary<string, Func<RecordingApp, Task>> Uses { get; } = new()
    {
        [nameof(ApproveProposalHandler)] = async app =>
        {
            foreach (var kind in Enum.GetValues<ProposalKind>())
            {
                Hold(app, kind, kind == ProposalKind.Ban ? BanState.Proposed : BanState.InForce);
                await app.Get<ApproveProposalHandler>().HandleAsync(new(First, Digest), CancellationToken.None);
            }
            // Nobody is covered here, so nobody can be exempt: its statements are asked for by themselves.
            await using var unit = await app.Get<CordonStore>().BeginAsync(CancellationToken.None);
            foreach (var until in new DateTimeOffset?[] { null, Noon }) await ExemptionWriter.ExemptAsync(unit, Proposal(ProposalKind.Exemption, until), CancellationToken.None);
        },
        [nameof(RefuseProposalHandler)] = app => Counted(app).Get<RefuseProposalHandler>().HandleAsync(new(First, Why), CancellationToken.None),
        [nameof(SendBackProposalHandler)] = app => Counted(app).Get<SendBackProposalHandler>().HandleAsync(new(First, Why), CancellationToken.None),
        [nameof(CoSignProposalHandler)] = app => Counted(app).Get<CoSignProposalHandler>().HandleAsync(new(First), CancellationToken.None),
        [nameof(WithdrawProposalHandler)] = app => Counted(app).Get<WithdrawProposalHandler>().HandleAsync(new(First), CancellationToken.None),
        [nameof(FinishDecisionHandler)] = app => Counted(app).Get<FinishDecisionHandler>().HandleAsync(new(new(First, ProposalKind.Ban, ProposalState.Approved, One, BanState.Scheduled, 0, 0, 0, new JobId(1))), new Progress<JobProgress>(), CancellationToken.None),
        [nameof(ListApprovalsHandler)] = async app =>
        {
            foreach (var place in new PagePlace[] { PagePlace.First, new("7", null), new(null, "7") })
                await app.Get<ListApprovalsHandler>().HandleAsync(new(ProposalState.Approved, place), CancellationToken.None);
        },
        [nameof(GetProposalHandler)] = app => Counted(app).Get<GetProposalHandler>().HandleAsync(new(First), CancellationToken.None),
        [nameof(ListProposalAccountsHandler)] = async app =>
        {
            foreach (var which in Enum.GetValues<ProposalAccounts>()) await app.Get<ListProposalAccountsHandler>().HandleAsync(new(First, which, 3), CancellationToken.None);
        },
        [nameof(PreviewLiftHandler)] = app => InForceAsync(app, a => a.Get<PreviewLiftHandler>().HandleAsync(new(One), CancellationToken.None)),
        [nameof(ProposeLiftHandler)] = app => InForceAsync(app, a =>
        {
            a.Server.Release<Proposal>();
            return a.Get<ProposeLiftHandler>().HandleAsync(new(One, Why), CancellationToken.None);
        }),
        [nameof(PreviewExemptionHandler)] = app => InForceAsync(app, a => a.Get<PreviewExemptionHandler>().HandleAsync(new(One, new(["one"])), CancellationToken.None)),
        [nameof(ProposeExemptionHandler)] = app => InForceAsync(app, async a =>
        {
            await a.Get<ProposeExemptionHandler>().HandleAsync(new(One, new(["one"]), Why), CancellationToken.None);
            await a.Get<ProposeExemptionHandler>().HandleAsync(new(One, new(LeftBefore: DateOnly.FromDateTime(Noon.UtcDateTime).AddDays(-90)), Why), CancellationToken.None);
        }),
        [nameof(UndoBanHandler)] = app => InForceAsync(app, a => a.Get<UndoBanHandler>().HandleAsync(new(One, Why), CancellationToken.None)),
        [nameof(KeepBanHandler)] = app => InForceAsync(app, a => a.Get<KeepBanHandler>().HandleAsync(new(One, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(90), "dev:mara", Why), CancellationToken.None)),
        [nameof(CarryOutDueHandler)] = async app =>
        {
            foreach (var (kind, state) in new[]
            {
                (DueKind.Begin, BanState.Scheduled), (DueKind.Lift, BanState.InForce), (DueKind.Expire, BanState.InForce), (DueKind.EmergencyEnd, BanState.InForce), (DueKind.ExemptionEnd, BanState.InForce),
                (DueKind.ProposalLapse, BanState.Proposed), (DueKind.Review, BanState.InForce),
            })
            {
                Hold(app, ProposalKind.Lift, state, isDue: true, approved: kind != DueKind.EmergencyEnd);
                await app.Get<CarryOutDueHandler>().CarryOutAsync(new(Noon, kind, One, First), Everybody, null, CancellationToken.None);
            }
            await app.Get<CarryOutDueHandler>().HandleAsync(CancellationToken.None);
        },
        [nameof(ApplyBans)] = app => app.Get<IEnumerable<IJobWork>>().Single(w => w.Does(BanJobs.Apply)).RunAsync(
            new Job { Id = new(1), Kind = BanJobs.Apply, Title = "Applying B-1", State = JobState.Running, Payload = """{"Ban":1}""", RequestedBy = "dev:mara", RequestedByName = "Mara", RequestedRoles = "Approver", RequestedAt = Noon }, new Progress<JobProgress>(), CancellationToken.None),
    };

    private static string Digest => AccountsDigest.Of([]);

    public static void Hold(RecordingApp app)
    {
        Hold(app, ProposalKind.Ban, BanState.Proposed);
        // Whoever looks for another counter must not find this one.
        app.Server.Release<Counter>();
    }

    private static RecordingApp Counted(RecordingApp app)
    {
        app.Server.Hold(new Counter { Name = Counter.Enforcement, Last = 0 });
        return app;
    }

    private static async Task InForceAsync(RecordingApp app, Func<RecordingApp, Task> use)
    {
        Hold(app, ProposalKind.Lift, BanState.InForce);
        await use(app);
    }

    private static void Hold(RecordingApp app, ProposalKind kind, BanState state, bool isDue = false, bool approved = true)
    {
        var now = TimeProvider.System.GetUtcNow();
        var ban = new Ban
        {
            Id = One,
            Target = BanTarget.Organization,
            OrganizationId = new(1),
            ClauseId = new(1),
            Reason = Why,
            Statement = Why,
            FromAt = Noon,
            UntilAt = isDue && state == BanState.InForce ? Noon.AddDays(1) : now.AddDays(30),
            ReviewOn = new(2020, 1, 1),
            EmergencyAt = approved ? null : Noon,
            EmergencyEndsAt = approved ? null : Noon.AddDays(1),
            ProposedBy = "dev:idris",
            ProposedByName = "Idris",
            ProposedAt = Noon,
        };
        if (state != BanState.Proposed && approved) ban.Approve(Everybody, Noon);
        if (state == BanState.InForce) ban.Begin(now);
        var proposal = Proposal(kind, null);
        if (isDue && state == BanState.InForce) proposal.Decide(ProposalState.Approved, Everybody, Noon);
        app.Server.Hold(ban).Hold(proposal)
            .Hold(new Counter { Name = Counter.Enforcement, Last = 0 })
            .Hold(new PolicyClause { Id = new(1), Code = "aggressive-automation", Version = 1, Title = "No automation", Text = "Do not automate.", ValidFromAt = Noon })
            .Hold(new BanEvidence { BanId = One, EvidenceId = new(1) })
            .Hold(new BanIncident { BanId = One, IncidentId = new(1) })
            .Hold(new Exemption { Id = new(1), BanId = One, AccountId = new(1), ProposalId = First, FromAt = Noon, UntilAt = Noon.AddDays(1) })
            .Hold(new Coverage { Id = new(1), BanId = One, AccountId = new(1), SinceAt = Noon, Round = 1 });
    }

    private static Proposal Proposal(ProposalKind kind, DateTimeOffset? until) => new()
    {
        Id = First,
        Kind = kind,
        BanId = One,
        Reason = Why,
        Digest = Digest,
        Accounts = 0,
        UntilAt = until,
        ProposedBy = "dev:idris",
        ProposedByName = "Idris",
        ProposedAt = Noon,
        LapsesAt = TimeProvider.System.GetUtcNow().AddDays(3),
    };
}
