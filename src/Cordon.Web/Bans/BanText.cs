using System.Globalization;
using Cordon.Domain;
using Cordon.Domain.Approvals;
using Cordon.Domain.Bans;
using Cordon.Features.Bans;
using Cordon.Web.Shared;

namespace Cordon.Web.Bans;

/// <summary>How bans are put into words on the pages that show them.</summary>
public static class BanText
{
    public static string Href(long ban) => FormattableString.Invariant($"{BansAddress.Path}/{ban}");

    public static string Name(long ban) => BanNames.Of(new BanId(ban));

    public static MarkState Mark(BanRow ban) => ban.State switch
    {
        BanState.InForce => MarkState.Banned,
        BanState.Proposed => MarkState.WaitingForApproval,
        BanState.Scheduled => MarkState.Scheduled,
        _ => MarkState.Ended,
    };

    public static string State(BanRow ban) => (ban.State, ban.EndedHow) switch
    {
        (BanState.InForce, _) when ban.Emergency && !ban.Approved => "In force, not approved",
        (BanState.InForce, _) => "In force",
        (BanState.Proposed, _) => "Waiting for approval",
        (BanState.Scheduled, _) => "Scheduled",
        (BanState.Refused, _) => "Refused",
        (BanState.Withdrawn, _) => "Withdrawn",
        (BanState.Lapsed, _) => "Lapsed",
        (_, BanEnd.Lifted) => "Lifted",
        (_, BanEnd.Expired) => "Expired",
        (_, BanEnd.EmergencyOver) => "Emergency over",
        (_, BanEnd.Undone) => "Taken back",
        _ => "Ended",
    };

    public static string Target(BanRow ban) => ban.Organization is { } name ? ban.Subsidiaries ? $"{name}, with subsidiaries" : name : Figures.Count(ban.Named, "account") + " by name";

    /// <summary>Whom it means, as a sentence.</summary>
    public static string Reaches(BanRule rule)
    {
        if (rule.Target == BanTarget.Accounts) return "The accounts that it names, and nobody else.";
        var who = rule.Threshold is { } least ? $"Whoever is confirmed, or suspected with {least.ToString("0.00", CultureInfo.InvariantCulture)} or more" : "Whoever is confirmed";
        return $"{who}; {(rule.Joiners ? "also who joins later" : "nobody who joins later")}; {(rule.FormerMembers ? "also who has left, where they belonged there during an incident" : "nobody who has left")}.";
    }

    /// <summary>When it ends, or is looked at again; of one that is over, since when.</summary>
    public static string Until(BanRow ban) => ban.EndedAt is { } over ? $"{(ban.State == BanState.Ended ? "over since" : "dropped on")} {Instant.Absolute(over)}" : ban.UntilAt is { } end ? $"until {Instant.Absolute(end)}" : ban.ReviewOn is { } on ? $"until further notice, review on {Day(on)}" : "until further notice";

    public static string Day(DateOnly on) => on.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>about 3 % (1 to 7 %)</c>.</summary>
    public static string Wrong(WronglyCovered wrong) => string.Create(CultureInfo.InvariantCulture, $"about {wrong.Estimate * 100:0.#} % ({wrong.Low * 100:0.#} to {wrong.High * 100:0.#} %)");

    public static string Kind(ProposalKind kind) => kind switch
    {
        ProposalKind.Ban => "Ban",
        ProposalKind.Lift => "Lift",
        _ => "Exemption",
    };

    public static string Said(ApprovalKind kind) => kind switch
    {
        ApprovalKind.CoSigned => "co-signed",
        ApprovalKind.Approved => "approved",
        ApprovalKind.Refused => "refused",
        ApprovalKind.SentBack => "sent back",
        ApprovalKind.Withdrawn => "withdrew it",
        _ => "let it lapse",
    };

    public static MarkState Mark(ProposalState state) => state switch
    {
        ProposalState.Waiting => MarkState.WaitingForApproval,
        ProposalState.Approved => MarkState.Confirmed,
        ProposalState.Refused => MarkState.Rejected,
        _ => MarkState.Ended,
    };

    public static string State(ProposalState state) => state switch
    {
        ProposalState.Waiting => "Waiting for approval",
        ProposalState.SentBack => "Sent back",
        _ => state.ToString(),
    };

    /// <summary>What was done, as the record names it, behind who did it.</summary>
    public static string Did(string action) => action switch
    {
        "ban.proposed" => "proposed the ban.",
        "ban.approved" => "approved the ban.",
        "ban.applied" => "put the ban into force.",
        "ban.refused" => "refused the ban.",
        "ban.sent-back" => "sent the proposal back.",
        "ban.withdrawn" => "withdrew the proposal.",
        "ban.lapsed" => "let the proposal lapse.",
        "ban.expired" => "ended the ban at its end.",
        "ban.emergency-placed" => "placed it in an emergency.",
        "ban.emergency-over" => "ended the emergency ban.",
        "ban.undone" => "took the ban back.",
        "ban.kept" => "looked at it and keeps it.",
        "ban.review-due" => "reminded its owner of the review.",
        "ban.lifted" => "lifted the ban.",
        "lift.proposed" => "proposed a lift.",
        "lift.refused" => "refused the lift.",
        "lift.sent-back" => "sent the lift back.",
        "lift.withdrawn" => "withdrew the lift.",
        "lift.lapsed" => "let the lift lapse.",
        "exemption.proposed" => "proposed an exemption.",
        "exemption.approved" => "approved an exemption.",
        "exemption.refused" => "refused an exemption.",
        "exemption.ended" => "ended an exemption.",
        "proposal.co-signed" => "co-signed for Legal.",
        "proposal.decision-refused" => "tried to decide and was refused.",
        _ => action,
    };
}
