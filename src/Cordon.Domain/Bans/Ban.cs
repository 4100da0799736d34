using Cordon.Domain.Staff;

namespace Cordon.Domain.Bans;

/// <summary>A decision that keeps accounts out: whom it means, from when to when, by which clause, why. Which evidence and incidents it rests on lies in rows of its own.</summary>
/// <remarks>
/// Whether it is in force at a time is told twice: by its times (<see cref="IsInForceAt"/>), for any instant that one asks about; and by its state, which moves forward only, so that a clock that
/// is set back frees nobody and applies nothing twice.
/// </remarks>
public sealed class Ban
{
    /// <summary>Shortest and longest reason and sentence, in characters after trimming.</summary>
    public const int MinReasonLength = 20, MaxReasonLength = 2_000, MinStatementLength = 20, MaxStatementLength = 1_000;

    /// <summary>Longest an emergency ban stands on one person's word.</summary>
    public static readonly TimeSpan LongestEmergency = TimeSpan.FromHours(72);

    public BanId Id { get; init; }
    public required BanTarget Target { get; init; }
    public OrganizationId? OrganizationId { get; init; }
    public bool Subsidiaries { get; init; }
    public double? Threshold { get; init; }
    public bool FormerMembers { get; init; }
    public bool Joiners { get; init; }

    /// <summary>The text of the clause as it was when it was proposed.</summary>
    public required PolicyClauseId ClauseId { get; init; }

    /// <summary>Why, for staff.</summary>
    public required string Reason { get; init; }

    /// <summary>The sentence for the person.</summary>
    public required string Statement { get; init; }

    /// <summary>From when on it reaches anybody, inclusive, UTC; moved on to its approval where that comes later.</summary>
    public required DateTimeOffset FromAt { get; set; }

    /// <summary>When it expires, exclusive, UTC; null: until it is lifted.</summary>
    public DateTimeOffset? UntilAt { get; init; }

    /// <summary>When whoever owns it looks whether it is still right; an indefinite ban has one.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The review that the owner was reminded of.</summary>
    public DateOnly? RemindedOn { get; set; }

    /// <summary>A staff member's id, and what colleagues see.</summary>
    public string? Owner { get; set; }
    public string? OwnerName { get; set; }

    /// <summary>Since when it stands on one person's word, and until when; null for any other.</summary>
    public DateTimeOffset? EmergencyAt { get; init; }
    public DateTimeOffset? EmergencyEndsAt { get; init; }

    /// <summary>When a second person approved it.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }
    public string? ApprovedBy { get; private set; }
    public string? ApprovedByName { get; private set; }

    /// <summary>When its coverage was written.</summary>
    public DateTimeOffset? AppliedAt { get; private set; }

    /// <summary>When its coverage was ended, and how.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public BanEnd? EndedHow { get; private set; }

    public BanState State { get; private set; } = BanState.Proposed;

    public required string ProposedBy { get; init; }
    public required string ProposedByName { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>How many accounts it covers now; kept up by every change of coverage.</summary>
    public int Covered { get; set; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    public BanRule Rule => new(Target, OrganizationId, Subsidiaries, Threshold, FormerMembers, Joiners);

    public static Refusal? CheckReason(string? reason) => (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : BanRefusals.ReasonTooShort;

    public static Refusal? CheckStatement(string? statement) => (statement ?? "").Trim().Length is >= MinStatementLength and <= MaxStatementLength ? null : BanRefusals.StatementTooShort;

    /// <summary>Whether it reaches anybody at a time, by what is known of it now.</summary>
    /// <remarks>Approved, or on an emergency's word; begun; not over. A lift that was taken at 12:00 does not change what was so at 11:00.</remarks>
    public bool IsInForceAt(DateTimeOffset at) =>
        (ApprovedAt <= at || (EmergencyAt <= at && at < EmergencyEndsAt)) && FromAt <= at && !(at >= UntilAt) && !(at >= EndedAt);

    /// <summary>Takes a second person's word. It is in force at once, or waits for its beginning.</summary>
    public void Approve(Actor by, DateTimeOffset at)
    {
        (ApprovedAt, ApprovedBy, ApprovedByName) = (at, by.Id, by.Name);
        if (State != BanState.InForce)
        {
            // It says from when on it covered people: never before somebody approved it.
            if (FromAt < at) FromAt = at;
            State = BanState.Scheduled;
        }
        Version++;
    }

    /// <summary>Its time has come: its coverage is written in the same transaction.</summary>
    public void Begin(DateTimeOffset at)
    {
        (State, AppliedAt) = (BanState.InForce, at);
        Version++;
    }

    /// <summary>It is over: its coverage is ended in the same transaction.</summary>
    public void Finish(BanEnd how, DateTimeOffset at)
    {
        (State, EndedHow, EndedAt) = (BanState.Ended, how, at);
        Version++;
    }

    /// <summary>It never came to be: refused, withdrawn or lapsed.</summary>
    public void Drop(BanState how, DateTimeOffset at)
    {
        (State, EndedAt) = (how, at);
        Version++;
    }

    /// <summary>Whoever owns it looked and keeps it.</summary>
    /// <returns>Null; or <c>ban.not-in-force</c>, <c>ban.review-out-of-range</c>.</returns>
    public Refusal? Keep(DateOnly reviewOn, string owner, string ownerName, DateOnly today)
    {
        if (State is not (BanState.InForce or BanState.Scheduled)) return BanRefusals.NotInForce;
        if (BanDates.CheckReview(reviewOn, today) is { } refusal) return refusal;
        (ReviewOn, RemindedOn, Owner, OwnerName) = (reviewOn, null, owner, ownerName);
        Version++;
        return null;
    }
}

/// <summary>An account that a ban names itself.</summary>
public sealed class BanAccount
{
    public required BanId BanId { get; init; }
    public required AccountId AccountId { get; init; }
}

/// <summary>An incident that a ban rests on.</summary>
public sealed class BanIncident
{
    public required BanId BanId { get; init; }
    public required IncidentId IncidentId { get; init; }
}

/// <summary>A sealed item of evidence that a ban rests on.</summary>
public sealed class BanEvidence
{
    public required BanId BanId { get; init; }
    public required EvidenceId EvidenceId { get; init; }
}

/// <summary>A ban that somebody is still writing. It decides nothing.</summary>
public sealed class BanDraft
{
    public const int MaxTitleLength = 200, MaxContentLength = 400_000;

    public BanDraftId Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Staff { get; init; }
    public required string Title { get; set; }

    /// <summary>What was filled in, as JSON.</summary>
    public required string Content { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
}
