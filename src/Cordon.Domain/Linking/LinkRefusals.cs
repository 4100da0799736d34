namespace Cordon.Domain.Linking;

public static class LinkRefusals
{
    public static readonly Refusal ReasonTooShort = new("link.reason-too-short",
        $"Say why in {LinkDecision.MinReasonLength} to {LinkDecision.MaxReasonLength} characters. The reason is kept with your name.");

    public static readonly Refusal NotDecided = new("link.not-decided", "There is no such decision to take back: it was taken back before, or never made. Reload to see what stands.");
}
