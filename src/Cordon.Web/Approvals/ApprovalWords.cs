using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Features.Approvals;
using Cordon.Features.Bans;
using Cordon.Web.Shared;

namespace Cordon.Web.Approvals;

/// <summary>How proposals are put into words.</summary>
public static class ApprovalWords
{
    public static string Kind(ProposalKind kind) => kind.ToString();

    /// <summary><c>Ban of Northlight Data</c>, <c>Lift of B-3</c>.</summary>
    public static string Title(ProposalKind kind, long ban, string? organization) => kind switch
    {
        ProposalKind.Ban => organization is null ? "Ban of accounts by name" : $"Ban of {organization}",
        ProposalKind.Lift => $"Lift of {BanNames.Of(new BanId(ban))}",
        _ => $"Exemption from {BanNames.Of(new BanId(ban))}",
    };

    public static MarkState Mark(ProposalState state) => state switch
    {
        ProposalState.Waiting => MarkState.WaitingForApproval,
        ProposalState.Approved => MarkState.Confirmed,
        ProposalState.Refused => MarkState.Rejected,
        _ => MarkState.Ended,
    };

    public static string State(ProposalState state, bool lacksLegal = false) => state switch
    {
        ProposalState.Waiting => lacksLegal ? "Waiting for Legal" : "Waiting for approval",
        ProposalState.SentBack => "Sent back",
        _ => state.ToString(),
    };

    public static string Href(long id) => FormattableString.Invariant($"{ApprovalsAddress.Path}/{id}");

    /// <summary>What it does to its accounts: <c>covers 412 accounts</c>.</summary>
    public static string Does(ProposalKind kind, int accounts) => kind switch
    {
        ProposalKind.Ban => "covers ",
        ProposalKind.Lift => "frees ",
        _ => "lets go ",
    } + Figures.Count(accounts, "account");

    /// <summary>Whom a ban means, as a sentence.</summary>
    public static string Reaches(BanRule rule)
    {
        if (rule.Target == BanTarget.Accounts) return "The accounts that it names, and nobody else.";
        var who = rule.Threshold is { } least ? $"Whoever is confirmed, or suspected with {least.ToString("0.00", CultureInfo.InvariantCulture)} or more" : "Whoever is confirmed";
        return $"{who}{(rule.Subsidiaries ? ", there or at a subsidiary" : "")}; {(rule.Joiners ? "also who joins later" : "nobody who joins later")}; {(rule.FormerMembers ? "also who has left, where they belonged there during an incident" : "nobody who has left")}.";
    }

    /// <summary><c>about 3 % (1 to 7 %)</c>.</summary>
    public static string Wrong(WrongShare share) => string.Create(CultureInfo.InvariantCulture, $"about {share.Estimate * 100:0.#} % ({share.Low * 100:0.#} to {share.High * 100:0.#} %)");

    public static string Day(DateOnly on) => on.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Said(ApprovalKind kind) => kind switch
    {
        ApprovalKind.CoSigned => "co-signed for Legal",
        ApprovalKind.Approved => "approved it",
        ApprovalKind.Refused => "refused it",
        ApprovalKind.SentBack => "sent it back",
        ApprovalKind.Withdrawn => "withdrew it",
        _ => "let it lapse",
    };

    public static string YesOrNo(bool answer) => answer ? "Yes" : "No";
}
