using Cordon.Domain.Staff;

namespace Cordon.Domain.Detection;

/// <summary>A person's word that what a rule finds on an account is no concern. It lasts for that account and rule, for later flags too, until it is taken back.</summary>
public sealed class FlagDismissal
{
    /// <summary>Shortest and longest reason, in characters after trimming.</summary>
    public const int MinReasonLength = 10, MaxReasonLength = 500;

    public FlagDismissalId Id { get; init; }
    public required AccountId AccountId { get; init; }
    public required string Rule { get; init; }
    public required string Reason { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? TakenBackBy { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>Raised with every change: whoever saw an older state is refused.</summary>
    public int Version { get; private set; }

    public static Refusal? CheckReason(string? reason) =>
        (reason ?? "").Trim().Length is >= MinReasonLength and <= MaxReasonLength ? null : FlagRefusals.ReasonTooShort;

    /// <returns>Null; or <c>flag.not-dismissed</c> when it was taken back before.</returns>
    public Refusal? TakeBack(Actor by, DateTimeOffset at)
    {
        if (TakenBackAt is not null) return FlagRefusals.NotDismissed;
        (TakenBackBy, TakenBackAt, Version) = (by.Id, at, Version + 1);
        return null;
    }
}
