namespace Cordon.Domain.Attribution;

public static class AffiliationRefusals
{
    public static readonly Refusal ReasonTooShort = new("affiliation.reason-too-short",
        $"Say why in {Affiliation.MinReasonLength} to {Affiliation.MaxReasonLength} characters. The reason is kept with your name.");

    public static readonly Refusal NotFound = new("affiliation.not-found", "There is no such affiliation: its signals fell away, or it was never there. Nothing was changed. Reload to see what there is.");

    public static readonly Refusal AlreadySo = new("affiliation.already-so", "This was decided so already, and that decision stands. Nothing was changed.");

    public static readonly Refusal NotDecided = new("affiliation.not-decided", "Nobody has decided on this affiliation, so there is nothing to take back. Reload to see what stands.");

    public static readonly Refusal EndOutOfRange = new("affiliation.end-out-of-range", "The end must lie after the beginning and not in the future. Nothing was changed. Choose another day.");

    public static readonly Refusal ChangedMeanwhile = new("affiliation.changed-meanwhile",
        "Somebody decided on this affiliation, or its signals changed, while you were at it. Nothing of yours was saved. Reload to see what stands, and decide again.");

    public static readonly Refusal RunCancelled = new("attribution.cancelled", "Attribution was stopped. What it had worked out by then stands; run it again for the rest.");

    public static readonly Refusal TooMany = new("affiliation.too-many", "So many cannot be decided at once. Nothing was changed. Narrow the list.");

    public static readonly Refusal SampleNotLookedAt = new("affiliation.sample-not-looked-at",
        "Look at the drawn sample first: a decision for many needs a verdict on each account of it. Nothing was changed.");

    public static readonly Refusal SampleSaysNo = new("affiliation.sample-says-no",
        "Some of the sample were found not to belong there, so the rest cannot be confirmed in one go. Nothing was changed. Decide them one by one, or narrow the list.");
}
