namespace Cordon.Domain.Linking;

public static class LinkRefusals
{
    public static readonly Refusal ReasonTooShort = new("link.reason-too-short",
        $"Say why in {LinkDecision.MinReasonLength} to {LinkDecision.MaxReasonLength} characters. The reason is kept with your name.");

    public static readonly Refusal NotDecided = new("link.not-decided", "There is no such decision to take back: it was taken back before, or never made. Reload to see what stands.");

    public static readonly Refusal NotFound = new("link.not-found",
        "There is no such link: the account or the identifier is unknown, or the account does not use it. Nothing was changed. Reload to see what there is.");

    public static readonly Refusal AlreadyCut = new("link.already-cut", "This link is cut already, and that decision stands. Nothing was changed. Reload to see who cut it and why.");

    public static readonly Refusal AlreadyJoined = new("link.already-joined",
        "These two accounts are joined by hand already, and that decision stands. Nothing was changed. Reload to see who joined them and why.");

    public static readonly Refusal AlreadyTurnedDown = new("link.already-turned-down",
        "It was decided already that these two accounts do not belong to one person, and that stands. Nothing was changed. To decide otherwise, take that decision back first.");

    public static readonly Refusal NotSuggested = new("link.not-suggested",
        "These two accounts are not suggested any more: linking ran meanwhile and found otherwise. Nothing was changed. Reload to see what is suggested now.");

    public static readonly Refusal SameAccount = new("link.same-account", "An account cannot be linked with itself. Nothing was changed. Choose another account.");

    public static readonly Refusal ChangedMeanwhile = new("link.changed-meanwhile",
        "Somebody decided on this link while you were at it. Nothing of yours was saved. Reload to see what stands, and decide again.");

    public static readonly Refusal LimitOutOfRange = new("hub-limit.out-of-range",
        $"A hub limit is a whole number of accounts from {HubLimits.Least} to {HubLimits.Greatest:N0}. Nothing was saved. Choose one in that range.");

    public static readonly Refusal LimitAlreadyDefault = new("hub-limit.already-default", "This limit is at its default already. Nothing was changed.");

    public static readonly Refusal RunCancelled = new("linking.cancelled", "Linking was stopped. Clusters are as they were before; what was due stays due. Run it again when you like.");
}
