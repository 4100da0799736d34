using Cordon.Domain.Staff;

namespace Cordon.Domain.Approvals;

public enum ProposalKind
{
    Ban,
    Lift,
    Exemption,
}

public enum ProposalState
{
    /// <summary>Waits for a second person.</summary>
    Waiting,
    Approved,
    Refused,

    /// <summary>Taken back by the proposer.</summary>
    Withdrawn,

    /// <summary>Given back by the approver, to be looked at again.</summary>
    SentBack,

    /// <summary>Lay too long, or what it would do drifted too far from what was seen.</summary>
    Lapsed,
}

/// <summary>What one person wants and a second one decides: a ban, its lift, an exemption from it. Whoever proposed never decides.</summary>
public sealed class Proposal
{
    public const int MaxGroundLength = 200;

    public ProposalId Id { get; init; }
    public required ProposalKind Kind { get; init; }
    public ProposalState State { get; private set; } = ProposalState.Waiting;
    public required BanId BanId { get; init; }
    public required string Reason { get; init; }

    /// <summary>SHA-256 of the accounts that it covers, frees or exempts, as the proposer saw them; <see cref="ProposalAccount"/> holds who they are.</summary>
    public required string Digest { get; init; }

    /// <summary>How many accounts that is.</summary>
    public required int Accounts { get; init; }

    /// <summary>Of a lift or an exemption: how many of them other bans go on covering.</summary>
    public int StayBanned { get; init; }

    /// <summary>Of an exemption: when it ends, and what its accounts have in common.</summary>
    public DateTimeOffset? UntilAt { get; init; }
    public string? Ground { get; init; }

    /// <summary>Whether the target competes with the platform, and whether the proposer has ties to it.</summary>
    public bool Competitor { get; init; }
    public bool Ties { get; init; }

    /// <summary>The judged sample it rests on; null where none was asked for. Shares from 0 to 1: the estimate of those wrongly covered, and its 95 % interval.</summary>
    public BanSampleId? SampleId { get; init; }
    public double? WrongEstimate { get; init; }
    public double? WrongLow { get; init; }
    public double? WrongHigh { get; init; }

    public required string ProposedBy { get; init; }
    public required string ProposedByName { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>When it lapses by itself.</summary>
    public required DateTimeOffset LapsesAt { get; init; }

    public string? CoSignedBy { get; private set; }
    public string? CoSignedByName { get; private set; }
    public DateTimeOffset? CoSignedAt { get; private set; }

    public string? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    /// <summary>Legal signs first where the platform has an interest of its own, or the proposer has.</summary>
    public bool NeedsCoSign => Competitor || Ties;

    /// <returns>Null; or <c>proposal.decided</c>, <c>proposal.needs-another-person</c>, <c>proposal.own-ties</c>, <c>proposal.co-sign-missing</c>, <c>proposal.co-signed-yourself</c>.</returns>
    public Refusal? CheckApproval(Actor by, bool ownTies)
    {
        if (CheckOpen() is { } refusal) return refusal;
        if (by.Id == ProposedBy) return ProposalRefusals.NeedsAnotherPerson;
        if (ownTies) return ProposalRefusals.OwnTies;
        if (!NeedsCoSign) return null;
        // Whoever signed for Legal has had their say: the approval is another person's.
        return CoSignedBy is null ? ProposalRefusals.CoSignMissing : CoSignedBy == by.Id ? ProposalRefusals.CoSignedYourself : null;
    }

    /// <summary>Whether it still waits for a decision.</summary>
    /// <returns>Null; or <c>proposal.decided</c>, saying how and by whom.</returns>
    public Refusal? CheckOpen() => State == ProposalState.Waiting ? null : ProposalRefusals.Decided(State, DecidedByName);

    /// <summary>Legal signs. It is no decision.</summary>
    /// <returns>Null; or <c>proposal.decided</c>, <c>proposal.needs-another-person</c>, <c>proposal.co-sign-not-asked</c>.</returns>
    public Refusal? CoSign(Actor by, DateTimeOffset at)
    {
        if (CheckOpen() is { } refusal) return refusal;
        if (!NeedsCoSign || CoSignedBy is not null) return ProposalRefusals.CoSignNotAsked;
        if (by.Id == ProposedBy) return ProposalRefusals.NeedsAnotherPerson;
        (CoSignedBy, CoSignedByName, CoSignedAt) = (by.Id, by.Name, at);
        Version++;
        return null;
    }

    /// <summary>Ends its waiting.</summary>
    /// <param name="by">Null where nobody did: it lapsed by itself.</param>
    public void Decide(ProposalState state, Actor? by, DateTimeOffset at)
    {
        (State, DecidedBy, DecidedByName, DecidedAt) = (state, by?.Id, by?.Name, at);
        Version++;
    }
}

/// <summary>An account that a proposal would cover, free or exempt, as it was when it was proposed.</summary>
public sealed class ProposalAccount
{
    public required ProposalId ProposalId { get; init; }
    public required AccountId AccountId { get; init; }
}

public enum ApprovalKind
{
    CoSigned,
    Approved,
    Refused,
    SentBack,
    Withdrawn,
    Lapsed,
}

/// <summary>What somebody said to a proposal, and what they saw when they did. Only ever added.</summary>
public sealed class Approval
{
    public ApprovalId Id { get; init; }
    public required ProposalId ProposalId { get; init; }
    public required ApprovalKind Kind { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Reason { get; init; }

    /// <summary>Of the accounts as they were then, and by how many they differed from those proposed.</summary>
    public string? Digest { get; init; }
    public int Added { get; init; }
    public int Removed { get; init; }
}
