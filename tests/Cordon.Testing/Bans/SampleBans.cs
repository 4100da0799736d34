using Cordon.Data.Covering;
using Cordon.Data.Storing;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Domain.Enforcement;
using Cordon.Domain.Evidence;
using Cordon.Domain.Incidents;
using Cordon.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Testing.Bans;

/// <summary>Writes bans straight into a store, for what is done with them and shown of them; the store's clock says when.</summary>
public sealed class SampleBans(CordonStore store)
{
    public const string Reason = "Every pair was downloaded in lockstep, as the sealed log shows.";

    public const string Statement = "Content was collected automatically, against the clause on aggressive automation.";

    public static readonly Actor Proposer = new("dev:reviewer", "Mara Reviewer", [Role.Reviewer]);

    public static readonly Actor Approver = new("dev:approver", "Noor Approver", [Role.Approver]);

    /// <summary>A row of evidence without a file.</summary>
    public async Task<EvidenceId> EvidenceAsync(string name = "access.log")
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var item = unit.Db.Evidence.Add(new EvidenceItem { Sha256 = Convert.ToHexStringLower(Guid.NewGuid().ToByteArray()).PadRight(64, '0'), SizeBytes = 1, MediaType = "text/plain", OriginalName = name, Source = "test", CollectedBy = Proposer.Id, CollectedAt = unit.At }).Entity;
        await unit.CommitAsync(CancellationToken.None);
        return item.Id;
    }

    /// <summary>An open scraping incident that lasted an hour until now.</summary>
    public async Task<IncidentId> IncidentAsync(string title = "Every pair was walked")
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var incident = unit.Db.Incidents.Add(Incident.Open(new(IncidentKind.Scraping, title, unit.At.AddHours(-1), unit.At, PublicSentence: "The gallery was slow for an hour."), Proposer, unit.At).Value).Entity;
        await unit.CommitAsync(CancellationToken.None);
        return incident.Id;
    }

    /// <summary>A ban that waits for a second person, with a proposal and an item of evidence.</summary>
    public async Task<(BanId Ban, ProposalId Proposal)> ProposedAsync(BanRule rule, IReadOnlyList<AccountId>? accounts = null, IReadOnlyList<IncidentId>? incidents = null, DateTimeOffset? from = null, DateTimeOffset? until = null,
        Actor? by = null, bool competitor = false, DateTimeOffset? emergencyEndsAt = null)
    {
        var evidence = await EvidenceAsync();
        await using var unit = await store.BeginAsync(CancellationToken.None);
        var proposer = by ?? Proposer;
        var ban = unit.Db.Bans.Add(new Ban
        {
            Target = rule.Target,
            OrganizationId = rule.Organization,
            Subsidiaries = rule.Subsidiaries,
            Threshold = rule.Threshold,
            FormerMembers = rule.FormerMembers,
            Joiners = rule.Joiners,
            ClauseId = new PolicyClauseId(1),
            Reason = Reason,
            Statement = Statement,
            FromAt = from ?? unit.At,
            UntilAt = until,
            ReviewOn = until is null ? DateOnly.FromDateTime(unit.At.UtcDateTime).AddDays(90) : null,
            Owner = until is null ? Approver.Id : null,
            OwnerName = until is null ? Approver.Name : null,
            EmergencyAt = emergencyEndsAt is null ? null : unit.At,
            EmergencyEndsAt = emergencyEndsAt,
            ProposedBy = proposer.Id,
            ProposedByName = proposer.Name,
            ProposedAt = unit.At,
        }).Entity;
        await unit.Db.SaveChangesAsync();
        unit.Db.BanAccounts.AddRange((accounts ?? []).Select(a => new BanAccount { BanId = ban.Id, AccountId = a }));
        unit.Db.BanIncidents.AddRange((incidents ?? []).Select(i => new BanIncident { BanId = ban.Id, IncidentId = i }));
        unit.Db.BanEvidence.Add(new BanEvidence { BanId = ban.Id, EvidenceId = evidence });
        await unit.Db.SaveChangesAsync();
        var covered = await CoverageQuery.Now(unit.Db, ban.Id).Select(c => c.AccountId).OrderBy(c => c).ToListAsync();
        var proposal = unit.Db.Proposals.Add(new Proposal
        {
            Kind = ProposalKind.Ban,
            BanId = ban.Id,
            Reason = Reason,
            Digest = AccountsDigest.Of(covered),
            Accounts = covered.Count,
            Competitor = competitor,
            ProposedBy = proposer.Id,
            ProposedByName = proposer.Name,
            ProposedAt = unit.At,
            LapsesAt = unit.At.AddDays(14),
        }).Entity;
        await unit.Db.SaveChangesAsync();
        unit.Db.ProposalAccounts.AddRange(covered.Select(account => new ProposalAccount { ProposalId = proposal.Id, AccountId = new(account) }));
        if (emergencyEndsAt is not null)
        {
            ban.Begin(unit.At);
            await CoverageWriter.BeginAsync(unit, ban.Id, EnforcementCause.BanApplied, CancellationToken.None);
        }
        await unit.CommitAsync(CancellationToken.None);
        return (ban.Id, proposal.Id);
    }

    /// <summary>A ban in force, approved by <see cref="Approver"/>.</summary>
    public async Task<BanId> InForceAsync(BanRule rule, IReadOnlyList<AccountId>? accounts = null, IReadOnlyList<IncidentId>? incidents = null, DateTimeOffset? until = null)
    {
        var (id, proposed) = await ProposedAsync(rule, accounts, incidents, until: until);
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await CoverageWriter.TakeTurnAsync(unit, CancellationToken.None);
        var ban = await unit.Db.Bans.SingleAsync(b => b.Id == id);
        var proposal = await unit.Db.Proposals.SingleAsync(p => p.Id == proposed);
        ban.Approve(Approver, unit.At);
        ban.Begin(unit.At);
        proposal.Decide(ProposalState.Approved, Approver, unit.At);
        unit.Db.Approvals.Add(new Approval { ProposalId = proposed, Kind = ApprovalKind.Approved, By = Approver.Id, ByName = Approver.Name, At = unit.At, Digest = proposal.Digest });
        await CoverageWriter.BeginAsync(unit, id, EnforcementCause.BanApplied, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return id;
    }

    /// <summary>Ends a ban as a lift would.</summary>
    public async Task<CoverageChange> LiftAsync(BanId id)
    {
        await using var unit = await store.BeginAsync(CancellationToken.None);
        await CoverageWriter.TakeTurnAsync(unit, CancellationToken.None);
        (await unit.Db.Bans.SingleAsync(b => b.Id == id)).Finish(BanEnd.Lifted, unit.At);
        var change = await CoverageWriter.FinishAsync(unit, id, EnforcementCause.BanLifted, CancellationToken.None);
        await unit.CommitAsync(CancellationToken.None);
        return change;
    }
}
