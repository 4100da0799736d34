using Cordon.Data;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Microsoft.EntityFrameworkCore;

namespace Cordon.Features.Bans;

/// <summary>What can become due. In the order in which what is due at one instant is carried out: nothing ends before it began.</summary>
internal enum DueKind
{
    /// <summary>A scheduled ban begins.</summary>
    Begin,

    /// <summary>A lift that was approved is carried out.</summary>
    Lift,

    /// <summary>A ban has an end that was set with it.</summary>
    Expire,

    /// <summary>An emergency ban falls that nobody approved.</summary>
    EmergencyEnd,

    /// <summary>Exemptions from a ban end.</summary>
    ExemptionEnd,

    /// <summary>A proposal that nobody decided.</summary>
    ProposalLapse,

    /// <summary>Whoever owns a ban is to look whether it is still right.</summary>
    Review,
}

/// <param name="At">When its time came, or comes.</param>
internal sealed record DueDecision(DateTimeOffset At, DueKind Kind, BanId Ban, ProposalId? Proposal = null)
{
    // One look of this many; whoever carries out looks again while it finds any.
    public const int Most = 500;

    /// <summary>What is due, the earliest first.</summary>
    /// <param name="ban">Only of this one; null: of all.</param>
    public static async Task<List<DueDecision>> ReadAsync(CordonDb db, DateTimeOffset now, BanId? ban, CancellationToken cancel)
    {
        var (bans, proposals, exemptions) = Of(db, ban);
        var found = new List<DueDecision>();
        found.AddRange(await bans.Where(b => b.State == BanState.Scheduled && b.FromAt <= now).OrderBy(b => b.FromAt).Take(Most).TagWith(nameof(DueDecision))
            .Select(b => new DueDecision(b.FromAt, DueKind.Begin, b.Id, null)).ToListAsync(cancel));
        found.AddRange(await proposals.Where(p => p.Kind == ProposalKind.Lift && p.State == ProposalState.Approved)
            .Join(bans.Where(b => b.State == BanState.InForce || b.State == BanState.Scheduled), p => p.BanId, b => b.Id, (p, b) => p).OrderBy(p => p.Id).Take(Most).TagWith(nameof(DueDecision))
            .Select(p => new DueDecision(p.DecidedAt ?? p.ProposedAt, DueKind.Lift, p.BanId, p.Id)).ToListAsync(cancel));
        found.AddRange(await bans.Where(b => (b.State == BanState.InForce || b.State == BanState.Scheduled) && b.UntilAt <= now).OrderBy(b => b.UntilAt).Take(Most).TagWith(nameof(DueDecision))
            .Select(b => new DueDecision(b.UntilAt ?? b.FromAt, DueKind.Expire, b.Id, null)).ToListAsync(cancel));
        found.AddRange(await bans.Where(b => b.State == BanState.InForce && b.ApprovedAt == null && b.EmergencyEndsAt <= now).OrderBy(b => b.EmergencyEndsAt).Take(Most).TagWith(nameof(DueDecision))
            .Select(b => new DueDecision(b.EmergencyEndsAt ?? b.FromAt, DueKind.EmergencyEnd, b.Id, null)).ToListAsync(cancel));
        found.AddRange(await exemptions.Where(e => e.EndedAt == null && e.UntilAt <= now).GroupBy(e => e.BanId).Select(g => new { g.Key, At = g.Min(e => e.UntilAt) }).Take(Most).TagWith(nameof(DueDecision))
            .Select(g => new DueDecision(g.At ?? now, DueKind.ExemptionEnd, g.Key, null)).ToListAsync(cancel));
        found.AddRange(await proposals.Where(p => p.State == ProposalState.Waiting && (p.LapsesAt <= now || p.UntilAt <= now)).OrderBy(p => p.Id).Take(Most).TagWith(nameof(DueDecision))
            .Select(p => new DueDecision(p.LapsesAt, DueKind.ProposalLapse, p.BanId, p.Id)).ToListAsync(cancel));
        // A ban that would be over before anybody approved it.
        found.AddRange(await proposals.Where(p => p.State == ProposalState.Waiting && p.Kind == ProposalKind.Ban)
            .Join(bans.Where(b => b.State == BanState.Proposed && b.UntilAt <= now), p => p.BanId, b => b.Id, (p, b) => new { p.Id, BanId = b.Id, b.UntilAt }).OrderBy(p => p.Id).Take(Most).TagWith(nameof(DueDecision))
            .Select(p => new DueDecision(p.UntilAt ?? now, DueKind.ProposalLapse, p.BanId, p.Id)).ToListAsync(cancel));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var reviews = await bans.Where(b => b.State == BanState.InForce && b.ReviewOn <= today && (b.RemindedOn == null || b.RemindedOn < b.ReviewOn)).OrderBy(b => b.Id).Take(Most).TagWith(nameof(DueDecision))
            .Select(b => new { b.Id, b.ReviewOn }).ToListAsync(cancel);
        found.AddRange(reviews.Select(b => new DueDecision(Midnight(b.ReviewOn!.Value), DueKind.Review, b.Id)));
        return [.. found.OrderBy(d => d.At).ThenBy(d => d.Kind).ThenBy(d => d.Ban.Value).ThenBy(d => d.Proposal?.Value)];
    }

    /// <summary>When something becomes due next, whatever it is; null: nothing ever does by itself.</summary>
    public static async Task<DateTimeOffset?> NextAsync(CordonDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (bans, proposals, exemptions) = Of(db, null);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var review = await bans.Where(b => b.State == BanState.InForce && b.ReviewOn > today).TagWith(nameof(DueDecision)).MinAsync(b => b.ReviewOn, cancel);
        DateTimeOffset?[] times =
        [
            await bans.Where(b => b.State == BanState.Scheduled).TagWith(nameof(DueDecision)).MinAsync(b => (DateTimeOffset?)b.FromAt, cancel),
            await bans.Where(b => b.State == BanState.InForce).TagWith(nameof(DueDecision)).MinAsync(b => b.UntilAt, cancel),
            await bans.Where(b => b.State == BanState.InForce && b.ApprovedAt == null).TagWith(nameof(DueDecision)).MinAsync(b => b.EmergencyEndsAt, cancel),
            await exemptions.Where(e => e.EndedAt == null && e.UntilAt != null).TagWith(nameof(DueDecision)).MinAsync(e => e.UntilAt, cancel),
            await proposals.Where(p => p.State == ProposalState.Waiting).TagWith(nameof(DueDecision)).MinAsync(p => (DateTimeOffset?)p.LapsesAt, cancel),
            review is { } on ? Midnight(on) : null,
        ];
        return times.Min();
    }

    private static (IQueryable<Ban> Bans, IQueryable<Proposal> Proposals, IQueryable<Domain.Exemptions.Exemption> Exemptions) Of(CordonDb db, BanId? ban) => ban is not { } one
        ? (db.Bans, db.Proposals, db.Exemptions)
        : (db.Bans.Where(b => b.Id == one), db.Proposals.Where(p => p.BanId == one), db.Exemptions.Where(e => e.BanId == one));

    // A day begins at midnight UTC, wherever its owner sits.
    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
