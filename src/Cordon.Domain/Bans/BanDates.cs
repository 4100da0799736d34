namespace Cordon.Domain.Bans;

/// <summary>From when to when a ban is meant to stand.</summary>
/// <param name="FromAt">Null: from its approval on.</param>
/// <param name="UntilAt">Null: until it is lifted; then a review date and an owner are asked for.</param>
/// <param name="Owner">A staff member's id.</param>
public sealed record BanDates(DateTimeOffset? FromAt, DateTimeOffset? UntilAt, DateOnly? ReviewOn, string? Owner, string? OwnerName)
{
    /// <summary>Farthest a ban may begin ahead, in days.</summary>
    public const int MaxDaysAhead = 90;

    /// <summary>Farthest a review may lie ahead, in days.</summary>
    public const int MaxReviewDays = 731;

    /// <returns>Null; or <c>ban.dates-out-of-range</c>, <c>ban.review-needed</c>, <c>ban.review-out-of-range</c>.</returns>
    public Refusal? Check(DateTimeOffset now)
    {
        if (FromAt > now.AddDays(MaxDaysAhead) || UntilAt <= now || UntilAt <= FromAt) return BanRefusals.DatesOutOfRange;
        if (UntilAt is null && (ReviewOn is null || string.IsNullOrWhiteSpace(Owner))) return BanRefusals.ReviewNeeded;
        return ReviewOn is { } on ? CheckReview(on, DateOnly.FromDateTime(now.UtcDateTime)) : null;
    }

    /// <returns>Null; or <c>ban.review-out-of-range</c>.</returns>
    public static Refusal? CheckReview(DateOnly reviewOn, DateOnly today) =>
        reviewOn <= today || reviewOn > today.AddDays(MaxReviewDays) ? BanRefusals.ReviewOutOfRange : null;
}
