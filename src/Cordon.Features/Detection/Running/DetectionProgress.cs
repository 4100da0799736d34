namespace Cordon.Features.Detection.Running;

/// <summary>How far a run is: an account counts once when it is measured, and once when it is judged.</summary>
internal sealed class DetectionProgress
{
    public long Done { get; set; }
    public long All { get; set; }
    public long Rows { get; set; }

    /// <param name="accounts">All that are due.</param>
    /// <param name="measured">Those of them whose measures hold still.</param>
    public void Begin(long accounts, long measured) => (Done, All) = (measured, 2 * accounts);

    /// <summary>Measuring is over, and so many are to be judged: more than were due where the thresholds changed.</summary>
    public void Judge(long accounts) => (Done, All) = (accounts, 2 * accounts);
}
