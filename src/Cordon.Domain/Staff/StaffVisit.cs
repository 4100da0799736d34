namespace Cordon.Domain.Staff;

/// <summary>When a staff member last looked at the overview, so that it can tell what came since. No decision, and in no audit record.</summary>
public sealed class StaffVisit
{
    /// <summary>A visit this soon after the one before belongs to the same sitting and does not move the mark.</summary>
    public static readonly TimeSpan OneSitting = TimeSpan.FromMinutes(30);

    /// <summary><see cref="Actor.Id"/>.</summary>
    public required string Staff { get; init; }
    public required DateTimeOffset LastOverviewAt { get; set; }

    /// <summary>The end of the sitting before this one; null during the first.</summary>
    public DateTimeOffset? PreviousOverviewAt { get; set; }

    public void Visit(DateTimeOffset at)
    {
        if (at - LastOverviewAt >= OneSitting) PreviousOverviewAt = LastOverviewAt;
        if (at > LastOverviewAt) LastOverviewAt = at;
    }
}
