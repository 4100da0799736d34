namespace Cordon.Domain.Detection;

public static class FlagRefusals
{
    public static readonly Refusal NotFound = new("flag.not-found", "This account has no such flag now. A later run may have taken it away; reload to see what stands.");

    public static readonly Refusal ReasonTooShort = new("flag.reason-too-short",
        $"Say in {FlagDismissal.MinReasonLength} to {FlagDismissal.MaxReasonLength} characters why this is no concern. The reason is kept with your name.");

    public static readonly Refusal AlreadyDismissed = new("flag.already-dismissed", "This rule was already dismissed for this account. Nothing was changed.");

    public static readonly Refusal NotDismissed = new("flag.not-dismissed", "There is no dismissal to take back: it was taken back before, or never made.");
}
